import { type ReactNode, useMemo, useState } from 'react';
import type { Span } from '../../../../shared/span.ts';
import { figure, useWords } from '../../../i18n/index.ts';
import type { PieceColumns } from '../../../model/columns.ts';
import { compareReadings, type Stretch, stretchesOf } from '../../../model/readings.ts';
import { useSession } from '../../../state/session.ts';
import { More } from './More.tsx';
import { Pair } from './Pair.tsx';
import { LEAD, lead, type Of, PART, useText, useTexts } from './texts.ts';

/** A text longer than this is compared only up to here. */
const COMPARED = 4000;
/** Paragraphs of a run that are compared. */
const PARAGRAPHS = 8;
/** So much stands before a difference, so that both lines begin alike, and behind it: the pane cuts what is too long. */
const BEFORE = 8;
const BEHIND = 60;
/** Differences shown at once. */
const SHOWN = 3;

/** Both texts aligned around their differences, and which one stays. */
export function Copy({
  finding,
  on,
}: {
  finding: Of<'duplicate' | 'near-duplicate'>;
  on: boolean;
}): ReactNode {
  const w = useWords();
  const { evidence, spans } = finding;
  const [whole, setWhole] = useState(false);
  const columns = useSession((s) => s.columns);
  useSession((s) => s.piecesVersion);
  const text = useText(spans, whole ? COMPARED : 400);
  const pairs = Math.min(PARAGRAPHS, spans.length, on ? PARAGRAPHS : 1);
  const found = usePairs(spans.slice(0, pairs), evidence.twin, whole && on);
  const standing = whichStays(finding, columns);
  const tags: [string, string] =
    standing === 'both'
      ? [w.findings.keptBy, w.findings.keptBy]
      : standing === 'copy'
        ? [w.findings.copyBy, w.findings.keptBy]
        : [w.findings.keptBy, w.findings.copyBy];
  const goes = standing === 'both' ? null : standing === 'copy' ? 'a' : 'b';
  const shown = on ? (whole ? found : found.slice(0, SHOWN)) : found.slice(0, 1);
  const hidden = found.length - shown.length;
  const long = (text?.length ?? 0) > LEAD * 2;
  return (
    <>
      <div className="evidence">
        {shown.map((stretch, i) => (
          <Pair key={i} stretch={stretch} tags={tags} goes={goes} whole={whole && on} />
        ))}
        {shown.length === 0 && (whole ? text : lead(text, on ? LEAD * 2 : LEAD))}
      </div>
      {on && (hidden > 0 || whole || long || found.some(isCut)) && (
        <More
          open={whole}
          {...(hidden > 0 ? { label: w.findings.moreOf(figure(hidden)) } : {})}
          toggle={() => setWhole(!whole)}
        />
      )}
      {on && (
        <p className="why">
          {[
            ...(evidence.distance > 0 ? [] : [w.findings.same]),
            ...(spans.length > 1 ? [w.findings.runOf(figure(spans.length))] : []),
            standing === 'both'
              ? w.findings.keepsBoth
              : standing === 'copy'
                ? w.findings.keepsOther
                : isEarlier(finding)
                  ? w.findings.keepsLater
                  : w.findings.keepsFirst,
            ...(evidence.torn ? [w.findings.tornCopy] : []),
          ].join(w.app.dot)}
        </p>
      )}
    </>
  );
}

/** Whether what goes stands before what stays, as it does where the later reading is the cleaner. */
const isEarlier = ({ evidence, spans }: Of<'duplicate' | 'near-duplicate'>): boolean =>
  (spans[0]?.[0] ?? 0) < (evidence.twin[0]?.[0] ?? 0);

const isCut = (s: Stretch): boolean => s.cutBefore || s.cutAfter;

/** The stretches in which paragraphs and their twins differ; empty while they are on their way. */
function usePairs(copies: readonly Span[], twins: readonly Span[], whole: boolean): Stretch[] {
  const kept = copies.map((_, i) => twins[Math.min(i, twins.length - 1)]);
  const left = useTexts(kept, COMPARED);
  const right = useTexts(copies, COMPARED);
  return useMemo(() => {
    if (left === null || right === null) return [];
    const lefts = left.split(PART);
    return right.split(PART).flatMap((copy, i) => {
      const twin = lefts[i] ?? '';
      if (twin === copy) return [];
      const parts = compareReadings(twin, copy);
      return whole ? [{ parts, cutBefore: false, cutAfter: false }] : stretchesOf(parts, BEFORE, BEHIND);
    });
  }, [left, right, whole]);
}

/** Which of the two stands in a draft, or would when what is proposed is taken. */
function whichStays(
  { evidence, spans, state }: Of<'duplicate' | 'near-duplicate'>,
  columns: PieceColumns | null,
): 'first' | 'copy' | 'both' {
  const placed = ([span]: readonly Span[]): boolean => {
    if (!columns || !span) return false;
    const [from, to] = columns.covering(span);
    for (let i = from; i < to; i++) if (columns.articleOf(i) !== null) return true;
    return false;
  };
  if (placed(spans) && !placed(evidence.twin)) return 'copy';
  return state === 'dismissed' && placed(spans) ? 'both' : 'first';
}
