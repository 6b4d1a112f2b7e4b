import type { FindingView } from '../../shared/model/findings.ts';
import { FINDING_KINDS, type FindingKind, SURE } from '../../shared/plan.ts';

/** What of the findings is listed: by state, kind, confidence and words, each apart and all together. */

export const STATE_FACETS = ['open', 'auto', 'done', 'stale', 'all'] as const;
export type StateFacet = (typeof STATE_FACETS)[number];

/** Bands of confidence, least sure first; each begins where the one before ends. */
export const BANDS = ['doubtful', 'fair', 'likely', 'sure'] as const;
export type Band = (typeof BANDS)[number];
/** The lower bounds of the bands. */
export const BAND_FROM: Readonly<Record<Band, number>> = { doubtful: 0, fair: 0.6, likely: 0.8, sure: SURE };

/** An empty set of kinds or bands lets all of them through. */
export interface Sieve {
  readonly state: StateFacet;
  readonly kinds: ReadonlySet<FindingKind>;
  readonly bands: ReadonlySet<Band>;
  /** Ids of the findings that speak of what was searched for; null without a search. */
  readonly hits: ReadonlySet<string> | null;
}

export const OPEN_ONLY: Sieve = { state: 'open', kinds: new Set(), bands: new Set(), hits: null };

export interface Tally {
  readonly states: Record<StateFacet, number>;
  readonly kinds: Record<FindingKind, number>;
  readonly bands: Record<Band, number>;
}

export function bandOf(confidence: number): Band {
  if (confidence >= BAND_FROM.sure) return 'sure';
  if (confidence >= BAND_FROM.likely) return 'likely';
  return confidence >= BAND_FROM.fair ? 'fair' : 'doubtful';
}

/** The facet a finding's state falls under, besides `all`. */
export function stateFacetOf(finding: FindingView): Exclude<StateFacet, 'all'> {
  return finding.state === 'accepted' || finding.state === 'dismissed' ? 'done' : finding.state;
}

/** Whether a finding passes every facet. */
export function passes(finding: FindingView, sieve: Sieve): boolean {
  return (
    (sieve.state === 'all' || stateFacetOf(finding) === sieve.state) &&
    (sieve.kinds.size === 0 || sieve.kinds.has(finding.kind)) &&
    (sieve.bands.size === 0 || sieve.bands.has(bandOf(finding.confidence))) &&
    (sieve.hits === null || sieve.hits.has(finding.id))
  );
}

/** Whether anything but the state is sifted by. */
export function isNarrowed(sieve: Sieve): boolean {
  return sieve.kinds.size > 0 || sieve.bands.size > 0 || sieve.hits !== null;
}

/**
 * How many findings each choice would list. What a facet itself is set to does not count in its own figures, all
 * others do: the way OpenRefine counts.
 */
export function tally(findings: Iterable<FindingView>, sieve: Sieve): Tally {
  const counts: Tally = {
    states: { open: 0, auto: 0, done: 0, stale: 0, all: 0 },
    kinds: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Tally['kinds'],
    bands: { doubtful: 0, fair: 0, likely: 0, sure: 0 },
  };
  for (const finding of findings) enter(counts, finding, sieve, 1);
  return counts;
}

/** Counts a finding in, or (`by` -1) out. */
export function enter({ states, kinds, bands }: Tally, finding: FindingView, sieve: Sieve, by: 1 | -1): void {
  if (sieve.hits !== null && !sieve.hits.has(finding.id)) return;
  const state = stateFacetOf(finding);
  const band = bandOf(finding.confidence);
  const inState = sieve.state === 'all' || sieve.state === state;
  const inKind = sieve.kinds.size === 0 || sieve.kinds.has(finding.kind);
  const inBand = sieve.bands.size === 0 || sieve.bands.has(band);
  if (inKind && inBand) {
    states[state] += by;
    states.all += by;
  }
  if (inState && inBand) kinds[finding.kind] += by;
  if (inState && inKind) bands[band] += by;
}

/** A set with one member more, or one less where it was in. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
