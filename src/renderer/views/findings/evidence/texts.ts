import { unwrap } from '../../../../shared/flow.ts';
import type { FindingView } from '../../../../shared/model/findings.ts';
import type { Evidence } from '../../../../shared/plan.ts';
import type { Span } from '../../../../shared/span.ts';
import { useWords } from '../../../i18n/index.ts';
import { articleName } from '../../../model/article-name.ts';
import { useLibrary } from '../../../state/library.ts';
import { rawText, useSession } from '../../../state/session.ts';

/** A finding whose evidence is of these kinds. */
export type Of<K extends Evidence['kind']> = FindingView & { evidence: Extract<Evidence, { kind: K }> };

/** So much of a text stands in a card that is not in hand. */
export const LEAD = 44;

/**
 * The words of spans read one after the other, at most `limit` code units of them, from the end where `fromEnd`;
 * null while they are on their way.
 */
export function useText(spans: readonly (Span | undefined)[], limit: number, fromEnd = false): string | null {
  useSession((s) => s.textVersion);
  let out = '';
  for (const span of fromEnd ? spans.toReversed() : spans) {
    const left = limit - out.length;
    if (!span || left <= 0) continue;
    const [start, end] = span;
    const raw = fromEnd
      ? rawText(Math.max(start, end - left), end)
      : rawText(start, Math.min(end, start + left));
    if (raw === null) return null;
    out = fromEnd ? unwrap(raw) + out : out + unwrap(raw);
  }
  return out;
}

/** Parts the texts of `useTexts`: a sign no text has. */
export const PART = '\u0000';

/**
 * The words of each span, at most `limit` code units of each, parted by `PART`: one string, so that what is worked
 * out from it is worked out once. Null while any is on its way.
 */
export function useTexts(spans: readonly (Span | undefined)[], limit: number): string | null {
  useSession((s) => s.textVersion);
  const texts: string[] = [];
  let whole = true;
  for (const span of spans) {
    const raw = span ? rawText(span[0], Math.min(span[1], span[0] + limit)) : '';
    if (raw === null) whole = false;
    else texts.push(unwrap(raw).replaceAll(PART, ''));
  }
  return whole ? texts.join(PART) : null;
}

/** The beginning of a text; what is cut away is told by an ellipsis. */
export const lead = (text: string | null, n = LEAD): string =>
  text === null ? '…' : text.length > n ? `${text.slice(0, n)}…` : text;

/** The end of a text. */
export const tail = (text: string | null, n = LEAD): string =>
  text === null ? '…' : text.length > n ? `…${text.slice(-n)}` : text;

/** The titles of articles of the open dump, by id. */
export function useTitles(): (articleId: string) => string {
  const w = useWords();
  const rows = useLibrary((s) => s.rows[useSession.getState().dumpId ?? '']);
  return (id) => {
    return articleName(
      rows?.find((r) => r.id === id),
      w.library.untitled,
    );
  };
}
