import { create } from 'zustand';
import { describe, isAborted } from '../errors.ts';
import { words } from '../i18n/index.ts';

export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  tone: 'plain' | 'good' | 'bad';
  text: string;
  /** A notice takes the place of an earlier one of its topic. */
  topic: string;
  action?: NoticeAction;
}

interface NoticeState {
  notices: readonly Notice[];
}

export const useNotices = create<NoticeState>(() => ({ notices: [] }));

/** The topic of what is wrong with the library as a whole. */
export const LIBRARY_TROUBLE = 'store';

let last = 0;
const SHOWN = 4;
/** How long a notice stays, in milliseconds; one with an action, or longer than `SHORT` code units, stays longer. */
const STAY = { plain: 4000, good: 4000, bad: 12_000 };
const ACTED = 4000;
const SHORT = 30;
const READ = 70;

/** While someone is at the notices none goes; those whose time has come go after that. */
let held = false;
const overdue = new Set<number>();

/** Tells the person something, without standing in the way; read aloud by screen readers. */
export function tell(
  text: string,
  tone: Notice['tone'] = 'plain',
  action?: NoticeAction,
  topic = text,
): void {
  const id = ++last;
  if (useNotices.getState().notices.some((n) => n.topic === topic)) held = false;
  const notice: Notice = action ? { id, tone, text, topic, action } : { id, tone, text, topic };
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter((n) => n.topic !== topic), notice].slice(-SHOWN),
  }));
  const stay = STAY[tone] + (action ? ACTED : 0) + READ * Math.max(0, text.length - SHORT);
  setTimeout(() => {
    if (held) overdue.add(id);
    else dismissNotice(id);
  }, stay);
}

/** Someone points at the notices, or has the keyboard there: they stay until `releaseNotices`. */
export function holdNotices(): void {
  held = true;
}

export function releaseNotices(): void {
  held = false;
  for (const id of overdue) dismissNotice(id);
  overdue.clear();
}

export function dismissNotice(id: number): void {
  // What is taken away under the pointer does not say that the pointer has left it.
  held = false;
  useNotices.setState(({ notices }) => ({ notices: notices.filter((n) => n.id !== id) }));
}

/** Takes away what went wrong at a dump, once another is looked at; what is wrong with the library stays. */
export function dropTroubles(): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter((n) => n.tone !== 'bad' || n.topic === LIBRARY_TROUBLE),
  }));
}

/** Tells of a failure in words: what was being done, and why it did not work. Silent for what the person cancelled. */
export function tellError(error: unknown, doing?: string, action?: NoticeAction): void {
  if (isAborted(error)) return;
  const why = describe(error);
  tell(doing ? `${words().errors.doing(doing)}${words().app.dot}${why}` : why, 'bad', action);
}
