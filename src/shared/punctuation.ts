import type { TextEdit } from './textblocks.ts';

/**
 * What an editor of Chinese would set right in punctuation, found in one textblock and only proposed: signs of the
 * wrong width, straight quotation marks, blanks inside Chinese, broken ellipses and dashes, doubled signs. The rules
 * follow GB/T 15834-2011 (use of punctuation) and W3C's clreq; whether blanks stand between Chinese and Latin text
 * is a matter of house style, so only what differs from the rest of the text is proposed.
 */

export const PUNCTUATION_RULES = [
  'width',
  'quotes',
  'ellipsis',
  'doubled',
  'blank',
  'gap-open',
  'gap-close',
  'letters',
  'hyphen',
] as const;
/**
 * `width`: a half-width sign in Chinese, or a full-width one in Latin text; `quotes`: straight quotation marks;
 * `ellipsis`: dots and dashes of the wrong length; `doubled`: a sign twice; `blank`: a blank between two Chinese
 * characters, or several; `gap-open`, `gap-close`: a blank wanting or too much between Chinese and Latin text;
 * `letters`: full-width letters and digits; `hyphen`: a word that a line end parted (see `hyphens.ts`).
 */
export type PunctuationRule = (typeof PUNCTUATION_RULES)[number];

/** One thing to set right: its edits belong together, in order. */
export interface Correction {
  readonly rule: PunctuationRule;
  readonly edits: readonly TextEdit[];
}

/** How a text has it between Chinese and Latin: counted over all its textblocks, then given to each. */
export interface GapStyle {
  readonly open: number;
  readonly closed: number;
}

/** So far into a paragraph its dateline may go. */
const DATELINE = 16;
const HAN = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}]';
/** What may stand before a sign that belongs to Chinese text. */
const BEFORE = `(?<=[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}）》〉」』】”’％]|${HAN}")`;
const LATIN = '[A-Za-z0-9]';
const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
};
const NARROW: Readonly<Record<string, string>> = {
  '，': ', ',
  '。': '. ',
  '：': ': ',
  '；': '; ',
  '！': '! ',
  '？': '? ',
};

/** Whether a text is to be read as Chinese: a third of its letters are. */
export function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0;
  return han > 0 && han >= latin / 2;
}

/** Counts where Chinese and Latin text meet, with and without a blank. */
export function gapStyleOf(text: string): GapStyle {
  return {
    open: text.match(OPEN)?.length ?? 0,
    closed: text.match(CLOSED)?.length ?? 0,
  };
}

const OPEN = new RegExp(`(?<=${HAN}) (?=${LATIN})|(?<=${LATIN}) (?=${HAN})`, 'gu');
const CLOSED = new RegExp(`(?<=${HAN})(?=${LATIN})|(?<=${LATIN})(?=${HAN})`, 'gu');

/**
 * All corrections of one textblock, in reading order; corrections never overlap, the earlier rule winning. `running`:
 * it is running text, not a title or a list of names, in which blanks part what commas would.
 */
export function correctionsOf(text: string, style: GapStyle, running = true): Correction[] {
  const found = isMostlyChinese(text)
    ? [
        ...ellipses(text),
        ...doubled(text),
        ...quotes(text),
        ...brackets(text),
        ...narrowSigns(text),
        ...wideLetters(text),
        ...(running ? blanks(text) : []),
        ...gaps(text, style),
      ]
    : [...wideSigns(text), ...wideLetters(text), ...manyBlanks(text)];
  const taken = new Uint8Array(text.length + 1);
  const kept = found.filter(({ edits }) => {
    const free = edits.every(({ start, end }) => {
      for (let i = start; i < Math.max(end, start + 1); i++) if (taken[i] === 1) return false;
      return true;
    });
    if (free) for (const { start, end } of edits) taken.fill(1, start, Math.max(end, start + 1));
    return free;
  });
  return kept.toSorted((a, b) => a.edits[0]!.start - b.edits[0]!.start);
}

function each(
  text: string,
  pattern: RegExp,
  rule: PunctuationRule,
  by: (match: string) => string,
): Correction[] {
  return [...text.matchAll(pattern)].flatMap((m) => {
    const put = by(m[0]);
    return put === m[0] ? [] : [{ rule, edits: [{ start: m.index, end: m.index + m[0].length, text: put }] }];
  });
}

/** Six dots in the middle of the line, two dashes: `...`, `。。。` and a lone `…` or `--` beside Chinese are neither. */
function ellipses(text: string): Correction[] {
  return [
    ...each(text, new RegExp(`${BEFORE}(?:\\.{3,}|。{3,}|…+)`, 'gu'), 'ellipsis', () => '……'),
    ...each(text, new RegExp(`${BEFORE}(?:--+|—+)(?=${HAN}|[“「《])`, 'gu'), 'ellipsis', () => '——'),
  ];
}

/** One sign read twice. */
function doubled(text: string): Correction[] {
  return each(text, /([，。、；：！？])\1+(?!\1)/gu, 'doubled', (m) =>
    // Two or three marks of question or exclamation are a tone, no slip.
    m.length <= 3 && /^[！？]/u.test(m) ? m : m[0]!,
  ).filter(({ edits }) => !/。{3,}/u.test(text.slice(edits[0]!.start, edits[0]!.end)));
}

/** Straight quotation marks, where they pair up within the paragraph. */
function quotes(text: string): Correction[] {
  const at = [...text.matchAll(/"/g)].map((m) => m.index);
  if (at.length === 0 || at.length % 2 === 1) return [];
  const out: Correction[] = [];
  for (let i = 0; i < at.length; i += 2) {
    const [open, close] = [at[i]!, at[i + 1]!];
    // Inches, code and quotations in another language are not set in Chinese marks.
    if (!/\p{sc=Han}/u.test(text.slice(Math.max(0, open - 1), close + 2))) continue;
    out.push({
      rule: 'quotes',
      edits: [
        { start: open, end: open + 1, text: '“' },
        { start: close, end: close + 1, text: '”' },
      ],
    });
  }
  return out;
}

/** A pair of half-width brackets with Chinese in it or before it. */
function brackets(text: string): Correction[] {
  return [...text.matchAll(/\(([^()（）\n]{0,80})\)/gu)].flatMap((m): Correction[] => {
    const before = text[m.index - 1] ?? '';
    if (!/\p{sc=Han}/u.test(m[1]!) && !new RegExp(`${HAN}|[”》」]`, 'u').test(before)) return [];
    const end = m.index + m[0].length;
    return [
      {
        rule: 'width',
        edits: [
          { start: m.index, end: m.index + 1, text: '（' },
          { start: end - 1, end, text: '）' },
        ],
      },
    ];
  });
}

/** A half-width sign behind Chinese text; never inside a number, a time, an address or a Latin name. */
function narrowSigns(text: string): Correction[] {
  return [...text.matchAll(new RegExp(`${BEFORE}([,.:;!?]) ?`, 'gu'))].flatMap((m): Correction[] => {
    const end = m.index + m[0].length;
    const next = text[end] ?? '';
    if (m[1] === '.' && /[.\w]/.test(next)) return [];
    if (m[1] === ':' && text.startsWith('//', end)) return [];
    return [{ rule: 'width', edits: [{ start: m.index, end, text: WIDE[m[1]!]! }] }];
  });
}

/** A full-width sign between Latin letters. */
function wideSigns(text: string): Correction[] {
  return [...text.matchAll(/(?<=[A-Za-z0-9)"”’])([，。：；！？]) ?(?=[A-Za-z0-9("“‘]|$)/gu)].map((m) => {
    const end = m.index + m[0].length;
    const put = NARROW[m[1]!]!;
    return {
      rule: 'width' as const,
      edits: [{ start: m.index, end, text: end === text.length ? put.trimEnd() : put }],
    };
  });
}

/** Full-width letters and digits. */
function wideLetters(text: string): Correction[] {
  return each(text, /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/gu, 'letters', (m) => m.normalize('NFKC'));
}

/**
 * Blanks between Chinese characters or beside a full-width sign. At the head of a paragraph and in brackets they are
 * no slip: a dateline and the names in it are set off by them.
 */
function blanks(text: string): Correction[] {
  const wide = '[\\p{sc=Han}，。、；：！？）》”’（《“‘]';
  const slips = each(text, new RegExp(`(?<=${wide})[ \\t\\u00a0]+(?=${wide})`, 'gu'), 'blank', () => '');
  // Counted along the text once: looking back for the bracket from each blank would be a square of its length.
  let at = 0;
  let inBrackets = false;
  return slips.filter(({ edits }) => {
    const { start } = edits[0]!;
    for (; at < start; at++) {
      if (text[at] === '（') inBrackets = true;
      else if (text[at] === '）') inBrackets = false;
    }
    return start >= DATELINE && !inBrackets;
  });
}

/** Several blanks in a row between words. */
function manyBlanks(text: string): Correction[] {
  return each(text, /(?<=\S) {2,}(?=\S)/g, 'blank', () => ' ');
}

/** Places that differ from how the text mostly has it; where it is even, nothing is proposed. */
function gaps(text: string, { open, closed }: GapStyle): Correction[] {
  if (open > closed * 2) return each(text, CLOSED, 'gap-open', () => ' ');
  if (closed > open * 2) return each(text, OPEN, 'gap-close', () => '');
  return [];
}
