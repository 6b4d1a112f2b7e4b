import { type ReactNode, useState } from 'react';
import { isApproved } from '../../../shared/model/articles.ts';
import { EXPORT_FORMATS, type ExportFormat, type ExportReport } from '../../../shared/model/exports.ts';
import { client } from '../../client.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { draft } from '../../state/draft.ts';
import { runJob } from '../../state/jobs.ts';
import { loadRows, refreshDump, useLibrary } from '../../state/library.ts';
import { tellError } from '../../state/notices.ts';
import { closePanel } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { rememberLayout, useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';

/** Sends approved articles out: which, in which formats, into which folder; and tells what was written. */
export function ExportPanel(): ReactNode {
  const w = useWords();
  const info = useSettings((s) => s.info);
  const remembered = useSettings((s) => s.settings.layout.exportFormats);
  const article = useSession((s) => s.article);
  const dumpId = useSession((s) => s.dumpId);
  const rows = useLibrary((s) => (dumpId ? s.rows[dumpId] : undefined)) ?? [];
  const secondName = useSettings((s) => s.settings.secondName);
  const approved = rows.filter((r) => isApproved(r.status) && (!secondName || r.validated));
  const left = rows.filter((r) => isApproved(r.status)).length - approved.length;
  const thisReady = article !== null && approved.some((r) => r.id === article.id);
  const [which, setWhich] = useState<'this' | 'all'>(thisReady ? 'this' : 'all');
  const [formats, setFormats] = useState<readonly ExportFormat[]>(() => {
    const known = EXPORT_FORMATS.filter(
      (f) => typeof remembered === 'string' && remembered.split(' ').includes(f),
    );
    return known.length > 0 ? known : ['markdown'];
  });
  const [folder, setFolder] = useState<{ token: string; label: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ExportReport | null>(null);
  const ids = which === 'this' ? (thisReady ? [article.id] : []) : approved.map((r) => r.id);

  const pick = (): void => {
    client.system.pickFolder().then(
      (chosen) => {
        if (chosen) setFolder(chosen);
      },
      (error: unknown) => tellError(error, w.exports.folder),
    );
  };

  const run = async (): Promise<void> => {
    setBusy(true);
    setReport(null);
    rememberLayout({ exportFormats: formats.join(' ') });
    await draft.flush();
    const done = await runJob<ExportReport>(w.jobs.exporting, (signal) =>
      client.exports.run(
        { articleIds: ids, formats: [...formats], ...(folder ? { folder: folder.token } : {}) },
        { signal },
      ),
    );
    setReport(done);
    setBusy(false);
    if (done && dumpId) await afterExport(dumpId);
  };

  const written = report?.files.filter((f) => f.state === 'written').length ?? 0;
  const unchanged = (report?.files.length ?? 0) - written;
  return (
    <Popover label={w.exports.title} testId={testid.exportPanel} onClose={closePanel}>
      <h2>{w.exports.title}</h2>
      <div className="stack" role="radiogroup" aria-label={w.exports.which}>
        <label className="choice">
          <input type="radio" name="which" checked={which === 'this'} onChange={() => setWhich('this')} />
          {w.exports.thisOne}
        </label>
        <label className="choice">
          <input type="radio" name="which" checked={which === 'all'} onChange={() => setWhich('all')} />
          {w.exports.allApproved(figure(approved.length))}
        </label>
      </div>
      {left > 0 && <p className="hint">{w.second.left(figure(left))}</p>}
      {ids.length === 0 && (
        <p className="hint">{which === 'this' ? w.exports.notApproved : w.exports.noneApproved}</p>
      )}
      <div className="group">
        <span className="cap">{w.exports.formats}</span>
        <div className="choices" role="group" aria-label={w.exports.formats}>
          {EXPORT_FORMATS.map((f) => (
            <label key={f} className="choice">
              <input
                type="checkbox"
                value={f}
                checked={formats.includes(f)}
                onChange={(e) =>
                  setFormats(EXPORT_FORMATS.filter((x) => (x === f ? e.target.checked : formats.includes(x))))
                }
              />
              {w.exports.formatNames[f]}
            </label>
          ))}
        </div>
      </div>
      <div className="group">
        <span className="cap">{w.exports.folder}</span>
        <p className="path">{folder?.label ?? info?.exportFolder ?? ''}</p>
        {info?.canPickFolder && (
          <button type="button" className="link" onClick={pick}>
            {w.exports.choose}
          </button>
        )}
      </div>
      <div className="foot">
        {formats.length === 0 && <span className="hint">{w.exports.pickFormat}</span>}
        <button
          type="button"
          className="btn primary"
          data-testid={testid.exportRun}
          disabled={busy || ids.length === 0 || formats.length === 0}
          onClick={() => void run()}
        >
          {busy && <span className="spin" />}
          {busy ? w.exports.running : w.exports.run}
        </button>
      </div>
      {report && (
        <div className="group" role="status">
          <p>
            {[
              ...(written > 0 ? [w.exports.written(figure(written))] : []),
              ...(unchanged > 0 ? [w.exports.unchanged(figure(unchanged))] : []),
            ].join(w.app.dot)}
          </p>
          <p className="path">{report.folder}</p>
          <ul className="files">
            {report.files.map((f) => (
              <li key={f.name} data-testid={testid.exportFile} data-state={f.state}>
                <span>{f.name}</span>
                <span>{f.state === 'written' ? w.exports.stateWritten : w.exports.stateUnchanged}</span>
              </li>
            ))}
            <li>
              <span>{report.manifest}</span>
              <span>{w.exports.manifest}</span>
            </li>
          </ul>
        </div>
      )}
    </Popover>
  );
}

/** Statuses have changed to exported: the library and the open article say so. */
async function afterExport(dumpId: string): Promise<void> {
  try {
    const rows = await loadRows(dumpId);
    await refreshDump(dumpId);
    const { article } = useSession.getState();
    const row = rows.find((r) => r.id === article?.id);
    if (article && row && row.status !== article.status)
      useSession.setState({ article: { ...article, status: row.status } });
  } catch (error) {
    tellError(error);
  }
}
