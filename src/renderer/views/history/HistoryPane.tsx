import { type ReactNode, useEffect } from 'react';
import type { DecisionView } from '../../../shared/model/history.ts';
import { dayOf, figure, timeOf, useWords } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import { useLibrary } from '../../state/library.ts';
import {
  closeLog,
  type LogView,
  readLog,
  readOlder,
  settleAsked,
  showLog,
  undoDecision,
  undoWithDependents,
  useLog,
} from '../../state/log.ts';
import { decisionSeen, useNewest } from '../../state/outcome.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { Chips } from '../../ui/Chips.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { RevisionList } from './RevisionList.tsx';

const VIEWS: readonly LogView[] = ['dump', 'article', 'revisions'];

/** What was decided, by whom and when; each decision can be undone by itself. */
export function HistoryPane(): ReactNode {
  const w = useWords();
  const view = useLog((s) => s.view);
  const asked = useLog((s) => s.asked);
  const dumpId = useSession((s) => s.dumpId);
  const articleId = useSession((s) => s.articleId);
  const newest = useNewest((s) => s.decision);
  // Only the views of one article follow the article.
  const of = view === 'dump' ? null : articleId;
  useEffect(() => {
    void readLog();
  }, [dumpId, of, view, newest]);
  return (
    <aside className="findings history" aria-label={w.history.title} data-testid={testid.historyPane}>
      <PaneHead title={w.history.title} close={closeLog} />
      <Chips
        label={w.history.viewsName}
        of={VIEWS}
        isOn={(each) => view === each}
        words={(each) => w.history.views[each]}
        press={showLog}
        testid={testid.historyView}
        className="views"
      />
      {asked && <Dependents decision={asked.decision} dependents={asked.dependents} />}
      {view === 'revisions' ? <RevisionList /> : <Decisions />}
    </aside>
  );
}

function Decisions(): ReactNode {
  const w = useWords();
  const rows = useLog((s) => s.rows);
  const view = useLog((s) => s.view);
  const more = useLog((s) => s.more);
  const loading = useLog((s) => s.loading);
  const shown = rows.filter((d) => d.kind !== 'plan');
  if (shown.length === 0 && !loading)
    return (
      <div className="cards">
        <div className="empty">
          <h3>{view === 'article' ? w.history.emptyArticle : w.history.empty}</h3>
          <p>{w.history.emptyBody}</p>
        </div>
      </div>
    );
  return (
    <div className="cards log" aria-busy={loading}>
      {byDay(shown).map(([day, decisions]) => (
        <section key={day} aria-label={day}>
          <h3 className="day">{day}</h3>
          <ol>
            {decisions.map((d) => (
              <Row key={d.id} decision={d} />
            ))}
          </ol>
        </section>
      ))}
      {more && (
        <button type="button" className="btn small older" disabled={loading} onClick={() => void readOlder()}>
          {w.history.older}
        </button>
      )}
    </div>
  );
}

function byDay(rows: readonly DecisionView[]): [string, DecisionView[]][] {
  const days = new Map<string, DecisionView[]>();
  for (const d of rows) {
    const day = dayOf(d.at);
    const list = days.get(day);
    if (list) list.push(d);
    else days.set(day, [d]);
  }
  return [...days];
}

function Row({ decision }: { decision: DecisionView }): ReactNode {
  const w = useWords();
  const what = useWhat();
  const back = decision.kind === 'undo' || decision.kind === 'redo';
  return (
    <li
      className={`decision${decision.undone ? ' undone' : ''}`}
      data-testid={testid.decision}
      data-decision={decision.id}
      data-kind={decision.kind}
      data-undone={decision.undone}
    >
      <div className="what">
        <b>{what(decision)}</b>
        <Where decision={decision} />
        {decision.reason !== null && <p className="why">{w.history.reason(decision.reason)}</p>}
        <p className="who">
          <time dateTime={new Date(decision.at).toISOString()}>{timeOf(decision.at)}</time>
          <span aria-hidden="true"> · </span>
          {decision.who || w.history.nobody}
          {decision.undone && (
            <>
              <span aria-hidden="true"> · </span>
              {w.history.undoneMark}
            </>
          )}
        </p>
      </div>
      {!back && !decision.undone && (
        <button
          type="button"
          className="btn icon quiet small"
          aria-label={`${w.history.undo}: ${what(decision)} ${timeOf(decision.at)}`}
          title={w.history.undo}
          data-testid={testid.decisionUndo}
          onClick={() => void undoDecision(decision)}
        >
          <UndoIcon />
        </button>
      )}
    </li>
  );
}

/** Names a decision: what an undo undid as well. */
function useWhat(): (decision: DecisionView) => string {
  const w = useWords();
  const rows = useLog((s) => s.rows);
  return (decision) => {
    const plain = w.decisions[decision.kind];
    const target = decision.target;
    if (target === null) return plain;
    const kind = (rows.find((d) => d.id === target) ?? decisionSeen(target))?.kind;
    if (kind === undefined) return plain;
    return decision.kind === 'undo'
      ? w.history.undoes(w.decisions[kind])
      : w.history.redoes(w.decisions[kind]);
  };
}

/** The kind of finding a decision answered, or how many, and the articles it touched. */
function Where({ decision }: { decision: DecisionView }): ReactNode {
  const w = useWords();
  const rows = useLibrary((s) => s.rows[decision.dumpId]);
  const book = useSession((s) => s.book);
  const titles = decision.articleIds.flatMap((id) => {
    const row = rows?.find((r) => r.id === id);
    return row ? [articleName(row, w.library.untitled)] : [];
  });
  const findings = decision.findingIds.length;
  const parts: string[] = [];
  if (titles.length === 1) parts.push(titles[0]!);
  else if (titles.length > 1) parts.push(w.history.articles(titles[0]!, figure(titles.length)));
  const only = findings === 1 ? book.get(decision.findingIds[0]!) : undefined;
  if (only) parts.unshift(w.findings.kinds[only.kind]);
  if (findings > 1) parts.push(w.history.findings(figure(findings)));
  if (parts.length === 0) return null;
  return <p className="where">{parts.join(w.app.dot)}</p>;
}

/** What must be undone first, shown before anything is. */
function Dependents({
  decision,
  dependents,
}: {
  decision: DecisionView;
  dependents: readonly DecisionView[];
}): ReactNode {
  const w = useWords();
  const what = useWhat();
  return (
    <div className="dependents" role="alert" data-testid={testid.dependents}>
      <h3>{w.history.dependTitle(figure(dependents.length))}</h3>
      <p>
        {what(decision)} {timeOf(decision.at)} — {w.history.dependBody}
      </p>
      <ol>
        {dependents.map((d) => (
          <li key={d.id}>
            {what(d)} <span className="dim">{timeOf(d.at)}</span>
            <Where decision={d} />
          </li>
        ))}
      </ol>
      <div className="foot">
        <button type="button" className="btn small" onClick={settleAsked}>
          {w.history.keep}
        </button>
        <button
          type="button"
          className="btn small primary"
          data-testid={testid.undoAll}
          onClick={() => void undoWithDependents()}
        >
          {w.history.undoAll(figure(dependents.length + 1))}
        </button>
      </div>
    </div>
  );
}
