import type { FindingKind } from '../../shared/plan.ts';
import { client } from '../client.ts';
import { type Band, OPEN_ONLY, type Sieve, type StateFacet, toggled } from '../model/facets.ts';
import { tellError } from './notices.ts';
import { useSession } from './session.ts';

/** What the findings are sifted by. */

/** The store is asked once nothing was typed for so long, in milliseconds. */
const PAUSE = 150;

let timer: ReturnType<typeof setTimeout> | undefined;

const sift = (patch: Partial<Sieve>): void =>
  useSession.setState((s) => ({ sieve: { ...s.sieve, ...patch } }));

/** Lists all findings of a state, whatever else they were sifted by. */
export function listState(state: StateFacet): void {
  clearTimeout(timer);
  useSession.setState({ sieve: { ...OPEN_ONLY, state }, query: '', ended: false });
}

export function chooseState(state: StateFacet): void {
  useSession.setState({ ended: false });
  sift({ state });
}

export function toggleKind(kind: FindingKind): void {
  sift({ kinds: toggled(useSession.getState().sieve.kinds, kind) });
}

export function anyKind(): void {
  sift({ kinds: OPEN_ONLY.kinds });
}

export function toggleBand(band: Band): void {
  sift({ bands: toggled(useSession.getState().sieve.bands, band) });
}

/** Takes away every facet but the state, and the search. */
export function clearSieve(): void {
  listState(useSession.getState().sieve.state);
}

/** Looks for words in the texts findings speak of; an empty query lists them all. */
export function searchFindings(query: string): void {
  useSession.setState({ query });
  clearTimeout(timer);
  if (query.trim() === '') sift({ hits: null });
  else timer = setTimeout(() => void look(query), PAUSE);
}

async function look(query: string): Promise<void> {
  const { dumpId } = useSession.getState();
  if (dumpId === null) return;
  try {
    const { ids } = await client.findings.search({ dumpId, query });
    const now = useSession.getState();
    if (now.dumpId === dumpId && now.query === query) sift({ hits: new Set(ids) });
  } catch (error) {
    tellError(error);
  }
}
