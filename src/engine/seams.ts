/**
 * Where a paragraph was cut: ends without a stop mark, beginnings without a start, and how well an end and a
 * beginning fit. The weights are those of a conditional logit fitted on cut articles (see `bench/`).
 */
import { type Grams, wordsOf } from './grams.ts';
import { endsWithColon, endsWithStop, isByline, isDateLine } from './look.ts';
import type { Piece } from './model.ts';
import { BLANK, CJK, CLOSE, classOf, DIGIT, INNER, LATIN, STOP } from './script.ts';

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['(', ')'],
  ['（', '）'],
  ['「', '」'],
  ['【', '】'],
  ['〈', '〉'],
  ['[', ']'],
];

/** Brackets and quotes a text leaves open at its end, and closes without having opened. */
export function bracketState(text: string): { open: string; closed: string } {
  const stack: string[] = [];
  let closed = '';
  for (const c of text) {
    for (const [o, x] of PAIRS) {
      if (c === o) stack.push(x);
      else if (c === x) {
        const at = stack.lastIndexOf(x);
        if (at >= 0) stack.length = at;
        else if (stack.length === 0) closed += x;
      }
    }
  }
  // Straight double quotes open and close alike: an odd count leaves one open.
  const straight = text.split('"').length - 1;
  if (straight % 2 === 1) stack.push('"');
  return { open: stack.join(''), closed };
}

/** One end or beginning of a piece, as far as a joint needs to know it. */
export interface Edge {
  /** The last (first) code units beside the joint. */
  near: string;
  open: string;
  closed: string;
  /** Odd number of straight quotes: one end of a quotation is missing. */
  straight: boolean;
  /** Latin words beside the joint, nearest first. */
  words: string[];
}

export function tailEdge(piece: Piece): Edge {
  const near = piece.text.slice(-24);
  const state = bracketState(piece.text.slice(-2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(-80)).reverse().slice(0, 3);
  return { near, ...state, straight: state.open.includes('"'), words };
}

export function headEdge(piece: Piece): Edge {
  const near = piece.text.slice(0, 24);
  const state = bracketState(piece.text.slice(0, 2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(0, 80)).slice(0, 3);
  return { near, ...state, straight: state.open.includes('"'), words };
}

/** English words after which no sentence ends. */
export const LEANING = new Set(
  ('a an the of to in on at by for from with and or but nor as that which who whose whom this these those its his her their our your my ' +
    'is are was were be been being has have had will would shall should may might can could must not no into than then if when while ' +
    'because since until after before between among over under about against during through its said says one two three mr mrs ms dr u.s').split(
    ' ',
  ),
);

/** How sure it is, 0 to 1, that a piece's end is a cut and no ending; `title` is how sure it is a title. */
export function tornTail(piece: Piece, title: number): number {
  const { text } = piece;
  if (piece.mark || piece.heading) return 0;
  // A cut right after a stop cannot be seen.
  if (endsWithStop(text) || isDateLine(text) || isByline(text)) return 0;
  if (endsWithColon(text)) return 0.15;
  return Math.max(0, 0.97 - title);
}

/** How sure it is, 0 to 1, that a piece does not begin where its paragraph began. */
export function tornHead(piece: Piece, grams: Grams): number {
  const { text } = piece;
  if (piece.mark || piece.heading) return 0;
  let i = 0;
  while (i < text.length && classOf(text.charCodeAt(i)) === BLANK) i++;
  const first = text.charCodeAt(i);
  const bits = classOf(first);
  if (bits & INNER || bits & STOP) return 0.99;
  if (bits & CLOSE && first !== 0x22 && first !== 0x27) return 0.97;
  if (/^[%％‰/]/u.test(text)) return 0.97;
  const { closed } = bracketState(text.slice(0, 400));
  if (bits & LATIN && !piece.cjk) {
    if (first >= 0x61 && first <= 0x7a) return 0.97;
    return closed ? 0.8 : 0.12;
  }
  let score = closed ? 0.85 : 0.3;
  if (bits & DIGIT) score = Math.max(score, 0.4);
  if (bits & CJK) {
    const { start, inside } = grams.opening(text.slice(i, i + 2));
    // Its own beginning was counted as a start once.
    const others = start - 1;
    if (others > 0) score -= 0.2;
    else if (inside >= 2) score += 0.2;
  }
  return Math.min(0.97, Math.max(0.03, score));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(locale: string): Intl.Segmenter {
  let s = segmenters.get(locale);
  if (!s) {
    s = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, s);
  }
  return s;
}

/** Length of the dictionary word that reaches across the joint, 0 where a word boundary lies on it. */
export function wordAcross(left: string, right: string): number {
  const before = left.slice(-10);
  const joined = before + right.slice(0, 10);
  for (const { segment, index } of segmenter('zh').segment(joined)) {
    if (index >= before.length) return 0;
    if (index + segment.length > before.length) return index + segment.length === before.length ? 0 : segment.length;
  }
  return 0;
}

/** Names of the features of a joint, in the order of `jointFeatures`. */
export const JOINT_FEATURES = [
  'word2',
  'word3',
  'word4',
  'bigram',
  'trigram',
  'fourgram',
  'pmi',
  'bracketFits',
  'bracketClashes',
  'digits',
  'digitClash',
  'marksClash',
  'likeness',
  'context',
  'next',
  'ahead',
  'behind',
  'afterTorn',
  'tornHead',
  'lower',
  'leaning',
  'wordPair',
  'capitalAfterLeaning',
] as const;

/** What else a joint is judged by, beyond its two edges. */
export interface Situation {
  /** Cosine of the two pieces, and of what stands around them. */
  likeness: number;
  context: number;
  /** Pieces from tail to head in the dump: 1 is the next one, negative stands before. */
  distance: number;
  /** Whether the head follows another torn end, so that a column surely begins there. */
  afterTorn: boolean;
  tornHead: number;
}

/** Features of joining an end to a beginning, as `JOINT_FEATURES` names them. */
export function jointFeatures(tail: Edge, head: Edge, cjk: boolean, grams: Grams, at: Situation): Float64Array {
  const f = new Float64Array(JOINT_FEATURES.length);
  const left = tail.near;
  const right = head.near;
  const l = classOf(left.charCodeAt(left.length - 1));
  const r = classOf(right.charCodeAt(0));
  if (cjk && l & CJK && r & CJK) {
    const across = wordAcross(left, right);
    if (across === 2) f[0] = 1;
    else if (across === 3) f[1] = 1;
    else if (across >= 4) f[2] = 1;
    const l2 = left.slice(-2);
    const r2 = right.slice(0, 2);
    const a = left.slice(-1);
    const b = right.slice(0, 1);
    const ab = grams.count(a + b);
    f[3] = Math.log1p(ab);
    f[4] = Math.log1p(Math.max(grams.count(l2 + b), grams.count(a + r2)));
    f[5] = Math.log1p(grams.count(l2 + r2));
    f[6] = ab ? Math.log1p((ab * grams.letters) / ((grams.count(a) + 1) * (grams.count(b) + 1))) / 4 : -0.5;
  }
  const want = tail.open.replace('"', '');
  const give = head.closed;
  if (want && give) f[want.endsWith(give.charAt(0)) ? 7 : 8] = 1;
  else if (want && !give) f[8] = want.endsWith('）') || want.endsWith(')') ? 1 : 0.5;
  else if (give) f[8] = 1;
  if (tail.straight || head.straight) f[tail.straight && head.straight ? 7 : 8] = tail.straight && head.straight ? 0.6 : 0.3;
  if (l & DIGIT) {
    if (r & DIGIT || /^[%％年月日亿万千百元人个多.,点]/u.test(right) || /^\s*(?:pct|percent|mln|bln|dlrs|million|billion)/u.test(right)) f[9] = 1;
    else f[10] = 1;
  } else if (r & DIGIT && l & CJK) f[9] = 0.2;
  if (l & INNER && r & (INNER | STOP)) f[11] = 1;
  if (cjk && (l & INNER || /[（(“‘《]$/u.test(left)) && r & (INNER | STOP | CLOSE) && !(r & CJK)) f[11] = 1;
  f[12] = at.likeness;
  f[13] = at.context;
  f[14] = at.distance === 1 ? 1 : 0;
  f[15] = at.distance > 1 ? Math.log(at.distance) / 3 : 0;
  f[16] = at.distance < 0 ? 0.6 + Math.log(-at.distance) / 3 : 0;
  f[17] = at.afterTorn ? 1 : 0;
  f[18] = at.tornHead;
  if (!cjk) {
    const a = tail.words[0] ?? '';
    const b = head.words[0] ?? '';
    const first = right.charCodeAt(0);
    const lower = first >= 0x61 && first <= 0x7a;
    const leaning = LEANING.has(a);
    f[19] = lower ? 1 : 0;
    f[20] = leaning && lower ? 1 : 0;
    f[21] = Math.log1p(grams.count(`${a} ${b}`));
    f[22] = leaning && !lower ? 1 : 0;
  }
  return f;
}
