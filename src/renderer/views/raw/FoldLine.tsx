import type { ReactNode } from 'react';
import type { FindingView } from '../../../shared/model/findings.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { rawText } from '../../state/session.ts';
import { testid } from '../../testids.ts';

/** Where a loop breaks off, so many of its last characters tell. */
const BREAK = 8;
const QUOTE = 14;

/** «The 2 pieces above repeat 4 more times · turn 5 breaks off at … · unfold»: one line for what is told again. */
export function FoldLine({ finding, pieces }: { finding: FindingView; pieces: number }): ReactNode {
  const w = useWords();
  return (
    <button type="button" className="body" aria-expanded={false} tabIndex={-1} data-testid={testid.fold}>
      {useFoldWords(finding, pieces)}
      {w.app.dot}
      <b>{w.raw.unfold}</b>
    </button>
  );
}

function useFoldWords({ evidence, spans }: FindingView, pieces: number): string {
  const w = useWords();
  if (evidence.kind === 'loop') {
    const times = figure(evidence.turns - 1);
    const count = evidence.first.length;
    const torn = evidence.tornAt;
    const end = spans.at(-1)?.[1] ?? 0;
    const words =
      torn === null ? null : rawText(Math.max(0, Math.min(torn, end) - BREAK), Math.min(torn, end))?.trim();
    return (
      (count === 1 ? w.raw.foldOne(times) : w.raw.fold(figure(count), times)) +
      (words ? w.app.dot + w.raw.torn(figure(evidence.turns), words) : '')
    );
  }
  if (evidence.kind !== 'duplicate' && evidence.kind !== 'near-duplicate') return '';
  const twin = evidence.twin[0];
  const text = twin ? (rawText(twin[0], Math.min(twin[1], twin[0] + 80))?.trim() ?? '') : '';
  const quote = text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text;
  return w.raw.foldCopy(figure(pieces), quote);
}
