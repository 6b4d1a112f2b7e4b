/**
 * Which kinds of English words stand beside each other: classes of words told by their look (closed classes, endings,
 * capitals, figures, marks), and how much likelier one stands behind another than at any paragraph's or column's
 * beginning. It speaks where the language's own pairs are silent: of names, figures and rare words.
 */
import { SYNTAX_TABLE } from './syntax-table.ts';

/** Closed classes of words, in small letters. */
const WORDS: Readonly<Record<string, string>> = {
  the: 'the',
  article: 'a an',
  pointer:
    'this these those each every no some any all both another such either neither many most few several other',
  owner: 'his her its their our your my whose',
  of: 'of',
  to: 'to',
  place:
    'in on at by for from with into over under about against between during through after before since until without within upon toward towards across among around behind beyond despite near off out up down per via along amid including',
  and: 'and or but nor &',
  that: 'that which who whom',
  when: 'when while where because if although though whether than as how why what unless',
  be: "is are was were isn't aren't wasn't weren't",
  being: 'be been being am',
  have: "has have had having hasn't haven't hadn't",
  modal:
    "will would shall should may might can could must won't wouldn't can't cannot couldn't shouldn't do does did don't doesn't didn't",
  not: 'not also still already now then again even just only never always often once ever yet soon ago later more less very too so most much well further together however there here almost nearly',
  subject: "he she it they we i you there he's she's it's they're we're i'm you're",
  object:
    'him them us me himself herself itself themselves everyone anyone someone nothing something anything',
  said: 'said says say saying told added reported announced noted explained wrote asked',
  title: 'mr mrs ms miss dr sir lord lady gen sen rep gov st rev lt col capt sgt prof',
  office:
    'president minister secretary chairman mayor senator judge governor prince princess king queen professor director spokesman',
  month:
    'january february march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
  day: 'monday tuesday wednesday thursday friday saturday sunday',
  today: 'today yesterday tomorrow tonight',
  unit: 'percent pct million billion trillion mln bln dlrs dollars pounds tonnes tons miles years months weeks days hours minutes points cents people barrels shares km',
  count:
    'one two three four five six seven eight nine ten eleven twelve dozen hundred thousand half first second third last next',
};

/** Endings by which other words are told, the first that fits. */
const ENDINGS: readonly (readonly [string, RegExp])[] = [
  ['ly', /..ly$/u],
  ['ing', /..ing$/u],
  ['ed', /..ed$/u],
  ['noun', /(?:[ts]ion|ment|ness|ity|ship|[ae]nce|ism|age|ure|hood|dom|cy)$/u],
  ['nouns', /(?:[ts]ions|ments|ities|[ae]nces|ers|ors|ists|ages|ures)$/u],
  ['doer', /..(?:er|or|ist)$/u],
  ['quality', /(?:al|ive|ous|ful|less|ic|able|ible|ary|ant|ent|ish)$/u],
  ['plural', /[^su]s$/u],
];

/** What the marks behind a word make of it, whatever it is. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['quoteEnds', /["”]$/u],
  ['bracketEnds', /[)\]]$/u],
  ['colon', /[:;]$/u],
  ['dash', /[-–—]$/u],
];

/** All classes; the place of a name is its number. */
export const CLASSES = [
  ...Object.keys(WORDS),
  ...ENDINGS.map(([name]) => name),
  ...MARKS.map(([name]) => name),
  'commaName',
  'commaFigure',
  'comma',
  'quoteOpens',
  'bracketOpens',
  'big',
  'name',
  'owning',
  'initials',
  'figure',
  'money',
  'share',
  'year',
  'short',
  'other',
] as const;

const NUMBER = new Map(CLASSES.map((name, k) => [name, k]));
const numberOf = (name: string): number => NUMBER.get(name) as number;
const CLOSED = new Map(
  Object.entries(WORDS).flatMap(([name, list]) =>
    list.split(' ').map((word) => [word, numberOf(name)] as const),
  ),
);
/** Closed classes whose words have capitals inside sentences, too. */
const CAPITAL = new Set(['title', 'office', 'month', 'day'].map(numberOf));

/** The class of a word by itself, without the marks around it. */
function classOfWord(word: string): number {
  if (/^[$£€¥]/u.test(word)) return numberOf('money');
  if (word.endsWith('%')) return numberOf('share');
  if (/^(?:1[6-9]|20)\d\ds?$/u.test(word)) return numberOf('year');
  if (/^[\d.,/:-]*\d/u.test(word)) return numberOf('figure');
  const small = word.toLowerCase().replaceAll('’', "'");
  const closed = CLOSED.get(small);
  const capital = /^\p{Lu}/u.test(word);
  if (closed !== undefined && (!capital || CAPITAL.has(closed))) return closed;
  if (word === 'I' || /^I['’]/u.test(word)) return numberOf('subject');
  if (capital && (closed ?? CLOSED.get(small.replace(/'s$/u, ''))) !== undefined) return numberOf('big');
  if (/['’]s$|s['’]$/u.test(word)) return numberOf('owning');
  if (/^(?:\p{Lu}\.?)+$/u.test(word)) return numberOf('initials');
  if (capital) return numberOf('name');
  for (const [name, ending] of ENDINGS) if (ending.test(small)) return numberOf(name);
  return numberOf(small.length <= 4 ? 'short' : 'other');
}

/** One word of running text with its marks. */
export interface Word {
  /** Its class as what goes before another, with the marks behind it, and as what stands behind one. */
  before: number;
  behind: number;
  /** Whether a sentence ends with it. */
  stops: boolean;
}

/** An abbreviation that hardly ever ends a sentence, or an initial. */
const SHORTENED =
  /^(?:\p{Lu}|M(?:r|rs|s)|Dr|Prof|Gen|Sen|Rep|Gov|Rev|Lt|Col|Capt|Sgt|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs)\.$/u;

/** Whether a text ends with a title, month or initial that is written short: its stop ends no sentence. */
export function endsShortened(text: string): boolean {
  const word = /(?:^|\s)["“‘'(]*(\p{L}+\.)$/u.exec(text.slice(-12))?.[1];
  return word !== undefined && SHORTENED.test(word);
}

/** Reads a run without blanks; null for one without letters and figures that is no dash. */
export function readWord(run: string): Word | null {
  const core = /[\p{L}\p{N}$£€¥&](?:.*[\p{L}\p{N}%])?/u.exec(run);
  if (!core) {
    const dash = numberOf('dash');
    return /^[-–—]+$/u.test(run) ? { before: dash, behind: dash, stops: false } : null;
  }
  const lead = run.slice(0, core.index);
  const trail = run.slice(core.index + core[0].length);
  const owns = /^['’]$/u.test(trail) && core[0].endsWith('s');
  const own = classOfWord(owns ? `${core[0]}'` : core[0]);
  let before = own;
  for (const [name, mark] of MARKS) if (mark.test(trail)) before = numberOf(name);
  if (before === own && trail.endsWith(',')) {
    const name = CLASSES[own] as string;
    if (name === 'name' || name === 'owning' || name === 'initials') before = numberOf('commaName');
    else before = numberOf(/^(?:figure|money|share|year|unit)$/u.test(name) ? 'commaFigure' : 'comma');
  }
  const opens = /["“‘']$/u.test(lead)
    ? 'quoteOpens'
    : /[([]$/u.test(lead)
      ? 'bracketOpens'
      : /[-–—]$/u.test(lead)
        ? 'dash'
        : '';
  const behind = opens ? numberOf(opens) : own;
  return { before, behind, stops: /[.!?…]/u.test(trail) && !endsShortened(run) };
}

/** The last two (first two) words of a text, the one beside the joint first. */
export function wordsBeside(text: string, side: 'tail' | 'head'): Word[] {
  const runs = (side === 'tail' ? text.slice(-64) : text.slice(0, 64)).split(/\s+/u).filter(Boolean);
  if (side === 'tail') runs.reverse();
  // The outermost run may have been cut by the slice.
  if (runs.length > 2) runs.pop();
  const words: Word[] = [];
  for (const run of runs) {
    const word = readWord(run);
    if (word && words.push(word) === 2) break;
  }
  return words;
}

/** Letters of the table: by how many steps of a third of a nat a pair is above or below what chance would bring. */
const LEVELS = 'abcdefghijklmnopqrstuvwxyz';
const MIDDLE = 12;
export const STEP = 1 / 3;

/** A pair's log odds as a letter of the table, and back. */
export function letterOf(odds: number): string {
  return LEVELS.charAt(Math.max(0, Math.min(LEVELS.length - 1, Math.round(odds / STEP) + MIDDLE)));
}

function oddsOf(table: readonly string[], first: number, second: number): number {
  return ((table[first] as string).charCodeAt(second) - 97 - MIDDLE) * STEP;
}

/** Names of what classes of words say, in the order of `syntaxFeatures`. */
export const SYNTAX_FEATURES = ['syntax', 'syntaxOverLeft', 'syntaxOverRight'] as const;

/** Writes what the classes beside a joint say into `f` from `at` on: the two beside it, and each with the one but next. */
export function syntaxFeatures(
  tail: readonly Word[],
  head: readonly Word[],
  f: Float64Array,
  at: number,
): void {
  const [l, l2] = tail;
  const [r, r2] = head;
  if (!l || !r) return;
  f[at] = oddsOf(SYNTAX_TABLE.next, l.before, r.behind) / 2;
  if (l2) f[at + 1] = oddsOf(SYNTAX_TABLE.over, l2.before, r.behind) / 2;
  if (r2) f[at + 2] = oddsOf(SYNTAX_TABLE.over, l.before, r2.behind) / 2;
}
