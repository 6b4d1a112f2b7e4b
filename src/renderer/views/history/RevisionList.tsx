import type { ReactNode } from 'react';
import type { RevisionView } from '../../../shared/model/history.ts';
import { figure, moment, useWords } from '../../i18n/index.ts';
import { compareRevision, restoreRevision, useCompare } from '../../state/compare.ts';
import { useLog } from '../../state/log.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';

/** The revisions of the open article, newest first: each can be compared with the newest, and brought back. */
export function RevisionList(): ReactNode {
  const w = useWords();
  const revisions = useLog((s) => s.revisions);
  const loading = useLog((s) => s.loading);
  const newest = useSession((s) => s.article?.revision);
  if (revisions.length === 0 && !loading)
    return (
      <div className="cards">
        <div className="empty">
          <h3>{w.draft.none}</h3>
          <p>{w.draft.noneBody}</p>
        </div>
      </div>
    );
  return (
    <ol className="cards log" aria-busy={loading}>
      {revisions.map((r) => (
        <Revision key={r.revision} revision={r} current={r.revision === newest} />
      ))}
    </ol>
  );
}

function Revision({ revision, current }: { revision: RevisionView; current: boolean }): ReactNode {
  const w = useWords();
  const compared = useCompare((s) => s.from?.revision === revision.revision);
  const n = figure(revision.revision);
  return (
    <li
      className={`decision${compared ? ' on' : ''}`}
      data-testid={testid.revision}
      data-revision={revision.revision}
    >
      <div className="what">
        <b>
          {w.history.revision(n)}
          {current && <span className="mark-state">{w.history.newest}</span>}
        </b>
        <p className="where">{revision.kind === 'plan' ? w.history.planned : w.decisions[revision.kind]}</p>
        <p className="who">
          {moment(revision.at)}
          {revision.kind !== 'plan' && (
            <>
              <span aria-hidden="true"> · </span>
              {revision.who || w.history.nobody}
            </>
          )}
        </p>
        {!current && (
          <p className="acts">
            <button
              type="button"
              className="btn small"
              aria-label={w.history.compareWith(n)}
              data-testid={testid.revisionCompare}
              onClick={() => void compareRevision(revision.revision)}
            >
              {w.history.compare}
            </button>
            <button
              type="button"
              className="btn small quiet"
              aria-label={`${w.history.restore}: ${w.history.revision(n)}`}
              data-testid={testid.revisionRestore}
              onClick={() => void restoreRevision(revision.revision)}
            >
              {w.history.restore}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}
