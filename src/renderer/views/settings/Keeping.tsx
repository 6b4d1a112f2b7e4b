import { type ReactNode, useEffect, useState } from 'react';
import type { BackupView } from '../../../shared/model/system.ts';
import { figure, moment, useWords, type Words } from '../../i18n/index.ts';
import { backUpNow, copyDiagnostics, goBackTo, loadBackups, useBackups } from '../../state/backups.ts';
import { useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';

/** What keeps a day's work safe: the backups, the way back to one, and what helps when something broke. */
export function Keeping(): ReactNode {
  const w = useWords();
  const { rows, fault, pending, making } = useBackups();
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => void loadBackups(), []);
  const waiting = rows?.find((b) => b.name === pending);
  return (
    <>
      <section className="group" aria-label={w.keeping.backups} data-testid={testid.backups}>
        <span className="cap">{w.keeping.backups}</span>
        <p className="hint">{w.keeping.rule}</p>
        {fault && (
          <p className="hint bad" role="status">
            {w.keeping.fault} {fault.trouble === null ? '' : w.errors.store[fault.trouble]}
          </p>
        )}
        {waiting && (
          <div className="confirm" role="status">
            <p>{w.keeping.pending(moment(waiting.at))}</p>
            <button type="button" className="btn small" onClick={() => void goBackTo(null)}>
              {w.keeping.keep}
            </button>
          </div>
        )}
        {rows?.length === 0 && <p className="hint">{w.keeping.none}</p>}
        <ul className="backups">
          {rows?.map((backup) => (
            <Row key={backup.name} backup={backup} asked={asked === backup.name} ask={setAsked} />
          ))}
        </ul>
        <button
          type="button"
          className="btn small"
          data-testid={testid.backUpNow}
          disabled={making}
          onClick={() => void backUpNow()}
        >
          {making ? w.keeping.making : w.keeping.now}
        </button>
      </section>
      <section className="group" aria-label={w.keeping.diagnostics}>
        <span className="cap">{w.keeping.diagnostics}</span>
        <p className="hint">{w.keeping.diagnosticsHint}</p>
        <button
          type="button"
          className="btn small"
          data-testid={testid.copyDiagnostics}
          onClick={() => void copyDiagnostics()}
        >
          {w.keeping.copy}
        </button>
      </section>
    </>
  );
}

interface RowProps {
  backup: BackupView;
  asked: boolean;
  ask: (name: string | null) => void;
}

/** One backup; going back to it is asked about in its own row before anything is done. */
function Row({ backup, asked, ask }: RowProps): ReactNode {
  const w = useWords();
  const desktop = useSettings((s) => s.info?.host === 'desktop');
  const at = moment(backup.at);
  return (
    <li data-testid={testid.backup} data-backup={backup.name}>
      <div className="line">
        <time dateTime={new Date(backup.at).toISOString()}>{at}</time>
        <span className="why">{w.keeping.reasons[backup.reason]}</span>
        <span className="size">{sizeOf(backup.bytes, w)}</span>
        <button
          type="button"
          className="link"
          aria-label={w.keeping.goBackTo(at)}
          aria-expanded={asked}
          data-testid={testid.goBack}
          onClick={() => ask(asked ? null : backup.name)}
        >
          {w.keeping.goBack}
        </button>
      </div>
      {asked && (
        <div className="confirm">
          <p>{w.keeping.confirm(at, desktop ? w.keeping.restarts : w.keeping.nextStart)}</p>
          <button type="button" className="btn small" onClick={() => ask(null)}>
            {w.app.cancel}
          </button>
          <button
            type="button"
            className="btn small danger"
            data-testid={testid.goBackRun}
            onClick={() => {
              ask(null);
              void goBackTo(backup.name);
            }}
          >
            {w.keeping.confirmRun}
          </button>
        </div>
      )}
    </li>
  );
}

function sizeOf(bytes: number, w: Words): string {
  const kb = Math.max(1, Math.round(bytes / 1024));
  return kb < 1024 ? w.keeping.kb(figure(kb)) : w.keeping.mb(figure(Math.round(kb / 102.4) / 10));
}
