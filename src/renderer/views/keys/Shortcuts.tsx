import { type ReactNode, useEffect } from 'react';
import { isDesktop, isMac } from '../../client.ts';
import { mirrorMenu } from '../../commands/menu.ts';
import { canRun, commandAt, runCommand } from '../../commands/registry.ts';
import { calledBy } from '../../model/keys.ts';
import { useMenu } from '../../state/panels.ts';
import { useSettings } from '../../state/settings.ts';
import { followShell } from '../../state/shell.ts';

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
      const chord = calledBy(event, inText(event.target), isMac);
      const command = chord === null ? undefined : commandAt(chord, useSettings.getState().settings.keys);
      if (!command || chord === null) return;
      if ((command.id === 'undo' || command.id === 'redo') && hasOwnUndo(event.target)) return;
      const able = canRun(command);
      // A chord of ours is never half of the time the browser's.
      if (able || chord.startsWith('mod+')) event.preventDefault();
      if (able && !(event.repeat && command.once)) command.run();
    };
    // The editor has keys of its own; those a command has, by the person's choice, go before them.
    const listenInDraft = (event: KeyboardEvent): void => {
      if (!(event.target instanceof Element) || !event.target.closest('.ProseMirror')) return;
      listen(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    document.addEventListener('keydown', listenInDraft, true);
    document.addEventListener('keydown', listen);
    const unfollow = followShell((id) => {
      // The shell's menu undoes in whatever is written in, as its key does.
      if ((id === 'undo' || id === 'redo') && hasOwnUndo(document.activeElement)) document.execCommand(id);
      else runCommand(id);
    });
    const unmirror = isDesktop ? mirrorMenu() : null;
    return () => {
      unfollow();
      unmirror?.();
      document.removeEventListener('keydown', listenInDraft, true);
      document.removeEventListener('keydown', listen);
    };
  }, []);
  return null;
}
