import { type Finding, MOST_FINDINGS, type Progress } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import type { Assembly, Draft } from '../articles/articles.ts';
import type { Piece } from '../base/model.ts';
import { copyFindings, innerLoopFindings } from '../findings/copy-findings.ts';
import { chromeFindings, fieldFindings, splitFindings } from '../findings/findings.ts';
import { seamFindings, withoutFields } from '../findings/seam-findings.ts';
import { strayFindings } from '../findings/strays.ts';
import { FURNITURE, type Reading } from './read.ts';
import { run, type Tell } from './run.ts';
import type { Threaded } from './thread.ts';

/** Tails of joints that the drafts show. */
function joinsMade(drafts: readonly Draft[]): Set<number> {
  const made = new Set<number>();
  for (const d of drafts) for (const b of d.body) for (const p of b.pieces.slice(0, -1)) made.add(p);
  return made;
}

/**
 * What was found, in the order of the dump. `furniture` are pieces taken out by their places. Yields how far the whole
 * analysis is.
 */
export function* reportFindings(
  reading: Reading,
  { titles, threads }: Threaded,
  assembly: Assembly,
  furniture: readonly Piece[],
  tell: Tell,
): Generator<Progress, Finding[]> {
  const { layout, letters, copies, groups, inner, pieces, isCopy, isFurniture } = reading;
  const made = joinsMade(assembly.drafts);
  const ends = withoutFields(assembly.threads, assembly.drafts);
  const seams = yield* run(
    'plan',
    0.98,
    0.99,
    seamFindings(pieces, ends, (t) => made.has(t)),
  );
  // Of what is furniture anyway nobody asks whether it is a copy.
  const gone = (b: number) => isCopy(b) || isFurniture(b);
  const told = yield* run('plan', 0.99, 0.99, copyFindings(layout.blocks, letters, copies, groups, gone));
  const strays = yield* run('plan', 0.99, 0.995, strayFindings(pieces, assembly.drafts, threads.woven));
  const findings: Finding[] = [
    ...told,
    ...innerLoopFindings(inner),
    ...chromeFindings(layout.blocks, copies, reading.furniture, FURNITURE, furniture),
    ...splitFindings(pieces),
    ...seams,
    ...strays,
    ...fieldFindings(pieces, assembly.drafts, titles),
  ];
  findings.sort((a, b) => (a.spans[0] as Span)[0] - (b.spans[0] as Span)[0] || (a.id < b.id ? -1 : 1));
  if (findings.length > MOST_FINDINGS) {
    findings.length = MOST_FINDINGS;
    tell('findings.bounded', { shown: MOST_FINDINGS });
  }
  return findings;
}
