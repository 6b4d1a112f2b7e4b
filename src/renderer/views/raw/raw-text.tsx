import { Fragment, type ReactNode, useMemo } from 'react';
import { changes } from '../../../shared/diff.ts';
import { unwrap } from '../../../shared/flow.ts';
import type { FindingView } from '../../../shared/model/findings.ts';
import { differences } from '../../../shared/wording.ts';
import { useWords } from '../../i18n/index.ts';
import { apostrophesIn } from '../../model/language.ts';
import { rawText } from '../../state/session.ts';
import { testid } from '../../testids.ts';

/** A longer copy is not compared letter by letter in the raw pane. */
const COMPARED_AT_MOST = 4000;

/** Text that runs on over its hard line ends; each is shown by a faint sign. */
export function Flowing({ text }: { text: string }): ReactNode {
  const lines = text.split(/\r\n|[\n\r]/);
  if (lines.length === 1) return <Line text={text} />;
  return lines.map((line, i) => (
    <Fragment key={i}>
      {i > 0 && <span className="eol">{'\n'}</span>}
      <Line text={line} />
    </Fragment>
  ));
}

/** A line with the apostrophes of Latin words in a face of their own. */
function Line({ text }: { text: string }): ReactNode {
  const at = apostrophesIn(text);
  if (at.length === 0) return text;
  return [
    ...at.map((end, i) => (
      <Fragment key={end}>
        {text.slice(i === 0 ? 0 : at[i - 1]! + 1, end)}
        <span className="apostrophe">’</span>
      </Fragment>
    )),
    text.slice(at.at(-1)! + 1),
  ];
}

/** Room for text that is on its way. */
export function Waiting({ length }: { length: number }): ReactNode {
  const lines = Math.max(1, Math.min(12, Math.round(length / 28)));
  return Array.from({ length: lines }, (_, i) => <span key={i} className="skeleton" />);
}

/** A near copy with the characters in which it differs from the text that stays. */
export function CopyText({
  text,
  finding,
  start,
}: {
  text: string;
  finding: FindingView;
  start: number;
}): ReactNode {
  const { evidence } = finding;
  if (evidence.kind !== 'near-duplicate') return <Flowing text={text} />;
  const at = finding.spans.findIndex((s) => s[0] === start);
  const span = evidence.twin[Math.max(0, at)] ?? evidence.twin[0];
  const long = text.length > COMPARED_AT_MOST || (span !== undefined && span[1] - span[0] > COMPARED_AT_MOST);
  const twin = span && !long ? rawText(span[0], span[1]) : null;
  if (twin === null) return <Flowing text={text} />;
  const out: ReactNode[] = [];
  let done = 0;
  for (const c of changes(twin, text, 200)) {
    out.push(<Flowing key={`t${done}`} text={text.slice(done, c.fromB)} />);
    // What only the twin has shows as a gap: nothing of it stands here.
    if (c.toB === c.fromB)
      out.push(<i key={`g${c.fromB}`} className="lacks" title={twin.slice(c.fromA, c.toA)} />);
    else out.push(<mark key={c.fromB}>{text.slice(c.fromB, c.toB)}</mark>);
    done = c.toB;
  }
  out.push(<Flowing key="rest" text={text.slice(done)} />);
  return out;
}

/** A raw piece against what the draft makes of it: what was taken out struck, what was put in marked. */
export function Correction({ raw, draft }: { raw: string; draft: string }): ReactNode {
  const w = useWords();
  const { before, found } = useMemo(() => {
    const flowed = unwrap(raw);
    return { before: flowed, found: differences(flowed, draft) };
  }, [raw, draft]);
  const out: ReactNode[] = [];
  let done = 0;
  for (const c of found.changes) {
    out.push(<Fragment key={`t${done}`}>{before.slice(done, c.fromA)}</Fragment>);
    if (c.toA > c.fromA) out.push(<del key={`d${c.fromA}`}>{signs(before.slice(c.fromA, c.toA))}</del>);
    if (c.toB > c.fromB) out.push(<ins key={`i${c.fromB}`}>{signs(draft.slice(c.fromB, c.toB))}</ins>);
    done = c.toA;
  }
  out.push(<Fragment key="rest">{before.slice(done)}</Fragment>);
  return (
    <span className="correction" data-testid={testid.difference}>
      {out}
      {found.bounded && <em className="bounded">{w.raw.bounded}</em>}
    </span>
  );
}

/** What was put in or taken out; white space alone, and ends of paragraphs, by signs: else it could not be seen. */
function signs(text: string): string {
  const seen = text.replace(/\n/g, '¶');
  return seen.trim() === '' ? seen.replace(/\s/gu, '␣') : seen;
}
