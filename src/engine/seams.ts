/**
 * Where a paragraph was cut: ends without a stop mark, beginnings without a start, and how well an end and a
 * beginning fit. The weights are those of a conditional logit fitted on cut articles (see `bench/`).
 */
import { type Grams, isWide, wordsOf } from './grams.ts';
import { endsWithColon, endsWithStop, isByline, isDateLine } from './look.ts';
import type { Piece } from './model.ts';
import { CJK, CLOSE, classOf, DIGIT, INNER, LATIN, STOP } from './script.ts';

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
  /** Whether the letter at the joint is no word by itself. */
  loose: boolean;
  /** Latin words beside the joint, nearest first. */
  words: string[];
}

export function tailEdge(piece: Piece): Edge {
  const near = piece.text.slice(-24);
  const state = bracketState(piece.text.slice(-2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(-80)).reverse().slice(0, 3);
  return {
    near,
    ...state,
    straight: state.open.includes('"'),
    loose: piece.cjk && isLoose(near, 'tail'),
    words,
  };
}

export function headEdge(piece: Piece): Edge {
  const near = piece.text.slice(0, 24);
  const state = bracketState(piece.text.slice(0, 2000));
  const words = piece.cjk ? [] : wordsOf(piece.text.slice(0, 80)).slice(0, 3);
  return {
    near,
    ...state,
    straight: state.open.includes('"'),
    loose: piece.cjk && isLoose(near, 'head'),
    words,
  };
}

/** English words after which no sentence ends. */
export const LEANING = new Set(
  (
    'a an the of to in on at by for from with and or but nor as that which who whose whom this these those its his her their our your my ' +
    'is are was were be been being has have had will would shall should may might can could must not no into than then if when while ' +
    'because since until after before between among over under about against during through its said says one two three mr mrs ms dr u.s'
  ).split(' '),
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

/** Words that open a paragraph of news: a closed class of connectives, times and sources. */
const ZH_OPENERS =
  /^(?:据|在|为|对|从|当|随着|通过|根据|针对|围绕|按照|经|由|自|今[年天日]|昨[天日]|[本近当]日|日前|近年|目前|眼下|如今|此[外前次时]|另外|同时|其中|其次|首先|然而|但是|不过|因此|所以|于是|而且|接着|随后|之后|最后|下一步|接下来|截至|截止|记者|本报|会议|活动|他|她|我|有关|相关|作为|走进|来到|与此|不仅|一[是位名个]|[二三四五六]是|第[一二三四五六七八九]|\d{1,4}年|\d{1,2}月|\d{1,2}日|“|《|【)/u;
/** Letters that lean on what stands before them. */
const ZH_TRAILERS =
  /^(?:的|地|得|了|着|过|们|性|化|者|率|等|和|与|及|或|并|而|则|也|都|就|个|名|位|项|家|人|年|月|日|元|度|级|型|式|区|市|县|省|部|局|委|会|院|所)/u;
const EN_OPENERS = new Set(
  (
    'the a an he she it they we i you but and in on at for as if when while this that these those there his her its their our however although though meanwhile ' +
    'after before since under with by from to some many most several other another no not one two three also earlier last'
  ).split(' '),
);

/**
 * How sure it is, 0 to 1, that a piece does not begin where its paragraph began; `loose` says that its first
 * letter is no word by itself.
 */
export function tornHead(piece: Piece, grams: Grams, loose: boolean): number {
  const { text } = piece;
  if (piece.mark || piece.heading) return 0;
  const first = text.charCodeAt(0);
  const bits = classOf(first);
  if (bits & INNER || bits & STOP) return 0.99;
  if (bits & CLOSE && first !== 0x22 && first !== 0x27) return 0.97;
  if (/^[%％‰/]/u.test(text)) return 0.97;
  const { closed } = bracketState(text.slice(0, 400));
  if (bits & LATIN && !piece.cjk) {
    if (first >= 0x61 && first <= 0x7a) return 0.97;
    const word = wordsOf(text.slice(0, 40))[0] ?? '';
    const { start, inside } = grams.opening(word);
    let score = closed ? 0.8 : 0.2;
    if (EN_OPENERS.has(word)) score -= 0.15;
    else if (inside > 2 * start) score += 0.15;
    return Math.max(0.02, score);
  }
  let score = closed ? 0.8 : 0.3;
  if (loose) score += 0.2;
  if (ZH_TRAILERS.test(text)) score += 0.25;
  if (ZH_OPENERS.test(text)) score -= 0.25;
  if (bits & CJK) {
    const { start, inside } = grams.opening(text.slice(0, 2));
    // Its own beginning was counted as a start once.
    if (start > 1) score -= 0.15;
    else if (inside >= 2) score += 0.15;
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

/** Single letters that are words by themselves often enough to end or begin a cut stretch: a closed class. */
const ALONE = new Set(
  '的了在和是有对为与及把被从向以而也都就不将等个这那其该各每更最很还又再并或但由于至到给让使用年月日时人我你他她它们中上下后前内外里间',
);

function lastWord(text: string): string {
  let last = '';
  for (const { segment } of segmenter('zh').segment(text)) last = segment;
  return last;
}

function firstWord(text: string): string {
  for (const { segment } of segmenter('zh').segment(text)) return segment;
  return '';
}

/** Whether a side's outermost word is one loose letter, as a cut through a word leaves it. */
export function isLoose(near: string, side: 'tail' | 'head'): boolean {
  const word = side === 'tail' ? lastWord(near.slice(-12)) : firstWord(near.slice(0, 12));
  return word.length === 1 && isWide(word.charCodeAt(0)) && !ALONE.has(word);
}

/** Length of the dictionary word that reaches across the joint, 0 where a word boundary lies on it. */
export function wordAcross(left: string, right: string): number {
  const before = left.slice(-10);
  const joined = before + right.slice(0, 10);
  for (const { segment, index } of segmenter('zh').segment(joined)) {
    if (index >= before.length) return 0;
    if (index + segment.length > before.length) return segment.length;
  }
  return 0;
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
] as const;

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
  tornHead: number;
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
  if (cjk && l & CJK && r & CJK) {
    const across = wordAcross(left, right);
    if (across === 2) f[0] = 1;
    else if (across === 3) f[1] = 1;
    else if (across >= 4) f[2] = 1;
    if (across && (tail.loose || head.loose)) f[3] = tail.loose && head.loose ? 1 : 0.6;
    if (!across && tail.loose) f[4] = 1;
    if (!across && head.loose) f[5] = 1;
    const l3 = left.slice(-3);
    const l2 = left.slice(-2);
    const r2 = right.slice(0, 2);
    const r3 = right.slice(0, 3);
    const a = left.slice(-1);
    const b = right.slice(0, 1);
    const ab = grams.count(a + b);
    f[6] = ab ? Math.log1p((ab * grams.letters) / ((grams.count(a) + 1) * (grams.count(b) + 1))) / 4 : -0.5;
    // Each side was counted once where it stands; only its other places tell.
    const left2 = grams.count(l2) - 1;
    const right2 = grams.count(r2) - 1;
    const on2 = grams.count(l2 + b);
    const back2 = grams.count(a + r2);
    f[7] = left2 > 0 ? on2 / (left2 + 0.5) : 0;
    f[8] = Math.min(1, grams.count(l3 + b));
    f[9] = right2 > 0 ? back2 / (right2 + 0.5) : 0;
    f[10] = Math.min(1, grams.count(a + r3));
    f[11] = Math.min(2, grams.count(l2 + r2));
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
  f[26] = at.tornHead;
  f[32] = at.afterTitle ? 1 : 0;
  f[33] = at.continuity;
  f[34] = at.columnContinuity;
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
  }
  return f;
}
