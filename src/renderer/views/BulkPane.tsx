import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { FindingView } from '../../shared/model.ts';
import { figure, useWords, type Words } from '../i18n/index.ts';
import { type BulkEffect, effectsOf } from '../model/bulk.ts';
import {
  closeBulk,
  runBulk,
  setBulkAnswer,
  showMember,
  tickAll,
  tickRange,
  toggleMember,
  useBulk,
} from '../state/bulk.ts';
import { useSession } from '../state/session.ts';
import { testid } from '../testids.ts';
import { lead, useText, useTitles } from './evidence/texts.ts';
import { LOOK, titleOf } from './FindingCard.tsx';

/** Height of a row, in pixels. */
const ROW = 44;
/** Rows a page key goes over. */
const PAGE = 10;

/** Many findings answered as one: who is among them, what it comes to, and the one button that does it. */
export function BulkPane(): ReactNode {
  const w = useWords();
  const ids = useBulk((s) => s.ids);
  const off = useBulk((s) => s.off);
  const chosen = ids.length - off.size;
  return (
    <section
      className="bulk"
      aria-label={w.findings.bulk.name}
      data-testid={testid.bulk}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        closeBulk();
      }}
    >
      <div className="head">
        <h2 className="cap">{w.findings.bulk.name}</h2>
        <AnswerChoice />
      </div>
      <div className="ticks">
        <span role="status">{w.findings.bulk.chosen(figure(chosen), figure(ids.length))}</span>
        <button type="button" className="link" data-testid={testid.bulkAll} onClick={() => tickAll(true)}>
          {w.findings.bulk.all}
        </button>
        <button type="button" className="link" data-testid={testid.bulkNone} onClick={() => tickAll(false)}>
          {w.findings.bulk.none}
        </button>
      </div>
      <Members />
      <Foot chosen={chosen} />
    </section>
  );
}

function AnswerChoice(): ReactNode {
  const w = useWords();
  const answer = useBulk((s) => s.answer);
  return (
    <div className="facets" role="group" aria-label={w.findings.bulk.what}>
      {(['accept', 'dismiss'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={answer === one}
          data-testid={testid.bulkAnswer}
          data-answer={one}
          onClick={() => setBulkAnswer(one)}
        >
          {w.findings.bulk[one]}
        </button>
      ))}
    </div>
  );
}

/** The list of members: a listbox of many, so that arrows go through it and the space bar ticks. */
function Members(): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const ids = useBulk((s) => s.ids);
  const off = useBulk((s) => s.off);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const go = (to: number): void => {
    const at = Math.max(0, Math.min(ids.length - 1, to));
    setActive(at);
    virtual.scrollToIndex(at, { align: 'auto' });
    const finding = book.get(ids[at] ?? '');
    if (finding) showMember(finding);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const step = STEPS[event.key];
    const id = ids[active];
    if (step) go(step(active, ids.length));
    else if (event.key === ' ' && id !== undefined) toggleMember(id);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) tickAll(off.size > 0);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="members"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      aria-label={w.findings.bulk.list}
      aria-activedescendant={`member-${active}`}
      onKeyDown={onKeyDown}
    >
      <div className="stack" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const finding = book.get(ids[item.index]!);
          return (
            finding && (
              <Member
                key={finding.id}
                finding={finding}
                index={item.index}
                top={item.start}
                on={!off.has(finding.id)}
                active={active === item.index}
                tick={(range) => {
                  if (range) tickRange(active, item.index, off.has(finding.id));
                  else toggleMember(finding.id);
                  go(item.index);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, ((at: number, length: number) => number) | undefined>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_at, length) => length - 1,
};

function Member(props: {
  finding: FindingView;
  index: number;
  top: number;
  on: boolean;
  active: boolean;
  tick: (range: boolean) => void;
}): ReactNode {
  const w = useWords();
  const { finding, index, top, on, active, tick } = props;
  const text = useText(finding.spans.slice(0, 1), 60);
  const articleTitle = useTitles();
  const home = finding.articleIds[0];
  return (
    <div
      id={`member-${index}`}
      role="option"
      aria-selected={on}
      className={`member fate-${LOOK[finding.kind]}${active ? ' active' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: ROW }}
      data-testid={testid.bulkRow}
      data-finding={finding.id}
      onClick={(event) => tick(event.shiftKey)}
    >
      <span className="box" aria-hidden="true" />
      <span className="words">
        <span className="what">
          <span className="dot" />
          {titleOf(finding, w)}
          {home !== undefined && <small>{articleTitle(home)}</small>}
        </span>
        <span className="text">{lead(text, 60)}</span>
      </span>
    </div>
  );
}

function Foot({ chosen }: { chosen: number }): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const { ids, off, answer, ink, busy } = useBulk();
  const { effects, same } = useMemo(() => {
    const members = ids.flatMap((id) => (off.has(id) ? [] : (book.get(id) ?? [])));
    return effectsOf(members, answer, (id) => ink?.get(id) ?? 0);
  }, [book, ids, off, answer, ink]);
  return (
    <div className="foot">
      <ul data-testid={testid.bulkEffects} aria-live="polite">
        {chosen === 0 && <li>{w.findings.bulk.nothing}</li>}
        {effects.map((e) => (
          <li key={`${e.name}${e.noun}`}>{ink === null ? w.findings.bulk.weighing : effectText(e, w)}</li>
        ))}
        {same > 0 && <li className="same">{w.findings.bulk.same(figure(same))}</li>}
      </ul>
      <div className="ways">
        <button
          type="button"
          className="btn small primary"
          disabled={chosen === 0 || busy}
          aria-busy={busy}
          data-testid={testid.bulkRun}
          onClick={() => void runBulk()}
        >
          {w.findings.bulk.run[answer](figure(chosen))}
        </button>
        <button type="button" className="btn small" data-testid={testid.bulkCancel} onClick={closeBulk}>
          {w.findings.bulk.cancel}
        </button>
      </div>
      <p className="hint">
        {w.findings.bulk.undo}
        {w.app.dot}
        {w.findings.bulk.hint}
      </p>
    </div>
  );
}

function effectText({ name, noun, count, ink }: BulkEffect, w: Words): string {
  const words = w.findings.bulk.effects;
  if (name === 'takeOut' || name === 'keepOut' || name === 'bringBack')
    return words[name](figure(count), noun ? w.findings.bulk.nouns[noun] : '', figure(ink));
  return words[name](figure(count));
}
