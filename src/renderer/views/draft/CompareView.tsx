import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { figure, useWords } from '../../i18n/index.ts';
import { type ComparedBlock, compareRevisions, type Stretch } from '../../model/comparison.ts';
import { isChinese } from '../../model/language.ts';
import { closeCompare, compareRevision, restoreRevision, useCompare } from '../../state/compare.ts';
import { readLog, useLog } from '../../state/log.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { CloseIcon } from '../../ui/icons.tsx';

/** Two revisions of the open article as one text, in the place of the draft: what went struck through, what came underlined. */
export function CompareView(): ReactNode {
  const w = useWords();
  const { articleId, from, to } = useCompare();
  const open = useSession((s) => s.articleId);
  const newest = useSession((s) => s.article?.revision);
  const box = useRef<HTMLElement>(null);
  const lang = useSession((s) => (isChinese(`${s.article?.title}${s.article?.lead}`) ? 'zh' : 'en'));
  const shown = from !== null && to !== null && articleId === open;
  const comparison = useMemo(() => (from && to ? compareRevisions(from, to) : null), [from, to]);
  useEffect(() => {
    // Another article is open: its draft is wanted, not a comparison of the one before.
    if (articleId !== null && articleId !== open) closeCompare();
  }, [articleId, open]);
  useEffect(() => {
    if (shown) box.current?.focus({ preventScroll: true });
  }, [shown]);
  if (!shown || !comparison) return null;
  const differing = comparison.blocks.filter((b) => b.kind !== 'same').length + comparison.fields.length;
  return (
    <section
      ref={box}
      className="pane compare"
      aria-label={w.history.compareTitle}
      tabIndex={-1}
      data-testid={testid.compare}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        closeCompare();
      }}
    >
      <div className="head">
        <div className="versus">
          <Pick
            label={w.history.from}
            testId={testid.compareFrom}
            value={from.revision}
            onPick={(r) => void compareRevision(r, to.revision)}
          />
          <span aria-hidden="true">→</span>
          <Pick
            label={w.history.to}
            testId={testid.compareTo}
            value={to.revision}
            onPick={(r) => void compareRevision(from.revision, r)}
          />
        </div>
        {from.revision !== newest && (
          <button
            type="button"
            className="btn small"
            data-testid={testid.revisionRestore}
            onClick={() => void restoreRevision(from.revision)}
          >
            {w.history.restore}
          </button>
        )}
        <button
          type="button"
          className="btn icon quiet small"
          aria-label={w.app.close}
          data-testid={testid.compareClose}
          onClick={closeCompare}
        >
          <CloseIcon />
        </button>
      </div>
      <div className="draft-scroll" lang={lang}>
        <div className="sheet compared">
          <p className="note" role="status">
            {comparison.equal ? w.history.equal : w.history.changed(figure(differing))}
            {comparison.bounded && ` ${w.history.bounded}`}
          </p>
          {comparison.fields.map(({ field, stretches }) => (
            <p key={field} className={`field ${field}`}>
              <span className="cap">{w.draft[field]}</span>
              <Stretches stretches={stretches} />
            </p>
          ))}
          {comparison.blocks.map((block, i) => (
            <Compared key={i} block={block} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Pick({
  label,
  value,
  testId,
  onPick,
}: {
  label: string;
  value: number;
  testId: string;
  onPick: (revision: number) => void;
}): ReactNode {
  const w = useWords();
  const known = useLog((s) => s.revisions);
  const view = useLog((s) => s.view);
  useEffect(() => {
    if (view === 'revisions' && known.length === 0) void readLog();
  }, [view, known.length]);
  const others = known.some((r) => r.revision === value);
  return (
    <select
      aria-label={label}
      data-testid={testId}
      value={value}
      onChange={(e) => onPick(Number(e.target.value))}
    >
      {!others && <option value={value}>{w.history.revision(figure(value))}</option>}
      {known.map((r) => (
        <option key={r.revision} value={r.revision}>
          {w.history.revision(figure(r.revision))}
        </option>
      ))}
    </select>
  );
}

function Compared({ block }: { block: ComparedBlock }): ReactNode {
  const w = useWords();
  const names = {
    same: undefined,
    changed: w.history.blockChanged,
    gone: w.history.blockGone,
    new: w.history.blockNew,
  };
  const Tag = block.type === 'heading' ? 'h2' : 'div';
  return (
    <Tag
      className={`block ${block.kind}`}
      data-testid={testid.compareBlock}
      data-kind={block.kind}
      title={names[block.kind]}
    >
      {block.type === 'horizontalRule' ? <hr /> : <Stretches stretches={block.stretches} />}
    </Tag>
  );
}

function Stretches({ stretches }: { stretches: readonly Stretch[] }): ReactNode {
  return stretches.map(({ kind, text }, i) => {
    if (kind === 'gone') return <del key={i}>{text}</del>;
    if (kind === 'new') return <ins key={i}>{text}</ins>;
    return <span key={i}>{text}</span>;
  });
}
