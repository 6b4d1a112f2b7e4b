import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTongues } from '../../../src/core/tongues.ts';
import type { Piece } from '../../../src/engine/base/model.ts';
import {
  readAcross,
  readBeside,
  readLeft,
  readRight,
  type Side,
  wordsAcross,
} from '../../../src/engine/language/across.ts';
import { headOdds, isCommon, tailOdds } from '../../../src/engine/language/rims.ts';
import { SILENT, type Tongue } from '../../../src/engine/language/tongue.ts';
import { pieceOf } from './pieces.ts';

const tongues = openTongues(join(import.meta.dirname, '..', '..', '..', 'resources', 'tongues'));
const zh = tongues.zh() as Tongue;
const en = tongues.en() as Tongue;

const across = (left: string, right: string) =>
  readAcross(zh, readLeft(zh, left) as Side, readRight(zh, right) as Side);

const piece = (text: string, cjk = true): Piece => pieceOf(text, { cjk });

describe('the languages', () => {
  it('know which words and letters are common', () => {
    expect(isCommon(tongues, '发展', true)).toBe(true);
    expect(isCommon(tongues, '砼鳎', true)).toBe(false);
    expect(isCommon(tongues, '~', true)).toBe(false);
    expect(isCommon(tongues, 'harbour', false)).toBe(true);
    expect(isCommon(tongues, 'harbuor', false)).toBe(false);
    expect(isCommon(SILENT, 'the', false)).toBe(false);
  });
});

describe('what stands across a joint', () => {
  it('finds a word that the cut went through', () => {
    const { gain, whole, word } = across('码头扩建工程加快推', '进，年底完工');
    expect(word).toBe('推进');
    expect(whole).toBeGreaterThan(0.9);
    expect(gain).toBeGreaterThan(5);
  });

  it('prefers the true continuation to others, cut between words or inside one', () => {
    const heads = ['展新格局，', '会大礼堂举行', '目建设进度', '关部门负责人'];
    const tails = ['全面推动高质量发', '代表们在人民大', '现场察看重点项', '记者采访了有'];
    tails.forEach((tail, t) => {
      const gains = heads.map((head) => across(tail, head).gain);
      expect(gains.indexOf(Math.max(...gains))).toBe(t);
    });
  });

  it('says nothing where no letters of the language meet', () => {
    expect(readLeft(zh, '同比增长3')).toBeNull();
    expect(readRight(zh, '，同比增长')).toBeNull();
  });

  it('knows English words in a row', () => {
    const across = (left: string[], right: string[]) =>
      wordsAcross(en, readBeside(en, left), readBeside(en, right));
    expect(across(['prime', 'the'], ['minister', 'said'])).toBeGreaterThan(3);
    expect(across(['prime', 'the'], ['said', 'that'])).toBeLessThan(0);
    expect(across(['qwzxv'], ['minister'])).toBe(0);
    expect(across([], ['minister'])).toBe(0);
  });
});

describe('the rims of one piece', () => {
  it('tell the rest of a word from a beginning', () => {
    expect(headOdds(tongues, piece('展新动能，沿江各县'))).toBeGreaterThan(1);
    expect(headOdds(tongues, piece('今年以来，沿江各县'))).toBeLessThan(0.5);
    expect(headOdds(tongues, piece('of the harbour', false))).toBeGreaterThan(
      headOdds(tongues, piece('The harbour', false)),
    );
  });

  it('tell a cut from an end', () => {
    expect(tailOdds(tongues, piece('两岸同胞纪念世界反'))).toBeGreaterThan(
      tailOdds(tongues, piece('两岸同胞纪念抗战胜利')),
    );
    expect(tailOdds(tongues, piece('the minister of', false))).toBeGreaterThan(
      tailOdds(tongues, piece('the minister said', false)),
    );
  });

  it('say nothing without a language', () => {
    expect(headOdds(SILENT, piece('展新动能'))).toBe(0);
    expect(tailOdds(SILENT, piece('世界反'))).toBe(0);
  });
});
