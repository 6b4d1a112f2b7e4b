/**
 * How an end and a beginning fit by their letters, in scripts that write words without blanks: words that reach across
 * the joint, what the dump and the language commonly write there, and steps of a list told in running text.
 */

import type { Piece } from '../base/model.ts';
import { placesOf } from '../base/network.ts';
import { CJK, CLOSE, classOf, DIGIT, INNER, STOP } from '../base/script.ts';
import { readAcross, readLeft, readRight, type Side } from '../language/across.ts';
import type { Grams } from '../language/grams.ts';
import { isLoose, wordAcross } from '../language/torn.ts';

/** One end or beginning, as far as its letters matter. */
export interface LetterEdge {
  /** The last (first) code units beside the joint. */
  near: string;
  /** The same with every figure as `0`, as `grams` counts it. */
  figures: string;
  /** Whether the letter at the joint is no word by itself. */
  loose: boolean;
  /** The letters beside the joint, read as words of the language; `over` are those on the far side of a mark. */
  side: Side | null;
  over: Side | null;
  /** The last number of a list told before the joint, the first told behind it. */
  count: Count | null;
}

/** A step of a list inside running text: 一是…二是…. */
interface Count {
  kind: string;
  value: number;
}

const STEPS: readonly (readonly [string, RegExp])[] = [
  ['是', /([一二三四五六七八九])是/gu],
  ['要', /([一二三四五六七八九])要/gu],
  ['第', /第([一二三四五六七八九])[，,、。是]/gu],
  ['(', /[(（]([1-9一二三四五六七八九])[)）]/gu],
];

/** Code units from the joint that are looked through for steps of a list. */
const LISTED = 600;

function countOf(text: string, end: 'tail' | 'head'): Count | null {
  let best: Count | null = null;
  let at = -1;
  for (const [kind, pattern] of STEPS) {
    for (const hit of text.matchAll(pattern)) {
      const place = hit.index;
      if (end === 'tail' ? place > at : at < 0 || place < at) {
        const digit = hit[1] as string;
        best = { kind, value: /\d/.test(digit) ? Number(digit) : '一二三四五六七八九'.indexOf(digit) + 1 };
        at = place;
      }
      if (end === 'head') break;
    }
  }
  return best;
}

/** Reads an end or a beginning; `near` are the code units of it that stand beside the joint. */
export function letterEdge(piece: Piece, near: string, end: 'tail' | 'head', grams: Grams): LetterEdge {
  const tongue = grams.tongues.zh();
  const read = (text: string): Side | null => {
    if (!tongue) return null;
    return end === 'tail' ? readLeft(tongue, text) : readRight(tongue, text);
  };
  const side = read(near);
  const over = near.replace(end === 'tail' ? /[，,、：:；;]$/u : /^[，,、：:；;]/u, '');
  return {
    near,
    figures: near.replace(/\d+(?:\.\d+)?/gu, '0'),
    loose: isLoose(near, end),
    side,
    over: over === near ? side : read(over),
    count: countOf(end === 'tail' ? piece.text.slice(-LISTED) : piece.text.slice(0, LISTED), end),
  };
}

/** Measure words: what can stand between a number or a pointing word and its noun. */
const MEASURES =
  /^[个位名项条家片种次年月日天周届批座所份部支场里间块段件台辆艘架类套组轮级层户头只张幅首篇句页本册股笔万亿多余分点小倍成]/u;

/** Names of what letters say of a joint. */
export const LETTER_FEATURES = [
  'word2',
  'word3',
  'word4',
  'wordMends',
  'looseLeft',
  'looseRight',
  'bigram',
  'forward2',
  'forward3',
  'backward2',
  'backward3',
  'fourgram',
  'neverForward',
  'neverBackward',
  'measure',
  'leanMark',
  'looseMark',
  'wholeMark',
  'whole',
  'overMark',
  'counts',
  'countsNot',
] as const;

const AT = placesOf(LETTER_FEATURES);

const clip = (x: number, most: number) => Math.max(-most, Math.min(most, x));

/** Writes what the words of the dictionary and the runs of the dump say across a joint of two letters. */
function runsAcross(tail: LetterEdge, head: LetterEdge, grams: Grams, f: Float64Array, at: number): void {
  const across = wordAcross(tail.near, head.near);
  if (across === 2) f[at + AT.word2] = 1;
  else if (across === 3) f[at + AT.word3] = 1;
  else if (across >= 4) f[at + AT.word4] = 1;
  if (across && (tail.loose || head.loose)) f[at + AT.wordMends] = tail.loose && head.loose ? 1 : 0.6;
  if (!across && tail.loose) f[at + AT.looseLeft] = 1;
  if (!across && head.loose) f[at + AT.looseRight] = 1;
  const before = tail.figures;
  const behind = head.figures;
  const l3 = before.slice(-3);
  const l2 = before.slice(-2);
  const r2 = behind.slice(0, 2);
  const r3 = behind.slice(0, 3);
  const a = before.slice(-1);
  const b = behind.slice(0, 1);
  const ab = grams.count(a + b);
  f[at + AT.bigram] = ab
    ? Math.log1p((ab * grams.letters) / ((grams.count(a) + 1) * (grams.count(b) + 1))) / 4
    : -0.5;
  // Each side was counted once where it stands; only its other places tell.
  const left2 = grams.count(l2) - 1;
  const right2 = grams.count(r2) - 1;
  // Where the two letters never stood together, no longer run across the joint did.
  const on2 = ab && grams.count(l2 + b);
  const back2 = ab && grams.count(a + r2);
  f[at + AT.forward2] = left2 > 0 ? on2 / (left2 + 0.5) : 0;
  f[at + AT.forward3] = on2 && Math.min(1, grams.count(l3 + b));
  f[at + AT.backward2] = right2 > 0 ? back2 / (right2 + 0.5) : 0;
  f[at + AT.backward3] = back2 && Math.min(1, grams.count(a + r3));
  f[at + AT.fourgram] = on2 && back2 && Math.min(2, grams.count(l2 + r2));
  if (left2 > 0 && !on2) f[at + AT.neverForward] = Math.min(1, left2 / 4);
  if (right2 > 0 && !back2) f[at + AT.neverBackward] = Math.min(1, right2 / 4);
}

/**
 * Writes what the letters beside a joint say into `f` from `at` on, as `LETTER_FEATURES` names it. Returns how much
 * likelier the language finds what stands together there than apart, in nats; 0 where it tells nothing.
 */
export function letterFeatures(
  tail: LetterEdge,
  head: LetterEdge,
  grams: Grams,
  f: Float64Array,
  at: number,
): number {
  const left = tail.near;
  const right = head.near;
  const l = classOf(left.charCodeAt(left.length - 1));
  const r = classOf(right.charCodeAt(0));
  if (l & (CJK | DIGIT) && r & (CJK | DIGIT) && !(l & r & DIGIT)) runsAcross(tail, head, grams, f, at);
  const mark = (r & (INNER | STOP | CLOSE)) !== 0;
  const trailer = /^[的了着过地得们]/u.test(right);
  if (/[这那其各每某几数两半首第一二三四五六七八九十百千万\d]$/u.test(left) && MEASURES.test(right))
    f[at + AT.measure] = 1;
  if (/[的和与及或在为把被对从向以将要更最不是将并而使让]$/u.test(left) && (mark || trailer))
    f[at + AT.leanMark] = 1;
  if (l & CJK && mark) f[at + (tail.loose ? AT.looseMark : AT.wholeMark)] = 1;
  if (tail.count && head.count) {
    if (tail.count.kind === head.count.kind && head.count.value === tail.count.value + 1)
      f[at + AT.counts] = 1;
    else if (tail.count.kind === head.count.kind) f[at + AT.countsNot] = 1;
  }
  const tongue = grams.tongues.zh();
  if (!tongue) return 0;
  if (tail.side && head.side) {
    const across = readAcross(tongue, tail.side, head.side);
    f[at + AT.whole] = across.whole;
    return across.gain;
  }
  if (tail.over && head.over)
    f[at + AT.overMark] = clip(readAcross(tongue, tail.over, head.over).gain, 6) / 4;
  return 0;
}
