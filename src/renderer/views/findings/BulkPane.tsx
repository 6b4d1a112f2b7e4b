import { type ReactNode, useMemo, useState } from 'react';
import type { FindingView } from '../../../shared/model/findings.ts';
import { figure, useWords, type Words } from '../../i18n/index.ts';
import { type BulkEffect, effectsOf } from '../../model/bulk.ts';
import {
  closeBulk,
  runBulk,
  setBulkAnswer,
  showMember,
  tickAll,
  tickRange,
  toggleMember,
  useBulk,
} from '../../state/bulk.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { Chips } from '../../ui/Chips.tsx';
import { TickList } from '../../ui/TickList.tsx';
import { lead, useText, useTitles } from './evidence/texts.ts';
import { LOOK, titleOf } from './FindingCard.tsx';

/** Height of a row, in pixels. */
const ROW = 44;

const ANSWERS = ['accept', 'dismiss'] as const;

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
    <Chips
      label={w.findings.bulk.what}
      of={ANSWERS}
      isOn={(one) => answer === one}
      words={(one) => w.findings.bulk[one]}
      press={setBulkAnswer}
      testid={testid.bulkAnswer}
    />
  );
}

/** Who is among them, to be ticked. */
function Members(): ReactNode {
  const w = useWords();
  const book = useSession((s) => s.book);
  const ids = useBulk((s) => s.ids);
  const off = useBulk((s) => s.off);
  const [active, setActive] = useState(0);
  return (
    <TickList
      count={ids.length}
      height={ROW}
      name="member"
      label={w.findings.bulk.list}
      eager
      active={active}
      isTicked={(index) => !off.has(ids[index] ?? '')}
      row={(index) => {
        const finding = book.get(ids[index] ?? '');
        return (
          finding && {
            key: finding.id,
            className: `fate-${LOOK[finding.kind]}`,
            testid: testid.bulkRow,
            finding: finding.id,
            body: <Member finding={finding} />,
          }
        );
      }}
      show={(index) => {
        setActive(index);
        const finding = book.get(ids[index] ?? '');
        if (finding) void showMember(finding);
      }}
      tick={(index) => toggleMember(ids[index] ?? '')}
      tickTo={(index) => tickRange(active, index, off.has(ids[index] ?? ''))}
      tickAll={tickAll}
    />
  );
}

function Member({ finding }: { finding: FindingView }): ReactNode {
  const w = useWords();
  const text = useText(finding.spans.slice(0, 1), 60);
  const articleTitle = useTitles();
  const home = finding.articleIds[0];
  return (
    <>
      <span className="what">
        <span className="dot" />
        {titleOf(finding, w)}
        {home !== undefined && <small>{articleTitle(home)}</small>}
      </span>
      <span className="text">{lead(text, 60)}</span>
    </>
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
