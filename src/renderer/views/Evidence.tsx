import { Fragment, type ReactNode } from 'react';
import { changes } from '../../shared/diff.ts';
import { unwrap } from '../../shared/flow.ts';
import type { FindingView } from '../../shared/model.ts';
import { reasonText } from '../../shared/reasons.ts';
import type { Span } from '../../shared/span.ts';
import { figure, useLanguage, useWords } from '../i18n/index.ts';
import { useLibrary } from '../state/library.ts';
import { answer } from '../state/review.ts';
import { rawText, useSession } from '../state/session.ts';
import { testid } from '../testids.ts';

/** A text longer than this is compared only up to here. */
const COMPARED = 3000;
/** So much stands around a difference. */
const AROUND = 12;
const LEAD = 44;
/** Differences shown of one copy; the raw pane shows all. */
const SHOWN = 6;

/** The words of a span as running text, at most `limit` code units of it; null while they are on their way. */
function useText(span: Span | undefined, limit: number, fromEnd = false): string | null {
  useSession((s) => s.textVersion);
  if (!span) return null;
  const [start, end] = span;
  const raw = fromEnd
    ? rawText(Math.max(start, end - limit), end)
    : rawText(start, Math.min(end, start + limit));
  return raw === null ? null : unwrap(raw);
}

const lead = (text: string | null, n = LEAD): string =>
  text === null ? '…' : text.length > n ? `${text.slice(0, n)}…` : text;
const tail = (text: string | null, n = LEAD): string =>
  text === null ? '…' : text.length > n ? `…${text.slice(-n)}` : text;

/** What a finding rests on, in view without opening anything. */
export function Evidence({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const { evidence } = finding;
  switch (evidence.kind) {
    case 'duplicate':
    case 'near-duplicate':
      return <Copy finding={finding} on={on} />;
    case 'loop':
      return <Loop finding={finding} on={on} />;
    case 'join':
      return <Join finding={finding} on={on} />;
    case 'stray':
      return <Stray finding={finding} on={on} />;
    case 'split':
      return <Split left={evidence.left} right={evidence.right} on={on} />;
    case 'torn':
      return <Torn finding={finding} />;
    case 'chrome':
      return <Chrome finding={finding} on={on} />;
    case 'field':
      return <Field finding={finding} />;
  }
}

function Copy({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const { evidence } = finding;
  const twin =
    evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate' ? evidence.twin[0] : undefined;
  const kept = useText(twin, COMPARED);
  const copy = useText(finding.spans[0], COMPARED);
  if (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate') return null;
  const differing = kept !== null && copy !== null && kept !== copy;
  return (
    <>
      <div className="evidence">
        {differing ? <Compared kept={kept} copy={copy} on={on} /> : lead(copy, on ? 90 : LEAD)}
      </div>
      {on && (
        <p className="why">
          {[
            evidence.distance > 0 ? w.findings.differ(figure(evidence.distance)) : w.findings.same,
            w.findings.keepsFirst,
            ...(evidence.torn ? [w.findings.tornCopy] : []),
          ].join(w.app.dot)}
        </p>
      )}
    </>
  );
}

/** Both texts around the places where they differ, the differing characters marked. */
function Compared({ kept, copy, on }: { kept: string; copy: string; on: boolean }): ReactNode {
  const w = useWords();
  const found = changes(kept, copy, 400).slice(0, on ? SHOWN : 1);
  if (found.length === 0) return lead(copy);
  const side = (text: string, ranges: { from: number; to: number }[]): ReactNode => {
    const out: ReactNode[] = [];
    let done = 0;
    ranges.forEach(({ from, to }, i) => {
      const start = Math.max(done, from - AROUND);
      if (start > done) out.push('…');
      out.push(text.slice(start, from), <mark key={from}>{text.slice(from, to)}</mark>);
      const next = ranges[i + 1];
      done = Math.min(text.length, to + AROUND, next ? next.from : text.length);
      out.push(text.slice(to, done));
    });
    if (done < text.length) out.push('…');
    return out.map((part, i) => <Fragment key={i}>{part}</Fragment>);
  };
  return (
    <>
      <div className="reading">
        <span className="tag">{w.findings.keptBy}</span>
        <span>
          {side(
            kept,
            found.map((c) => ({ from: c.fromA, to: c.toA })),
          )}
        </span>
      </div>
      <div className="reading goes">
        <span className="tag">{w.findings.copyBy}</span>
        <span>
          {side(
            copy,
            found.map((c) => ({ from: c.fromB, to: c.toB })),
          )}
        </span>
      </div>
    </>
  );
}

function Loop({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const { evidence } = finding;
  const first = useText(evidence.kind === 'loop' ? evidence.first[0] : undefined, 200);
  if (evidence.kind !== 'loop') return null;
  return (
    <>
      <div className="evidence">{lead(first, on ? 90 : LEAD)}</div>
      {on && <p className="why">{w.findings.turns(figure(evidence.turns))}</p>}
    </>
  );
}

function Join({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const rival = useSession((s) => (on ? s.rival : 0));
  const { evidence } = finding;
  const join = evidence.kind === 'join' ? evidence : null;
  const chosen = rival > 0 ? join?.rivals[rival - 1] : undefined;
  const left = useText(join?.tail, 160, true);
  const right = useText(chosen?.span ?? join?.head, 160);
  if (!join) return null;
  const n = on ? 40 : 16;
  return (
    <>
      <div className="evidence">
        {tail(left, n)}
        <span className="joint" aria-hidden="true">
          ⟶
        </span>
        {lead(right, n)}
      </div>
      {on && join.rivals.length > 0 && (
        <p className="why">
          {w.findings.rivals(figure(rival + 1), figure(join.rivals.length + 1))}
          {(chosen?.reasons ?? []).map((r) => w.app.dot + reasonText(r, language))}
        </p>
      )}
    </>
  );
}

function Stray({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const language = useLanguage();
  const text = useText(finding.spans[0], 240);
  const rows = useLibrary((s) => s.rows[useSession.getState().dumpId ?? '']);
  const { evidence } = finding;
  if (evidence.kind !== 'stray') return null;
  const title = (id: string): string => {
    const row = rows?.find((r) => r.id === id);
    return row?.title || row?.lead || w.library.untitled;
  };
  return (
    <>
      <div className="evidence">{lead(text, on ? 120 : LEAD)}</div>
      {finding.articleIds.length > 0 && !on && (
        <p className="why">
          {w.findings.candidates}
          {finding.articleIds.slice(0, 3).map(title).join(w.app.dot)}
        </p>
      )}
      {on && (
        <div className="candidates">
          {finding.articleIds.slice(0, 4).map((id, i) => (
            <button
              key={id}
              type="button"
              data-testid={testid.candidate}
              disabled={finding.state !== 'open'}
              onClick={(event) => {
                event.stopPropagation();
                void answer(finding.id, 'accept', { articleId: id });
              }}
            >
              {w.findings.placeIn(title(id))}
              <small>
                {(evidence.candidates.length === finding.articleIds.length
                  ? (evidence.candidates[i]?.reasons ?? [])
                  : []
                )
                  .map((r) => reasonText(r, language))
                  .join(w.app.dot)}
              </small>
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Split({ left, right, on }: { left: Span; right: Span; on: boolean }): ReactNode {
  const a = useText(left, 120, true);
  const b = useText(right, 120);
  const n = on ? 40 : 16;
  return (
    <div className="evidence">
      {tail(a, n)}
      <span className="joint" aria-hidden="true">
        ‖
      </span>
      {lead(b, n)}
    </div>
  );
}

function Torn({ finding }: { finding: FindingView }): ReactNode {
  const w = useWords();
  const { evidence } = finding;
  const head = evidence.kind === 'torn' && evidence.side === 'head';
  const text = useText(finding.spans[0], 160, !head);
  return (
    <>
      <div className="evidence">{head ? `……${lead(text)}` : `${tail(text)}……`}</div>
      <p className="why">{head ? w.findings.tornHead : w.findings.tornTail}</p>
    </>
  );
}

function Chrome({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const text = useText(finding.spans[0], 160);
  const { evidence } = finding;
  return (
    <>
      <div className="evidence">{lead(text, on ? 120 : LEAD)}</div>
      {on && evidence.kind === 'chrome' && evidence.seen > 1 && (
        <p className="why">{w.findings.seen(figure(evidence.seen))}</p>
      )}
    </>
  );
}

function Field({ finding }: { finding: FindingView }): ReactNode {
  const w = useWords();
  const text = useText(finding.spans[0], 160);
  const rows = useLibrary((s) => s.rows[useSession.getState().dumpId ?? '']);
  const { evidence } = finding;
  if (evidence.kind !== 'field') return null;
  const row = rows?.find((r) => r.id === finding.articleIds[0]);
  return (
    <>
      <div className="evidence">{lead(text)}</div>
      <p className="why">{w.findings.fieldIs(w.draft[evidence.field], row?.title || w.library.untitled)}</p>
    </>
  );
}
