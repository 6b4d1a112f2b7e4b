/**
 * Where a paragraph was cut: ends without a stop mark, beginnings without a start.
 */

import type { Piece } from '../base/model.ts';
import { BLANK, CJK, CLOSE, classOf, DIGIT, INNER, LATIN, OPEN, STOP } from '../base/script.ts';
import { HEAD_WEIGHTS } from '../base/weights.ts';
import { opensWithDateline } from '../look/datelines.ts';
import { isField } from '../look/fields.ts';
import { endsWithColon, endsWithStop, isApart } from '../look/look.ts';
import { signatureLength } from '../look/signatures.ts';
import { type Grams, isWide, wordsOf } from './grams.ts';
import { headOdds } from './rims.ts';
import { endsShortened } from './syntax.ts';

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

const CLOSED_BY = new Map(PAIRS);
/** Any of them: few letters of a text are one, and only these are looked at. */
const BRACKETS = /[“”‘’《》()（）「」【】〈〉[\]]/gu;

/** What a curly mark at `at` is if it is no quote: an apostrophe, or the end of a plural that owns, which a quote may be. */
function apostrophe(text: string, at: number): 'surely' | 'perhaps' | null {
  const before = at > 0 ? classOf(text.charCodeAt(at - 1)) : 0;
  const behind = classOf(text.charCodeAt(at + 1)) & (LATIN | DIGIT);
  if (behind && (at === 0 || before & (LATIN | DIGIT | BLANK | OPEN))) return 'surely';
  return before & LATIN ? 'perhaps' : null;
}

/** Brackets and quotes a text leaves open at its end, and closes without having opened. */
export function bracketState(text: string): { open: string; closed: string } {
  const stack: string[] = [];
  let closed = '';
  for (const { 0: c, index } of text.matchAll(BRACKETS)) {
    const owns = c === '’' ? apostrophe(text, index) : null;
    if (owns === 'surely' || (owns === 'perhaps' && !stack.includes(c))) continue;
    const closes = CLOSED_BY.get(c);
    if (closes !== undefined) {
      stack.push(closes);
      continue;
    }
    const at = stack.lastIndexOf(c);
    if (at >= 0) stack.length = at;
    // Behind a colon a quotation begins, whichever mark was typed for it.
    else if (c === '”' && index > 0 && (text[index - 1] === '：' || text[index - 1] === ':')) stack.push(c);
    else if (stack.length === 0) closed += c;
  }
  // Straight double quotes open and close alike: an odd count leaves one open.
  const straight = text.split('"').length - 1;
  if (straight % 2 === 1) stack.push('"');
  return { open: stack.join(''), closed };
}

/** English words after which no sentence ends. */
export const LEANING = new Set(
  (
    'a an the of to in on at by for from with and or but nor as that which who whose whom this these those its his her their our your my ' +
    'is are was were be been being has have had will would shall should may might can could must not no into than then if when while ' +
    'because since until after before between among over under about against during through its said says one two three mr mrs ms dr u.s'
  ).split(' '),
);

/** Whether a text holds a letter or a figure: a row of marks alone is no part of a sentence. */
export function isTelling(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** What a newsroom ends a take with, behind its last sentence; old wires spell the line end behind it out. */
const EN_OVER = /[.!?]["”')]*\s+\(?(?:more|reuters?|ap|afp|upi|dpa|ends?|-*30-*|#+)(?:[^\p{L}\p{N}]|\^M)*$/iu;

/** How sure it is, 0 to 1, that a piece's end is a cut and no ending; `title` is how sure it is a title. */
export function tornTail(piece: Piece, title: number): number {
  const { text } = piece;
  if (piece.mark || piece.heading || piece.whole || !isTelling(text)) return 0;
  // A figure cut at its decimal point: Chinese ends no sentence so, but a list's number does.
  if (piece.cjk && /.{8}\d[.．]$/u.test(text)) return 0.9;
  // A cut right after a stop cannot be seen.
  const stops = endsWithStop(text) && (piece.cjk || !endsShortened(text));
  if (stops || isField(piece) || isApart(text)) return 0;
  if (signatureLength(text) > 0 || (!piece.cjk && EN_OVER.test(text.slice(-40)))) return 0;
  // A dash at a paragraph's end leads to what follows, too.
  if (endsWithColon(text) || /——\s*$/u.test(text)) return 0.15;
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

/** Names of what a beginning is told by, in the order of `headSigns`. */
export const HEAD_SIGNS = [
  'mark',
  'unit',
  'closes',
  'loose',
  'trailer',
  'opener',
  'started',
  'inside',
  'odds',
  'figure',
  'quote',
  'small',
  'capital',
  'date',
] as const;

/** What tells a beginning from the rest of a sentence, as `HEAD_SIGNS` names it. */
export function headSigns(piece: Piece, grams: Grams): Float64Array {
  const { text, cjk } = piece;
  const f = new Float64Array(HEAD_SIGNS.length);
  const first = text.charCodeAt(0);
  const bits = classOf(first);
  f[0] = bits & (INNER | STOP) || (bits & CLOSE && first !== 0x22 && first !== 0x27) ? 1 : 0;
  f[1] = /^[%％‰/]/u.test(text) ? 1 : 0;
  f[2] = bracketState(text.slice(0, 400)).closed ? 1 : 0;
  f[8] = Math.max(-2, Math.min(6, headOdds(grams.tongues, piece))) / 3;
  f[9] = bits & DIGIT ? 1 : 0;
  f[10] = bits & OPEN ? 1 : 0;
  f[13] = /^(?:\d{4}年)?\d{1,2}月\d{1,2}日|^(?:今年|去年|近日|日前|昨天|今天)/u.test(text) ? 1 : 0;
  const word = cjk ? text.slice(0, 2) : (wordsOf(text.slice(0, 40))[0] ?? '');
  const { start, inside } = grams.opening(word);
  if (cjk) {
    f[3] = isLoose(text.slice(0, 24), 'head') ? 1 : 0;
    f[4] = ZH_TRAILERS.test(text) ? 1 : 0;
    f[5] = ZH_OPENERS.test(text) ? 1 : 0;
    // Its own beginning was counted as a start once.
    if (bits & CJK && start > 1) f[6] = 1;
    else if (bits & CJK && inside >= 2) f[7] = 1;
  } else {
    f[5] = EN_OPENERS.has(word) ? 1 : 0;
    if (start > 1) f[6] = 1;
    if (inside > 2 * start) f[7] = 1;
    f[11] = first >= 0x61 && first <= 0x7a ? 1 : 0;
    f[12] = bits & LATIN && !f[11] && !EN_OPENERS.has(word) ? 1 : 0;
  }
  return f;
}

/** Words in brackets before a sentence, as agencies set what a report is about. */
const BOXED = /^【[^【】]{2,60}】/u;

/**
 * Whether a piece surely begins something: a field, a report with its dateline, a paragraph with its own headline, an item of
 * a numbered list.
 */
export function beginsAnew(piece: Piece): boolean {
  if (piece.comesFrom) return false;
  if (piece.item) return true;
  const { text } = piece;
  if (isField(piece)) return !endsWithStop(text);
  return piece.cjk && (BOXED.test(text) || opensWithDateline(text));
}

/** Log odds that a piece does not begin where its paragraph began. */
export function tornHead(piece: Piece, grams: Grams): number {
  if (piece.mark || piece.heading || !isTelling(piece.text)) return -9;
  if (beginsAnew(piece)) return -5;
  const { bias, weights } = piece.cjk ? HEAD_WEIGHTS.cjk : HEAD_WEIGHTS.latin;
  let s = bias;
  headSigns(piece, grams).forEach((x, i) => {
    s += x * (weights[i] as number);
  });
  return Math.max(-5, Math.min(5, s));
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

/** Whether a side's outermost word is one loose letter, as a cut through a word leaves it. */
export function isLoose(near: string, side: 'tail' | 'head'): boolean {
  const text = side === 'tail' ? near.slice(-12) : near.slice(0, 12);
  const word =
    segmenter('zh')
      .segment(text)
      .containing(side === 'tail' ? text.length - 1 : 0)?.segment ?? '';
  return word.length === 1 && isWide(word.charCodeAt(0)) && !ALONE.has(word);
}

/** Length of the dictionary word that reaches across the joint, 0 where a word boundary lies on it. */
export function wordAcross(left: string, right: string): number {
  const before = left.slice(-10);
  const joined = before + right.slice(0, 10);
  // The word that holds the first letter behind the joint, without those before it being told.
  const word = segmenter('zh').segment(joined).containing(before.length);
  return word && word.index < before.length ? word.segment.length : 0;
}
