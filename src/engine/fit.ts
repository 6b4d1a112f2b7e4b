/**
 * How well an end and a beginning fit: what a joint of theirs is judged by, weighed by a small network
 * that `bench/fit.ts` fits.
 */
import {
  type Beside,
  readAcross,
  readBeside,
  readLeft,
  readRight,
  type Side,
  wordsAcross,
} from './across.ts';
import { FLANK_FEATURES } from './flanks.ts';
import { type Grams, wordsOf } from './grams.ts';
import { isCapitals } from './look.ts';
import type { Piece } from './model.ts';
import { headOdds } from './rims.ts';
import { CJK, CLOSE, classOf, DIGIT, INNER, STOP } from './script.ts';
import { bracketState, isLoose, LEANING, wordAcross } from './seams.ts';
import { SYNTAX_FEATURES, syntaxFeatures, type Word, wordsBeside } from './syntax.ts';

/** One end or beginning of a piece, as far as a joint needs to know it. */
export interface Edge {
  /** The last (first) code units beside the joint. */
  near: string;
  /** The same with every figure as `0`, as `grams` counts it. */
  figures: string;
  open: string;
  closed: string;
  /** Odd number of straight quotes: one end of a quotation is missing. */
  straight: boolean;
  /** Whether the letter at the joint is no word by itself. */
  loose: boolean;
  /** Latin words beside the joint, nearest first. */
  words: string[];
  /** The same, looked up in the language. */
  beside: Beside | null;
  /** Two words beside the joint by their class, nearest first; none where words are not parted by spaces. */
  classes: readonly Word[];
  /** What the language says of the beginning by itself. */
  odds: number;
  /** Whether a text of Latin script stands in capitals at the joint. */
  capitals: boolean;
  /** The letters beside the joint, read as words of the language; `over` are those on the far side of a mark. */
  side: Side | null;
  over: Side | null;
  /** The last number of a list told before the joint, the first told behind it. */
  count: Count | null;
}

/** A step of a list inside running text: 一是…二是…, first … second …. */
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

function countOf(text: string, side: 'tail' | 'head'): Count | null {
  let best: Count | null = null;
  let at = -1;
  for (const [kind, pattern] of STEPS) {
    for (const hit of text.matchAll(pattern)) {
      const place = hit.index;
      if (side === 'tail' ? place > at : at < 0 || place < at) {
        const digit = hit[1] as string;
        best = { kind, value: /\d/.test(digit) ? Number(digit) : '一二三四五六七八九'.indexOf(digit) + 1 };
        at = place;
      }
      if (side === 'head') break;
    }
  }
  return best;
}

/** Letters beside a joint that are looked at for capitals. */
const CAPITALS = 40;

/** A text with every figure as `0`. */
const oneFigure = (text: string) => text.replace(/\d+(?:\.\d+)?/gu, '0');

const clip = (x: number, most: number) => Math.max(-most, Math.min(most, x));

export function tailEdge(piece: Piece, grams: Grams): Edge {
  const near = piece.text.slice(-24);
  const state = bracketState(piece.text.slice(-2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(-80)).reverse().slice(0, 3);
  const side = sideOf(near, piece.cjk, grams, 'left');
  const over = near.replace(/[，,、：:；;]$/u, '');
  return {
    near,
    ...state,
    straight: state.open.includes('"'),
    loose: piece.cjk && isLoose(near, 'tail'),
    words,
    beside: besideOf(words, grams),
    classes: piece.cjk ? [] : wordsBeside(piece.text, 'tail'),
    odds: 0,
    capitals: !piece.cjk && isCapitals(piece.text.slice(-CAPITALS)),
    figures: oneFigure(near),
    side,
    over: over === near ? side : sideOf(over, piece.cjk, grams, 'left'),
    count: countOf(piece.text.slice(-600), 'tail'),
  };
}

export function headEdge(piece: Piece, grams: Grams): Edge {
  const near = piece.text.slice(0, 24);
  const state = bracketState(piece.text.slice(0, 2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(0, 80)).slice(0, 3);
  const side = sideOf(near, piece.cjk, grams, 'right');
  const over = near.replace(/^[，,、：:；;]/u, '');
  return {
    near,
    ...state,
    straight: state.open.includes('"'),
    loose: piece.cjk && isLoose(near, 'head'),
    words,
    beside: besideOf(words, grams),
    classes: piece.cjk ? [] : wordsBeside(piece.text, 'head'),
    odds: piece.cjk ? 0 : headOdds(grams.tongues, piece),
    capitals: !piece.cjk && isCapitals(piece.text.slice(0, CAPITALS)),
    figures: oneFigure(near),
    side,
    over: over === near ? side : sideOf(over, piece.cjk, grams, 'right'),
    count: countOf(piece.text.slice(0, 600), 'head'),
  };
}

function besideOf(words: readonly string[], grams: Grams): Beside | null {
  const tongue = words.length ? grams.tongues.en() : null;
  return tongue && readBeside(tongue, words);
}

function sideOf(text: string, cjk: boolean, grams: Grams, side: 'left' | 'right'): Side | null {
  const tongue = cjk ? grams.tongues.zh() : null;
  if (!tongue) return null;
  return side === 'left' ? readLeft(tongue, text) : readRight(tongue, text);
}

/** Measure words: what can stand between a number or a pointing word and its noun. */
const MEASURES =
  /^[个位名项条家片种次年月日天周届批座所份部支场里间块段件台辆艘架类套组轮级层户头只张幅首篇句页本册股笔万亿多余分点小倍成]/u;

/** Names of the features of a joint, in the order of `jointFeatures`. */
export const JOINT_FEATURES = [
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
  'bracketFits',
  'bracketClashes',
  'digits',
  'digitClash',
  'marksClash',
  'likeness',
  'around',
  'across',
  'next',
  'ahead',
  'behind',
  'afterTorn',
  'tornHead',
  'lower',
  'leaning',
  'wordPair',
  'capitalAfterLeaning',
  'pairNever',
  'afterTitle',
  'continuity',
  'columnContinuity',
  'measure',
  'leanMark',
  'looseMark',
  'wholeMark',
  'gain',
  'loss',
  'whole',
  'overMark',
  'tailOdds',
  'counts',
  'countsNot',
  ...FLANK_FEATURES,
  ...SYNTAX_FEATURES,
  'headNamed',
  'headOpens',
  'tailTitled',
  'headTitled',
  'headOdds',
  'allCapitals',
  'capitalsClash',
] as const;

/** Where what the flanks say stands among the features, and what stands behind it. */
export const FLANKS_AT = JOINT_FEATURES.indexOf('tabularTail');
const SYNTAX_AT = JOINT_FEATURES.indexOf('syntax');
const NAMED_AT = JOINT_FEATURES.indexOf('headNamed');
const TITLED_AT = JOINT_FEATURES.indexOf('tailTitled');

/** What else a joint is judged by, beyond its two edges. */
export interface Situation {
  /** Cosine of the two pieces, of the columns around them, and of each piece with the other's column. */
  likeness: number;
  around: number;
  across: number;
  /** Pieces from tail to head in the dump: 1 is the next one, negative stands before. */
  distance: number;
  /** Whether the head follows another torn end, so that a column surely begins there. */
  afterTorn: boolean;
  /** Whether the head follows a title or what belongs to one. */
  afterTitle: boolean;
  /** Where the head follows a whole paragraph: how alike the two are, and the columns to both sides. */
  continuity: number;
  columnContinuity: number;
  /** Log odds that the head is the rest of a sentence, told by itself. */
  tornHead: number;
  /** What the language says of the end by itself. */
  tailOdds: number;
  /** How sure each of the two is a title, 0 to 1. */
  tailTitle: number;
  headTitle: number;
}

/** Features of joining an end to a beginning, as `JOINT_FEATURES` names them. */
export function jointFeatures(
  tail: Edge,
  head: Edge,
  cjk: boolean,
  grams: Grams,
  at: Situation,
): Float64Array {
  const f = new Float64Array(JOINT_FEATURES.length);
  const left = tail.near;
  const right = head.near;
  const l = classOf(left.charCodeAt(left.length - 1));
  const r = classOf(right.charCodeAt(0));
  if (cjk && l & (CJK | DIGIT) && r & (CJK | DIGIT) && !(l & r & DIGIT)) {
    const across = wordAcross(left, right);
    if (across === 2) f[0] = 1;
    else if (across === 3) f[1] = 1;
    else if (across >= 4) f[2] = 1;
    if (across && (tail.loose || head.loose)) f[3] = tail.loose && head.loose ? 1 : 0.6;
    if (!across && tail.loose) f[4] = 1;
    if (!across && head.loose) f[5] = 1;
    const before = tail.figures;
    const behind = head.figures;
    const l3 = before.slice(-3);
    const l2 = before.slice(-2);
    const r2 = behind.slice(0, 2);
    const r3 = behind.slice(0, 3);
    const a = before.slice(-1);
    const b = behind.slice(0, 1);
    const ab = grams.count(a + b);
    f[6] = ab ? Math.log1p((ab * grams.letters) / ((grams.count(a) + 1) * (grams.count(b) + 1))) / 4 : -0.5;
    // Each side was counted once where it stands; only its other places tell.
    const left2 = grams.count(l2) - 1;
    const right2 = grams.count(r2) - 1;
    // Where the two letters never stood together, no longer run across the joint did.
    const on2 = ab && grams.count(l2 + b);
    const back2 = ab && grams.count(a + r2);
    f[7] = left2 > 0 ? on2 / (left2 + 0.5) : 0;
    f[8] = on2 && Math.min(1, grams.count(l3 + b));
    f[9] = right2 > 0 ? back2 / (right2 + 0.5) : 0;
    f[10] = back2 && Math.min(1, grams.count(a + r3));
    f[11] = on2 && back2 && Math.min(2, grams.count(l2 + r2));
    if (left2 > 0 && !on2) f[12] = Math.min(1, left2 / 4);
    if (right2 > 0 && !back2) f[13] = Math.min(1, right2 / 4);
  }
  if (cjk) {
    const mark = (r & (INNER | STOP | CLOSE)) !== 0;
    const trailer = /^[的了着过地得们]/u.test(right);
    if (/[这那各每某几数两半首第一二三四五六七八九十百千万\d]$/u.test(left) && MEASURES.test(right))
      f[35] = 1;
    if (/[的和与及或在为把被对从向以将要更最不是将并而使让]$/u.test(left) && (mark || trailer)) f[36] = 1;
    if (l & CJK && mark) f[tail.loose ? 37 : 38] = 1;
  }
  const want = tail.open.replace('"', '');
  const give = head.closed;
  if (want && give) f[want.endsWith(give.charAt(0)) ? 14 : 15] = 1;
  else if (want && !give) f[15] = want.endsWith('）') || want.endsWith(')') ? 1 : 0.5;
  else if (give) f[15] = 1;
  if (tail.straight || head.straight)
    f[tail.straight && head.straight ? 14 : 15] = tail.straight && head.straight ? 0.6 : 0.3;
  if (l & DIGIT) {
    if (
      r & DIGIT ||
      /^[%％年月日亿万千百元人个多.,点]/u.test(right) ||
      /^\s*(?:pct|percent|mln|bln|dlrs|million|billion)/u.test(right)
    )
      f[16] = 1;
    else f[17] = 1;
  } else if (r & DIGIT && l & CJK) f[16] = 0.2;
  if (l & INNER && r & (INNER | STOP)) f[18] = 1;
  if (cjk && (l & INNER || /[（(“‘《]$/u.test(left)) && r & (INNER | STOP | CLOSE) && !(r & CJK)) f[18] = 1;
  f[19] = at.likeness;
  f[20] = at.around;
  f[21] = at.across;
  f[22] = at.distance === 1 ? 1 : 0;
  f[23] = at.distance > 1 ? Math.log(at.distance) / 3 : 0;
  f[24] = at.distance < 0 ? 0.6 + Math.log(-at.distance) / 3 : 0;
  f[25] = at.afterTorn ? 1 : 0;
  f[26] = at.tornHead / 4;
  f[32] = at.afterTitle ? 1 : 0;
  f[33] = at.continuity;
  f[34] = at.columnContinuity;
  const tongue = cjk ? grams.tongues.zh() : grams.tongues.en();
  if (tongue) {
    let gain = 0;
    if (!cjk) gain = wordsAcross(tongue, tail.beside, head.beside);
    else if (tail.side && head.side) {
      const across = readAcross(tongue, tail.side, head.side);
      gain = across.gain;
      f[41] = across.whole;
    } else if (tail.over && head.over) f[42] = clip(readAcross(tongue, tail.over, head.over).gain, 6) / 4;
    if (gain > 0) f[39] = Math.min(gain, 12) / 4;
    else f[40] = Math.max(gain, -4) / 4;
  }
  f[43] = clip(at.tailOdds, 4) / 4;
  if (tail.count && head.count) {
    if (tail.count.kind === head.count.kind && head.count.value === tail.count.value + 1) f[44] = 1;
    else if (tail.count.kind === head.count.kind) f[45] = 1;
  }
  if (!cjk) {
    const a = tail.words[0] ?? '';
    const b = head.words[0] ?? '';
    const first = right.charCodeAt(0);
    const lower = first >= 0x61 && first <= 0x7a;
    const leaning = LEANING.has(a);
    const pair = grams.count(`${a} ${b}`);
    f[27] = lower ? 1 : 0;
    f[28] = leaning && lower ? 1 : 0;
    f[29] = Math.log1p(pair) + (pair ? pair / (grams.count(a) + 1) : 0);
    f[30] = leaning && !lower ? 1 : 0;
    f[31] = !pair && grams.count(a) > 3 && !leaning ? 1 : 0;
    // Where all is capitals they tell no classes.
    if (!tail.capitals && !head.capitals) syntaxFeatures(tail.classes, head.classes, f, SYNTAX_AT);
    if (/^["“‘(]*\p{Lu}/u.test(right)) {
      const { small, capital } = grams.cased(b);
      // A word that stands with a capital inside sentences is a name; one that stands there without begins one.
      f[NAMED_AT] = capital / (small + capital + 1);
      f[NAMED_AT + 1] = small / (small + capital + 1);
    }
    f[TITLED_AT] = at.tailTitle;
    f[TITLED_AT + 1] = at.headTitle;
    f[TITLED_AT + 2] = clip(head.odds, 4) / 4;
    if (tail.capitals && head.capitals) f[TITLED_AT + 3] = 1;
    else if (tail.capitals || head.capitals) f[TITLED_AT + 4] = 1;
  }
  return f;
}
