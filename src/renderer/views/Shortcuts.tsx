import { type ReactNode, useEffect } from 'react';
import { isMac } from '../client.ts';
import { type Command, commandOf } from '../model/keys.ts';
import { approve } from '../state/actions.ts';
import { draft } from '../state/draft.ts';
import { timeTravel } from '../state/history.ts';
import { openPanel, useMenu } from '../state/panels.ts';
import { answerFocused, nextRival, stepFinding } from '../state/review.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { followShell } from '../state/shell.ts';

const RUN: Record<Command, () => void> = {
  accept: () => void answerFocused('accept'),
  dismiss: () => void answerFocused('dismiss'),
  next: () => void stepFinding(1),
  previous: () => void stepFinding(-1),
  other: () => void answerFocused('accept', true),
  rival: nextRival,
  undo: () => void timeTravel(true),
  redo: () => void timeTravel(false),
  save: () => void draft.flush(),
  search: () => document.getElementById('search')?.focus(),
  approve: () => void approve(() => openPanel('approve')),
  export: () => openPanel('export'),
  help: () => openPanel('settings'),
};
/** These work wherever a finding could not be meant. */
const ANYWHERE: ReadonlySet<Command> = new Set(['save', 'search', 'help']);
/** Holding the key down must not decide a hundred findings. */
const ONCE: ReadonlySet<Command> = new Set(['accept', 'dismiss', 'other', 'approve', 'export']);

function inText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}

/** Text fields of panels keep the browser's own undo; the article's fields and the draft have Galley's. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return inText(target) && target instanceof HTMLElement && target.closest('.draft-scroll') === null;
}

/** Listens for shortcuts, for the window's life. */
export function Shortcuts(): ReactNode {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || useMenu.getState().menu) return;
      const command = commandOf(event, useSettings.getState().settings.keys, inText(event.target), isMac);
      if (!command) return;
      if ((command === 'undo' || command === 'redo') && hasOwnUndo(event.target)) return;
      if (!ANYWHERE.has(command) && useSession.getState().phase !== 'ready') return;
      event.preventDefault();
      if (event.repeat && ONCE.has(command)) return;
      RUN[command]();
    };
    document.addEventListener('keydown', listen);
    const unfollow = followShell((command) => {
      if (ANYWHERE.has(command) || useSession.getState().phase === 'ready') RUN[command]();
    });
    return () => {
      unfollow();
      document.removeEventListener('keydown', listen);
    };
  }, []);
  return null;
}
