import { useEffect, useRef } from 'react';
import { isMac } from '../../client.ts';
import { type Refusal, refusalOf } from '../../model/bindings.ts';
import { chordOf, isComposing } from '../../model/keys.ts';

/** What was pressed while a new chord was waited for. */
export type Heard =
  | { kind: 'chord'; chord: string }
  | { kind: 'refused'; chord: string; why: Refusal }
  | { kind: 'composing' }
  | { kind: 'clear' }
  | { kind: 'leave' };

/** While `on`, keys are heard before anybody else in the window hears them. */
export function useRecorder(on: boolean, hear: (heard: Heard) => void): void {
  const told = useRef(hear);
  useEffect(() => {
    told.current = hear;
  });
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent): void => {
      // Tab leads on, as everywhere; the button then loses the focus and with it the recording.
      if (event.key === 'Tab') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const heard = read(event);
      if (heard) told.current(heard);
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [on]);
}

function read(event: KeyboardEvent): Heard | null {
  if (isComposing(event)) return { kind: 'composing' };
  const chord = chordOf(event, isMac);
  if (chord === null || event.repeat) return null;
  if (chord === 'escape') return { kind: 'leave' };
  if (chord === 'backspace' || chord === 'delete') return { kind: 'clear' };
  const why = refusalOf(chord, isMac);
  return why === null ? { kind: 'chord', chord } : { kind: 'refused', chord, why };
}
