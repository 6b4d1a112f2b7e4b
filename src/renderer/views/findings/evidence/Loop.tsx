import { type ReactNode, useMemo, useState } from 'react';
import { figure, useWords } from '../../../i18n/index.ts';
import { stretchesOf, type Turn, turnsOf } from '../../../model/readings.ts';
import { More } from './More.tsx';
import { Side } from './Pair.tsx';
import { LEAD, lead, type Of, tail, useText } from './texts.ts';

/** Turns are looked at as far as this. */
const READ = 12_000;
const TURNS = 200;
/** Rows of turns shown at once. */
const ROWS = 5;
const BEFORE = 8;
const BEHIND = 24;

/** The first turn, then each that follows: word for word the same, drifted, or broken off. */
export function Loop({ finding, on }: { finding: Of<'loop'>; on: boolean }): ReactNode {
  const w = useWords();
  const { evidence, spans } = finding;
  const [whole, setWhole] = useState(false);
  const first = useText(evidence.first, READ);
  const rest = useText(on ? spans : [], READ);
  const rows = useMemo(
    () =>
      first === null || rest === null ? [] : alike(turnsOf(first, rest, evidence.tornAt !== null, TURNS)),
    [first, rest, evidence.tornAt],
  );
  if (!on) return <div className="evidence">{lead(first)}</div>;
  const shown = whole ? rows : rows.slice(0, ROWS);
  const told = rows.at(-1)?.to ?? 1;
  const left = evidence.turns - Math.min(evidence.turns, whole ? told : (shown.at(-1)?.to ?? 1));
  return (
    <>
      <ol className="evidence turns">
        <li className="reading">
          <span className="tag">{w.findings.turn('1')}</span>
          <span>{whole ? first : lead(first, LEAD)}</span>
        </li>
        {shown.map((row) => (
          <li key={row.from} className="reading goes">
            <span className="tag">{w.findings.turnsSame(figure(row.from), figure(row.to))}</span>
            <span>
              <TurnText turn={row.turn} />
            </span>
          </li>
        ))}
      </ol>
      {(rows.length > ROWS || whole || (first?.length ?? 0) > LEAD) && (
        <More
          open={whole}
          {...(rows.length > ROWS ? { label: w.findings.turnsLeft(figure(left)) } : {})}
          toggle={() => setWhole(!whole)}
        />
      )}
      <p className="why">{w.findings.turns(figure(evidence.turns))}</p>
    </>
  );
}

function TurnText({ turn }: { turn: Turn }): ReactNode {
  const w = useWords();
  if (turn.torn)
    return (
      <>
        {tail(turn.text, LEAD / 2)} <b className="break">{w.findings.tornHere}</b>
      </>
    );
  if (turn.parts.length === 0) return <i>{w.findings.same}</i>;
  return stretchesOf(turn.parts, BEFORE, BEHIND).map((stretch, i) => (
    <Side key={i} stretch={stretch} side="b" />
  ));
}

interface Row {
  from: number;
  to: number;
  turn: Turn;
}

/** Turns in a row that repeat the first to the letter are one row. Turns are counted from 1, the first one's number. */
function alike(turns: readonly Turn[]): Row[] {
  const rows: Row[] = [];
  turns.forEach((turn, i) => {
    const last = rows.at(-1);
    const plain = turn.parts.length === 0 && !turn.torn;
    if (last && plain && last.turn.parts.length === 0 && !last.turn.torn) last.to = i + 2;
    else rows.push({ from: i + 2, to: i + 2, turn });
  });
  return rows;
}
