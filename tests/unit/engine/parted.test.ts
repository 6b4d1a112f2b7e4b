import { describe, expect, it } from 'vitest';
import { drained } from '../../../bench/drained.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import { tornTail } from '../../../src/engine/language/torn.ts';
import type { Joint } from '../../../src/engine/seams/joints.ts';
import { settle } from '../../../src/engine/threads/settle.ts';
import { pieceOf } from './pieces.ts';

const joint = (tail: number, head: number, score: number): Joint => ({
  tail,
  head,
  score,
});

/** Where the end of piece 2 goes on, if it can go on in piece 0 alone. */
function backward(parts: (p: number) => boolean): number {
  return drained(settle(3, new Map([[2, [joint(2, 0, 6)]]]), parts)).next[2] as number;
}

describe('a joint that leads back', () => {
  it('is refused where reading came from its beginning, for that made a ring', () => {
    expect(backward(() => false)).toBe(-1);
  });

  it('stands where the columns between are parted', () => {
    expect(backward((p) => p === 1)).toBe(0);
  });
});

describe('a Chinese line that ends in a figure and a point', () => {
  const piece = (text: string, cjk: boolean): Piece => pieceOf(text, { cjk });

  it('was cut at its decimal point', () => {
    expect(tornTail(piece('云阙市去年新修乡村道路共计68.', true), 0)).toBeGreaterThan(0.4);
  });

  it('is no cut where the figure is a list’s number, or the text is English', () => {
    expect(tornTail(piece('12.', true), 0)).toBe(0);
    expect(tornTail(piece('The northern ferry carried no fewer than 68.', false), 0)).toBe(0);
  });
});

describe('an English end', () => {
  const torn = (text: string): number => tornTail(pieceOf(text, { cjk: false }), 0);

  it.each([
    'The harbour board asked Mr.',
    'The fair on the quay at Ellery opens on Sept.',
    'Nobody wanted to hear more',
    'The council sold its ferry to Ellery Quay Lines Corp <EQL>',
    'The ferry will carry no more than a dozen reporters (most of them from Ellery)',
  ])('is cut: %s', (text) => {
    expect(torn(text)).toBeGreaterThan(0.4);
  });

  it.each([
    'The board meets again in May.',
    'The ferry sails at noon. MORE',
    'The ferry sails at noon, the captain said.” (Ends)',
    'The ferry sails at noon. -30-',
    'The ferry sails at noon. REUTER...',
    'The ferry sails at noon. REUTER^M',
    'The council sold its ferry to Ellery Quay Lines Corp <EQL.>',
  ])('is whole: %s', (text) => {
    expect(torn(text)).toBe(0);
  });
});
