import { FINDING_KINDS } from '../../shared/plan.ts';
import { BANDS, STATE_FACETS } from '../model/facets.ts';
import { rowOf } from '../model/rows.ts';
import { draftEditor } from './draft.ts';
import { RAW_FILTERS, type SessionState, useSession } from './session.ts';
import { rememberLayout, useSettings } from './settings.ts';
import { stage, watchMoves } from './stage.ts';

/**
 * Where the person was: filters, the finding in hand and what stood at the upper edge of both panes. Kept for the
 * dump that was open last, so that a restart changes nothing. What was scrolled to is told by characters of the dump
 * and blocks of the draft: pixels mean another place in a window of another width.
 */

const DUMP = 'place.dump';
const RAW = 'place.raw';
const DRAFT = 'place.draft';
/** A place is written once it has been left alone so long, in milliseconds. */
const REST = 500;

/** One thing of the session that is kept: how it is written, and what it sets when it is read. */
interface Kept {
  key: string;
  write: (session: SessionState) => string;
  read: (text: string) => Partial<SessionState>;
}

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined =>
  all.find((one) => one === text);

const KEPT: readonly Kept[] = [
  {
    key: 'place.filter',
    write: (s) => s.rawFilter,
    read: (text) => ({ rawFilter: oneOf(RAW_FILTERS, text) ?? 'all' }),
  },
  {
    key: 'place.sieve',
    // What findings were searched for is a passing thing: it is not kept.
    write: ({ sieve }) => [sieve.state, ...sieve.kinds, ...sieve.bands].join(' '),
    read: (text) => {
      const parts = text.split(' ');
      return {
        sieve: {
          state: oneOf(STATE_FACETS, parts[0] ?? '') ?? 'open',
          kinds: new Set(FINDING_KINDS.filter((kind) => parts.includes(kind))),
          bands: new Set(BANDS.filter((band) => parts.includes(band))),
          hits: null,
        },
      };
    },
  },
  {
    key: 'place.order',
    write: (s) => s.order,
    read: (text) => ({ order: oneOf(['risk', 'reading'], text) ?? 'risk' }),
  },
  {
    key: 'place.finding',
    write: (s) => s.focused ?? '',
    read: (text) => (useSession.getState().book.get(text) ? { focused: text } : {}),
  },
];

/** Scroll places that are to be taken once both panes have been drawn. */
let waiting: { raw: string; draft: string } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows where the person goes, for the window's life. */
export function keepPlace(): () => void {
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(writePlace, REST);
  };
  const ends = [watchMoves({ measure: () => later }), useSession.subscribe(later)];
  // A window that closes is asked first and hidden last; which of them comes is up to the host.
  for (const name of ['beforeunload', 'pagehide'] as const) window.addEventListener(name, writePlace, true);
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
    for (const name of ['beforeunload', 'pagehide'] as const)
      window.removeEventListener(name, writePlace, true);
  };
}

function writePlace(): void {
  clearTimeout(timer);
  const session = useSession.getState();
  if (session.phase !== 'ready' || session.dumpId === null || waiting) return;
  const now: Record<string, string> = { [DUMP]: session.dumpId, [RAW]: rawPlace(), [DRAFT]: draftPlace() };
  for (const { key, write } of KEPT) now[key] = write(session);
  const { layout } = useSettings.getState().settings;
  const changed = Object.entries(now).filter(([key, value]) => layout[key] !== value);
  if (changed.length > 0) rememberLayout(Object.fromEntries(changed));
}

/** Character of the dump at the upper edge and pixels it is above it. */
function rawPlace(): string {
  const { raw, rows } = stage;
  const { columns } = useSession.getState();
  if (!raw || !rows || !columns || rows.length === 0 || raw.rows !== rows) return '';
  const { row } = raw.at(0);
  return `${columns.starts[rows.first[row]!]} ${Math.round(raw.screenY(row))}`;
}

/** Piece in the block at the draft's upper edge and pixels the block is above it; `-` and how far it is scrolled. */
function draftPlace(): string {
  const pane = stage.draft;
  const body = pane?.querySelector('.ProseMirror');
  if (!pane || !body || useSession.getState().articleId === null) return '';
  const top = pane.getBoundingClientRect().top;
  for (const block of body.children) {
    const { top: y, bottom } = block.getBoundingClientRect();
    // Blocks far off are not laid out and have no place.
    if (bottom === y || bottom <= top) continue;
    const piece = block.querySelector<HTMLElement>('[data-piece]')?.dataset.piece;
    if (y > top || piece === undefined) break;
    return `${piece} ${Math.round(y - top)}`;
  }
  return `- ${Math.round(pane.scrollTop)}`;
}

/** Has the place taken up again once the dump that was open last has been drawn; called before it is opened. */
export function expectPlace(dumpId: string): void {
  if (said(DUMP) === dumpId) waiting = { raw: said(RAW) ?? '', draft: said(DRAFT) ?? '' };
}

/** The dump is open: where it has no article to be drawn, nothing more is to be waited for. */
export function placeSettled(): void {
  if (useSession.getState().articleId === null) waiting = null;
}

function said(key: string): string | null {
  const value = useSettings.getState().settings.layout[key];
  return typeof value === 'string' ? value : null;
}

/** Takes up the place that is waited for, now that the open article has been drawn. False if there is none. */
export function takeUpPlace(): boolean {
  if (!waiting) return false;
  const { raw, draft } = waiting;
  const patch: Partial<SessionState> = {};
  for (const { key, read } of KEPT) {
    const text = said(key);
    if (text !== null) Object.assign(patch, read(text));
  }
  useSession.setState(patch);
  // Other filters bring other rows, and rows have their heights once they have been seen.
  const scroll = (turns: number): void => {
    scrollRaw(raw);
    scrollDraft(draft);
    if (turns > 0) requestAnimationFrame(() => scroll(turns - 1));
    else waiting = null;
  };
  requestAnimationFrame(() => scroll(2));
  return true;
}

function parted(text: string): [what: string, y: number] | null {
  const found = /^(\S+) (-?\d+)$/.exec(text);
  return found ? [found[1]!, Number(found[2])] : null;
}

function scrollRaw(text: string): void {
  const place = parted(text);
  const { raw, rows } = stage;
  const { columns } = useSession.getState();
  if (!place || !raw || !rows || !columns || rows.length === 0) return;
  const [piece] = columns.covering([Number(place[0]), Number(place[0]) + 1]);
  raw.scrollTo(rowOf(rows, piece), place[1], false);
}

function scrollDraft(text: string): void {
  const place = parted(text);
  const pane = stage.draft;
  if (!place || !pane) return;
  const [piece, y] = place;
  if (piece === '-') {
    pane.scrollTop = y;
    return;
  }
  draftEditor()?.pieces.bringNear(piece, y);
  const block = draftEditor()?.pieces.elementsOf(piece)[0]?.closest('.ProseMirror > *');
  if (block) pane.scrollTop += block.getBoundingClientRect().top - pane.getBoundingClientRect().top - y;
}
