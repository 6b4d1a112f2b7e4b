/** Where a paragraph of one version differs from its counterpart: the words themselves, and a little on either side. */
export interface Apart {
  before: string;
  own: string;
  after: string;
}

/** Characters shown on either side of what differs. */
const AROUND = 18;

/**
 * The paragraphs in which two versions of a text differ, those that only one of them has, in its order; paired by
 * their order, so that what two paragraphs share is cut down to a little around what they don't.
 */
export function versionsApart(
  mine: readonly string[],
  theirs: readonly string[],
): { mine: Apart[]; other: Apart[] } {
  const left = without(mine, theirs);
  const right = without(theirs, mine);
  return {
    mine: left.map((line, i) => apartFrom(line, right[i] ?? '')),
    other: right.map((line, i) => apartFrom(line, left[i] ?? '')),
  };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const n = left.get(line) ?? 0;
    if (n > 0) left.set(line, n - 1);
    return n === 0 && line.trim() !== '';
  });
}

function apartFrom(line: string, other: string): Apart {
  const a = Array.from(line);
  const b = Array.from(other);
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let to = 0;
  while (to < a.length - from && to < b.length - from && a[a.length - 1 - to] === b[b.length - 1 - to]) to++;
  const end = a.length - to;
  const before = a.slice(Math.max(0, from - AROUND), from).join('');
  const after = a.slice(end, end + AROUND).join('');
  return {
    before: from > AROUND ? `…${before}` : before,
    own: a.slice(from, end).join(''),
    after: to > AROUND ? `${after}…` : after,
  };
}
