import { Fragment, type ReactNode, useRef, useState } from 'react';
import { isMac } from '../../client.ts';
import type { Command } from '../../commands/command.ts';
import { bindings, COMMANDS } from '../../commands/registry.ts';
import { useWords } from '../../i18n/index.ts';
import { assign, exchange } from '../../model/bindings.ts';
import { chordLabel } from '../../model/keys.ts';
import { tellError } from '../../state/notices.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { type Heard, useRecorder } from './use-recorder.ts';

const NONE: readonly string[] = [];
const label = (chord: string): string => chordLabel(chord, isMac);

/** Chords that were asked for, one of which has a holder already. */
interface Clash {
  chords: readonly string[];
  chord: string;
  holder: Command;
}

/** A command and its key: to be read, and to be changed by pressing another. */
export function KeyRow({ command }: { command: Command }): ReactNode {
  const w = useWords();
  const chosen = useSettings((s) => s.settings.keys);
  const [recording, setRecording] = useState(false);
  const [clash, setClash] = useState<Clash | null>(null);
  const [told, setTold] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const { by, of } = bindings(chosen);
  const chords = of.get(command.id) ?? NONE;
  const name = w.commands.names[command.id];

  const save = (keys: Record<string, string>, text: string): void => {
    setClash(null);
    setTold(text);
    // Of the answers to a clash none is left to have the focus.
    button.current?.focus();
    saveSettings({ keys }).catch((error: unknown) => tellError(error, w.settings.saveFailed));
  };
  const said = (to: readonly string[]): string =>
    to.length === 0 ? w.keys.cleared(name) : w.keys.set(name, to.map(label).join(' '));
  const give = (to: readonly string[]): void => {
    setTold('');
    const taken = to.find((chord) => (by.get(chord) ?? command).id !== command.id);
    const holder = taken === undefined ? undefined : by.get(taken);
    if (taken !== undefined && holder) setClash({ chords: to, chord: taken, holder });
    else save(assign(COMMANDS, chosen, command.id, to), said(to));
  };
  const hear = (heard: Heard): void => {
    if (heard.kind === 'refused') setTold(w.keys.refused[heard.why](label(heard.chord)));
    else if (heard.kind === 'composing') setTold(w.keys.ime);
    else {
      setRecording(false);
      setTold('');
      if (heard.kind === 'chord') give([heard.chord]);
      else if (heard.kind === 'clear') give(NONE);
    }
  };
  useRecorder(recording, hear);

  return (
    <li className="key-row" data-testid={testid.keyRow} data-command={command.id}>
      <span className="name">{name}</span>
      {chosen[command.id] !== undefined && (
        <button
          type="button"
          className="reset"
          aria-label={w.keys.resetOne(name)}
          onClick={() => give(command.keys ?? NONE)}
        >
          {w.keys.reset}
        </button>
      )}
      <button
        type="button"
        className="chord"
        ref={button}
        aria-label={
          recording ? w.keys.pressing : w.keys.change(name, chords.map(label).join(' ') || w.keys.none)
        }
        aria-pressed={recording}
        onClick={() => {
          setRecording(!recording);
          setClash(null);
          setTold(recording ? '' : w.keys.pressing);
        }}
        onBlur={() => {
          if (recording) setTold('');
          setRecording(false);
        }}
      >
        {recording ? w.keys.press : <Chords chords={chords} />}
      </button>
      {clash && (
        <div className="clash" role="alert">
          <p>{w.keys.taken(label(clash.chord), w.commands.names[clash.holder.id])}</p>
          {clash.chords.length === 1 && chords.length > 0 && (
            <button
              type="button"
              className="btn small"
              onClick={() => save(exchange(COMMANDS, chosen, command.id, clash.chord), said(clash.chords))}
            >
              {w.keys.swap}
            </button>
          )}
          <button
            type="button"
            className="btn small"
            onClick={() => save(assign(COMMANDS, chosen, command.id, clash.chords), said(clash.chords))}
          >
            {w.keys.take}
          </button>
          <button
            type="button"
            className="btn small quiet"
            onClick={() => {
              setClash(null);
              button.current?.focus();
            }}
          >
            {w.keys.leave}
          </button>
        </div>
      )}
      <p className={recording ? 'told' : 'sr'} role="status">
        {told}
      </p>
    </li>
  );
}

function Chords({ chords }: { chords: readonly string[] }): ReactNode {
  const w = useWords();
  if (chords.length === 0) return <span className="dim">{w.keys.none}</span>;
  // The blank parts them for those who hear them.
  return chords.map((chord, i) => (
    <Fragment key={chord}>
      {i > 0 && ' '}
      <kbd>{label(chord)}</kbd>
    </Fragment>
  ));
}
