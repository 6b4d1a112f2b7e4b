import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/engine/base/model.ts';
import { FLANK_FEATURES, flankFeatures, headFlank, tailFlank } from '../../../src/engine/seams/flanks.ts';
import { pieceOf } from './pieces.ts';

const piece = (text: string, cjk = false): Piece => pieceOf(text, { cjk });

/** The features of two pieces, by name. */
function told(tail: Piece, head: Piece, nextIsTitle = false): Record<string, number> {
  const f = new Float64Array(FLANK_FEATURES.length + 3);
  flankFeatures(tailFlank(tail, nextIsTitle, 2), headFlank(head), f, 3);
  expect(Array.from(f.subarray(0, 3))).toEqual([0, 0, 0]);
  return Object.fromEntries(FLANK_FEATURES.map((name, k) => [name, f[3 + k] as number]));
}

describe('the flanks of a joint', () => {
  it('tells a line of a table by its figures and leaders', () => {
    const table = told(piece('BARLEY........12.40......13.05'), piece('Oats 14.2 13.9 11.0'));
    const prose = told(piece('The mill at Tarnow took 12 carts'), piece('of barley to the quay at noon'));
    expect(table['tabularTail']).toBeGreaterThan(0.7);
    expect(table['tabularHead']).toBeGreaterThan(0.5);
    expect(prose['tabularTail']).toBeLessThan(0.1);
    expect(prose['tabularHead']).toBe(0);
  });

  it('takes capitals with several figures for a table, a headline with one for none', () => {
    const rows = told(
      piece('TARNOW BARLEY 5 UP JLY 2 OATS 11 UND JLY 3'),
      piece('RYE 4 UP JLY 1 MALT 7 UND JLY 2'),
    );
    expect(rows['tabularTail']).toBeGreaterThan(0.5);
    expect(rows['tabularHead']).toBeGreaterThan(0.5);
    const headline = told(piece('TARNOW MILL TAKES 300 CARTS OF BARLEY IN'), piece('a single week'));
    expect(headline['tabularTail']).toBeLessThan(0.2);
  });

  it('tells what stands behind the end, and how the beginning opens', () => {
    const f = told(piece('青溪县的茶农把新叶', true), piece('同时，县里还修了三座茶亭。', true), true);
    expect(f['beforeTitle']).toBe(1);
    expect(f['beforeTorn']).toBe(0.5);
    expect(f['leans']).toBe(1);
    const opens = told(piece('青溪县的茶农把新叶', true), piece('3月9日，青溪县举行春茶节开幕式。', true));
    expect([opens['beforeTitle'], opens['leans'], opens['day']]).toEqual([0, 0, 1]);
  });

  it('grows with the length of a piece', () => {
    const f = told(piece('A short end'), piece(`${'A longer beginning '.repeat(20)}.`));
    expect(f['headLength']).toBeGreaterThan(f['tailLength'] as number);
  });
});
