/** What was found at cuts: joints made and proposed, and ends and beginnings that stay torn. */
import type { Evidence, Finding, Rival } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import type { Draft } from '../articles/articles.ts';
import type { Piece } from '../base/model.ts';
import type { Joint } from '../seams/joints.ts';
import { shareOf } from '../seams/matching.ts';
import type { Threads } from '../threads/threads.ts';
import { joinConfidence, tornConfidence } from './confidence.ts';
import { make, reason, spanOf } from './findings.ts';
import { jointReasons } from './grounds.ts';

/** The chance of a joint among those of one end or beginning, to three places. */
const share = (j: Joint, all: readonly Joint[]) => Math.round(1000 * shareOf(j, all)) / 1000;

/**
 * The threads without what came to be a field: a subtitle or byline ends without a stop mark and goes on nowhere, and
 * nothing goes on in it.
 */
export function withoutFields(threads: Threads, drafts: readonly Draft[]): Threads {
  const fields = new Set(drafts.flatMap((d) => [d.title, ...d.subtitle, ...d.byline, ...d.date]));
  fields.delete(-1);
  if (fields.size === 0) return threads;
  const next = threads.next.slice();
  const previous = threads.previous.slice();
  const headTorn = threads.headTorn.slice();
  for (const p of fields) {
    const after = next[p] as number;
    const before = previous[p] as number;
    if (after >= 0) previous[after] = -1;
    if (before >= 0) next[before] = -1;
    next[p] = -1;
    previous[p] = -1;
    headTorn[p] = 0;
  }
  const rivals = new Map<number, Joint[]>();
  for (const [tail, list] of threads.rivals)
    if (!fields.has(tail))
      rivals.set(
        tail,
        list.filter((j) => !fields.has(j.head)),
      );
  return { ...threads, next, previous, headTorn, rivals };
}

/**
 * Findings of joints made and of ends and beginnings that stay torn. `made` says which joints the plan shows. Generator: yields
 * the share done, for a dump of many pages has thousands.
 */
export function* seamFindings(
  pieces: readonly Piece[],
  threads: Threads,
  made: (tail: number) => boolean,
): Generator<number, Finding[]> {
  const out: Finding[] = [];
  const wanted = new Map<number, Joint[]>();
  for (const list of threads.rivals.values()) {
    for (const j of list) {
      const own = wanted.get(j.head);
      if (own) own.push(j);
      else wanted.set(j.head, [j]);
    }
  }
  const headless = (p: number): boolean => {
    const from = threads.previous[p] as number;
    return (threads.headTorn[p] as number) >= 0.9 && !(from >= 0 && made(from));
  };
  let told = 0;
  for (const [t, list] of [...threads.rivals].sort((a, b) => a[0] - b[0])) {
    if (++told % 50 === 0) yield Math.min(1, told / (threads.rivals.size + pieces.length));
    const tail = pieces[t] as Piece;
    const head = threads.next[t] as number;
    const rivals: Rival[] = list
      .filter((j) => j.head !== head)
      .slice(0, 3)
      .map((j) => ({
        span: spanOf(pieces[j.head] as Piece),
        score: share(j, list),
        reasons: jointReasons(pieces, j, threads),
      }));
    if (head >= 0) {
      const joint = list.find((j) => j.head === head) ?? {
        tail: t,
        head,
        score: 0,
      };
      const spans = [spanOf(tail), spanOf(pieces[head] as Piece)];
      const evidence: Evidence = { kind: 'join', tail: spans[0] as Span, head: spans[1] as Span, rivals };
      out.push(
        make(
          'join',
          spans,
          joinConfidence(threads.sure[t] as number),
          made(t),
          evidence,
          jointReasons(pieces, joint, threads),
        ),
      );
    }
    // An end for which a joint is proposed is not said to be torn as well.
    if (head < 0) out.push(tornFinding(tail, 'tail', threads.tailTorn[t] as number, rivals, headless(t)));
  }
  for (const [p, piece] of pieces.entries()) {
    if (++told % 50 === 0) yield Math.min(1, told / (threads.rivals.size + pieces.length));
    // Torn at both ends it is told once, with its end.
    if (!headless(p) || (threads.rivals.has(p) && (threads.next[p] as number) < 0)) continue;
    const rivals: Rival[] = (wanted.get(p) ?? [])
      .sort((a, b) => b.score - a.score)
      .slice(0, 3)
      .map((j) => ({
        span: spanOf(pieces[j.tail] as Piece),
        score: share(j, wanted.get(p) ?? []),
        reasons: jointReasons(pieces, j, threads),
      }));
    out.push(tornFinding(piece, 'head', threads.headTorn[p] as number, rivals, true));
  }
  return out;
}

/** A piece whose other half was not found, at one `side` of it or at both (`headless` at the beginning). */
function tornFinding(
  piece: Piece,
  side: 'tail' | 'head',
  torn: number,
  rivals: Rival[],
  headless: boolean,
): Finding {
  const reasons = side === 'tail' ? [reason('torn.end')] : [];
  if (headless) reasons.push(reason('torn.start'));
  return make('torn', [spanOf(piece)], tornConfidence(torn), false, { kind: 'torn', side, rivals }, reasons);
}
