import { differences } from '../../shared/wording.ts';

/** Two readings of one text side by side, part by part, and the turns of a loop beside its first. */

/** A part both readings share (`a` and `b` are equal), or one in which they differ; one side may then be empty. */
export interface Part {
  readonly same: boolean;
  readonly a: string;
  readonly b: string;
}

/** One stretch of two readings around a difference; what was cut away at its ends is told. */
export interface Stretch {
  readonly parts: readonly Part[];
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** The parts of two readings in order; joined, their `a` sides give `a` and their `b` sides give `b`. */
export function compareReadings(a: string, b: string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const c of differences(a, b).changes) {
    if (c.fromA > done) parts.push(shared(a.slice(done, c.fromA)));
    parts.push({ same: false, a: a.slice(c.fromA, c.toA), b: b.slice(c.fromB, c.toB) });
    done = c.toA;
  }
  if (done < a.length) parts.push(shared(a.slice(done)));
  return parts;
}

const shared = (text: string): Part => ({ same: true, a: text, b: text });

/** Cuts the shared text down to `before` code units ahead of each difference and `after` behind it. */
export function stretchesOf(parts: readonly Part[], before: number, after: number): Stretch[] {
  const out: Stretch[] = [];
  let open: Part[] = [];
  let cutBefore = false;
  const close = (cutAfter: boolean): void => {
    if (open.some((p) => !p.same)) out.push({ parts: open, cutBefore, cutAfter });
    open = [];
  };
  parts.forEach((part, i) => {
    if (!part.same) {
      open.push(part);
      return;
    }
    const first = i === 0;
    const last = i === parts.length - 1;
    const { length } = part.a;
    const room = (first ? 0 : after) + (last ? 0 : before);
    if (length <= room || (first && last)) {
      open.push(part);
      return;
    }
    if (!first) open.push(shared(head(part.a, after)));
    close(!last || length > after);
    if (last) return;
    open = [shared(tail(part.a, before))];
    cutBefore = true;
  });
  close(false);
  return out;
}

/** The first `n` code units, not ending inside a character. */
function head(text: string, n: number): string {
  const cut = text.slice(0, n);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function tail(text: string, n: number): string {
  const cut = text.slice(-n);
  return /^[\udc00-\udfff]/.test(cut) ? cut.slice(1) : cut;
}

/** One turn of a loop beside the first. */
export interface Turn {
  readonly text: string;
  /** Empty where the turn repeats the first to the letter. */
  readonly parts: readonly Part[];
  readonly torn: boolean;
}

/** A turn is looked for that is up to a third shorter or longer than the first, and no more than so much. */
const SLACK = 24;
/** As much of the first turn's end and beginning is looked for around a cut. */
const LANDMARK = 12;

/**
 * Parts the rest of a loop into turns, each cut where the first one's end and its beginning best meet; at most
 * `most` of them. `torn`: the last one breaks off.
 */
export function turnsOf(first: string, rest: string, torn: boolean, most: number): Turn[] {
  const turns: Turn[] = [];
  let at = 0;
  while (first.length > 0 && at < rest.length && turns.length < most) {
    const end = endOf(first, rest, at);
    const text = rest.slice(at, end);
    at = end;
    turns.push({
      text,
      parts: text === first ? [] : compareReadings(first, text),
      torn: torn && end >= rest.length,
    });
  }
  return turns;
}

/** Where the turn that begins at `at` ends in `rest`. */
function endOf(first: string, rest: string, at: number): number {
  const slack = Math.min(SLACK, Math.floor(first.length / 3));
  const usual = Math.min(rest.length, at + first.length);
  let best = usual;
  let score = -1;
  for (let d = 0; d <= slack; d++)
    for (const end of d === 0 ? [usual] : [usual - d, usual + d]) {
      if (end <= at || end > rest.length) continue;
      const met = sameEnd(first, rest, end) + sameStart(first, rest, end);
      if (met > score) {
        best = end;
        score = met;
      }
    }
  return best;
}

function sameEnd(first: string, rest: string, end: number): number {
  let n = 0;
  while (n < LANDMARK && n < first.length && first[first.length - 1 - n] === rest[end - 1 - n]) n++;
  return n;
}

function sameStart(first: string, rest: string, start: number): number {
  let n = 0;
  while (n < LANDMARK && n < first.length && start + n < rest.length && first[n] === rest[start + n]) n++;
  return n;
}
