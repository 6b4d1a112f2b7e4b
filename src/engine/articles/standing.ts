/**
 * What tells that one column of an article stands somewhere before another: a name told in full there and shortly
 * here, what is spelt out there and abbreviated here, what is new there and known here (given information comes
 * after new: Prince 1981), and counting that goes on.
 */

/** Names of what it is judged by that one column stands before another, in the order of their weights. */
export const STANDING_FEATURES = ['names', 'shorts', 'definite', 'counts', 'title'] as const;

/** Letters of a column that are read: enough to know it by. */
const READ = 1600;
/** Short forms and known things of a column that are looked at. */
const MOST = 16;

/** What a column's text says of its place. */
export interface ColumnReading {
  text: string;
  /** Words told first as part of a longer name, and those told first alone. */
  full: ReadonlySet<string>;
  bare: ReadonlySet<string>;
  /** Short forms that are explained. */
  shorts: readonly string[];
  /** Things told as new ("a bridge"), and as known ("the bridge"). */
  fresh: ReadonlySet<string>;
  known: ReadonlySet<string>;
  /** By kind of enumeration: the least and the most that is counted. */
  counts: readonly (readonly [least: number, most: number] | null)[];
}

const ZH_SHORT = /简称[为作]?[“"「]?([^“"”「」）)，。；]{2,8})|[（(]([A-Z][A-Z0-9-]{1,7})[）)]/gu;
const EN_SHORT = /\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)|\bknown as "?([A-Z][\w-]+)/gu;
/** Words with capitals in a row, the small ones of names between them. */
const EN_NAME = /\p{Lu}[\p{L}\d.'’&-]*(?:\s+(?:(?:of|and|de|van|von)\s+)?\p{Lu}[\p{L}\d.'’&-]*)*/gu;
const EN_NEW = /\b(?:an?|one)\s+(?:[a-z-]+\s+)?([a-z]{5,})\b/gu;
const EN_KNOWN = /\b(?:the|this|that)\s+([a-z]{5,})\b/giu;
/** Words that have a capital because they begin a sentence, and titles before a short name. */
const EN_SMALL = new Set(
  (
    'the a an he she it they we i you but and in on at for as if when while this that these those there his her its their our ' +
    'however although though meanwhile after before since under with by from to some many most several other another no not one ' +
    'two three also earlier last mr mrs ms dr'
  ).split(' '),
);

const ZH_COUNTS: readonly RegExp[] = [
  /(?:^|[。；;：:，,\s])([一二三四五六七八九十])是/gu,
  /(?:^|[。；;：:\s])第([一二三四五六七八九十])(?:[，,、]|是)/gu,
  /(?:^|[。；;：:\s])(首先|其次|再次|最后)/gu,
  /(?:^|[。；;：:\s])(一方面|另一方面)/gu,
];
const EN_COUNTS: readonly RegExp[] = [
  /(?:^|[.;:]\s+)(First|Second|Third|Fourth|Fifth|Finally|Lastly)(?:ly)?\b/gu,
  /(?:^|[.;:]\s+)(On (?:the )?one hand|On the other)\b/gu,
];
const ORDINALS = new Map([
  ...Array.from('一二三四五六七八九十').map((c, k) => [c, k + 1] as const),
  ...['首先', '其次', '再次'].map((word, k) => [word, k + 1] as const),
  ...['一方面', '另一方面'].map((word, k) => [word, k + 1] as const),
  ...['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((word, k) => [word, k + 1] as const),
  ...['On the one hand', 'On one hand'].map((word) => [word, 1] as const),
  ['On the other', 2] as const,
  // After whatever number was told before.
  ...['最后', 'Finally', 'Lastly'].map((word) => [word, 99] as const),
]);

function countsOf(text: string, cjk: boolean): ([number, number] | null)[] {
  return (cjk ? ZH_COUNTS : EN_COUNTS).map((kind) => {
    let span: [number, number] | null = null;
    for (const hit of text.matchAll(kind)) {
      const value = ORDINALS.get(hit[1] as string) as number;
      span = span ? [Math.min(span[0], value), Math.max(span[1], value)] : [value, value];
    }
    return span;
  });
}

/** The words of names, by how each is told first: within a longer name, or alone. */
function namesIn(text: string): { full: Set<string>; bare: Set<string> } {
  const full = new Set<string>();
  const bare = new Set<string>();
  for (const [name] of text.matchAll(EN_NAME)) {
    const words = name
      .split(/\s+/u)
      .filter((word) => /^\p{Lu}/u.test(word) && !EN_SMALL.has(word.replace(/\.$/u, '').toLowerCase()));
    for (const word of words) {
      const bareWord = word.replace(/[.'’]s?$/u, '');
      if (bareWord.length < 3 || full.has(bareWord) || bare.has(bareWord)) continue;
      (words.length > 1 ? full : bare).add(bareWord);
    }
  }
  return { full, bare };
}

/** Reads what the text of a column says of its place; of a long one its first part. Linear in what is read. */
export function readColumn(whole: string, cjk: boolean): ColumnReading {
  const text = whole.slice(0, READ);
  const hits = (sign: RegExp) => [...text.matchAll(sign)].map((hit) => (hit[1] ?? hit[2]) as string);
  // Scripts without capitals and articles do not show names and news so.
  const { full, bare } = cjk ? { full: new Set<string>(), bare: new Set<string>() } : namesIn(text);
  return {
    text,
    full,
    bare,
    shorts: hits(cjk ? ZH_SHORT : EN_SHORT).slice(0, MOST),
    fresh: new Set(cjk ? [] : hits(EN_NEW)),
    known: new Set(
      cjk
        ? []
        : hits(EN_KNOWN)
            .slice(0, MOST)
            .map((word) => word.toLowerCase()),
    ),
    counts: countsOf(text, cjk),
  };
}

function countBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** Whether an enumeration of both stands in `a` and in `b` so that `follows` holds of `a`'s last and `b`'s first. */
function counting(a: ColumnReading, b: ColumnReading, follows: (x: number, y: number) => boolean): boolean {
  return a.counts.some((x, k) => {
    const y = b.counts[k];
    return x && y ? follows(x[1], y[0]) : false;
  });
}

/**
 * Writes what speaks for `a` standing before `b` into `out`, each 0 to 1, in the order of `STANDING_FEATURES`; all but
 * `title`, which is told by what the title shares with whole stretches (`stretches.ts`).
 */
export function readStanding(a: ColumnReading, b: ColumnReading, out: Float64Array): void {
  out[0] = Math.min(3, countBoth(b.bare, a.full)) / 3;
  out[1] = a.shorts.some((s) => b.text.includes(s) && !b.shorts.includes(s)) ? 1 : 0;
  out[2] = Math.min(2, countBoth(b.known, a.fresh)) / 2;
  out[3] = counting(a, b, (x, y) => x < y) ? 1 : 0;
}

/** Whether an enumeration that `a` tells goes on in `b`. */
export function countsOn(a: ColumnReading, b: ColumnReading): boolean {
  return counting(a, b, (x, y) => x + 1 === y);
}
