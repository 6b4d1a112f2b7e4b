import { create } from 'zustand';
import type { TextCorrection, TextMatch } from '../../shared/model/text.ts';
import type { PunctuationRule } from '../../shared/punctuation.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { decide } from './actions.ts';
import { draft } from './draft.ts';
import { tell, tellError } from './notices.ts';
import { useSession } from './session.ts';
import { showSide } from './side.ts';

/** Find and replace, and punctuation: what the pane on the right shows of the words of the drafts. */

/** Most places shown at once; more are said to be there. */
const MOST = 2000;
/** So long after the last key the drafts are searched, in milliseconds. */
const PAUSE = 140;

export type WordingView = 'find' | 'proof';
export type WordingScope = 'article' | 'dump';

interface WordingState {
  view: WordingView;
  scope: WordingScope;
  query: string;
  replacement: string;
  matchCase: boolean;
  wholeWord: boolean;
  matches: readonly TextMatch[];
  corrections: readonly TextCorrection[];
  /** Only corrections of this rule are listed. */
  rule: PunctuationRule | null;
  more: boolean;
  /** Places that are not to be changed, by index in what is listed. */
  off: ReadonlySet<number>;
  /** The place in hand, by index in what is listed. */
  active: number;
  busy: boolean;
  /** Grows when the search field is to take the focus. */
  asked: number;
}

export const useWording = create<WordingState>(() => ({
  view: 'find',
  scope: 'article',
  query: '',
  replacement: '',
  matchCase: false,
  wholeWord: false,
  matches: [],
  corrections: [],
  rule: null,
  more: false,
  off: new Set(),
  active: -1,
  busy: false,
  asked: 0,
}));

let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let calling: AbortController | null = null;

/** Opens the pane; words selected in the draft are what is looked for. */
export function openWording(view: WordingView, scope?: WordingScope): void {
  const selected = view === 'find' ? selectedWords() : '';
  useWording.setState((s) => ({
    view,
    scope: scope ?? s.scope,
    query: selected === '' ? s.query : selected,
    asked: s.asked + 1,
  }));
  showSide('text');
  look(0);
}

function selectedWords(): string {
  const selection = window.getSelection();
  const text = selection?.toString() ?? '';
  const inDraft = selection?.anchorNode?.parentElement?.closest('.ProseMirror') !== null;
  return inDraft && text !== '' && text.length <= 200 && !text.includes('\n') ? text : '';
}

/** Changes what is looked for, and looks. */
export function setWording(
  patch: Partial<
    Pick<WordingState, 'view' | 'scope' | 'query' | 'replacement' | 'matchCase' | 'wholeWord' | 'rule'>
  >,
): void {
  useWording.setState(patch);
  if ('rule' in patch) useWording.setState({ off: new Set(), active: -1 });
  else if (!('replacement' in patch)) look(PAUSE);
}

/** Looks again after a pause: for what was typed, or because the drafts have changed. */
export function look(pause: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void lookNow(), pause);
}

async function lookNow(): Promise<void> {
  const now = ++turn;
  calling?.abort();
  calling = new AbortController();
  const { view, scope, query, matchCase, wholeWord } = useWording.getState();
  const { dumpId, articleId } = useSession.getState();
  const nothing = {
    matches: [],
    corrections: [],
    more: false,
    off: new Set<number>(),
    active: -1,
    busy: false,
  };
  if (dumpId === null || (scope === 'article' && articleId === null) || (view === 'find' && query === '')) {
    useWording.setState(nothing);
    return;
  }
  useWording.setState({ busy: true });
  try {
    if (!(await draft.flush()) || now !== turn) return;
    const where = { dumpId, ...(scope === 'article' && articleId !== null && { articleId }), limit: MOST };
    const { signal } = calling;
    if (view === 'find') {
      const found = await client.text.find({ ...where, query, matchCase, wholeWord }, { signal });
      if (now === turn) useWording.setState({ ...nothing, ...found });
    } else {
      const found = await client.text.proof(where, { signal });
      if (now === turn)
        useWording.setState((s) => ({ ...nothing, ...found, rule: kept(s.rule, found.corrections) }));
    }
  } catch (error) {
    if (now === turn) tellError(error, words().wording.title);
  } finally {
    if (now === turn) useWording.setState({ busy: false });
  }
}

/** The rule that was chosen, if there still is something of it. */
function kept(rule: PunctuationRule | null, corrections: readonly TextCorrection[]): PunctuationRule | null {
  return corrections.some((c) => c.rule === rule) ? rule : null;
}

/** What is listed: matches, or the corrections of the rule that was chosen. */
export function listedPlaces(
  s: Pick<WordingState, 'view' | 'matches' | 'corrections' | 'rule'>,
): readonly (TextMatch | TextCorrection)[] {
  if (s.view === 'find') return s.matches;
  return s.rule === null ? s.corrections : s.corrections.filter((c) => c.rule === s.rule);
}

export function tick(index: number): void {
  useWording.setState(({ off }) => {
    const next = new Set(off);
    if (!next.delete(index)) next.add(index);
    return { off: next };
  });
}

/** Ticks or unticks the places from one to another, both included. */
export function tickPlaces(from: number, to: number, on: boolean): void {
  useWording.setState(({ off }) => {
    const next = new Set(off);
    for (let at = Math.max(0, Math.min(from, to)); at <= Math.max(from, to); at++)
      if (on) next.delete(at);
      else next.add(at);
    return { off: next };
  });
}

export function tickEvery(on: boolean): void {
  const list = listedPlaces(useWording.getState());
  useWording.setState({ off: on ? new Set() : new Set(list.keys()) });
}

/** Changes what is ticked, or one place alone, as one decision. */
export async function changePlaces(only?: number): Promise<void> {
  const state = useWording.getState();
  const { dumpId } = useSession.getState();
  const places = ticked(only);
  if (dumpId === null || places.length === 0) return;
  const w = words();
  const changes = places.flatMap((p) =>
    'edits' in p
      ? p.edits.map((e) => ({ ...e, articleId: p.articleId, place: p.place }))
      : [
          {
            articleId: p.articleId,
            place: p.place,
            start: p.start,
            end: p.end,
            was: p.text,
            text: state.replacement,
          },
        ],
  );
  const as = state.view === 'find' ? 'replace' : 'punctuate';
  const outcome = await decide(w.decisions[as], () => client.text.rewrite({ dumpId, as, changes }));
  if (outcome?.decision) tell(w.wording.changed(String(places.length)), 'good');
  look(0);
}

/** Lets the ticked corrections stand, or one alone. */
export async function letPlacesStand(only?: number): Promise<void> {
  const { dumpId } = useSession.getState();
  const ids = ticked(only).flatMap((p) => ('edits' in p ? [p.id] : []));
  if (dumpId === null || ids.length === 0) return;
  await decide(words().decisions['let-stand'], () =>
    client.text.letStand({ dumpId, ids: [...new Set(ids)] }),
  );
  look(0);
}

function ticked(only: number | undefined): (TextMatch | TextCorrection)[] {
  const state = useWording.getState();
  const list = listedPlaces(state);
  return list.filter((_, i) => (only === undefined ? !state.off.has(i) : i === only));
}
