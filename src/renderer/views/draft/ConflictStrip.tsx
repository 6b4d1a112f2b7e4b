import { type ReactNode, useMemo } from 'react';
import { plainText } from '../../../shared/document.ts';
import type { ArticleView, Fields } from '../../../shared/model/articles.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { type Apart, versionsApart } from '../../model/versions.ts';
import { draft, draftEditor, useDraft } from '../../state/draft.ts';
import { testid } from '../../testids.ts';

/** Paragraphs of each version that are shown; of more, how many there are. */
const SHOWN = 3;

/** Two people changed the same words: both versions side by side, and which one stays. */
export function ConflictStrip({ theirs }: { theirs: ArticleView }): ReactNode {
  const w = useWords();
  const fields = useDraft((s) => s.fields);
  const { mine, other } = useMemo(() => apart(fields, theirs), [fields, theirs]);
  return (
    <div className="strip conflict" role="alert" data-testid={testid.conflict}>
      <span>{w.draft.conflictText}</span>
      <div className="versions">
        <Version title={w.draft.mine} lines={mine} pick={w.draft.keepMine} run={draft.keepMine} />
        <Version title={w.draft.theirs} lines={other} pick={w.draft.takeTheirs} run={draft.takeTheirs} />
      </div>
    </div>
  );
}

function Version({
  title,
  lines,
  pick,
  run,
}: {
  title: string;
  lines: readonly Apart[];
  pick: string;
  run: () => void;
}): ReactNode {
  const w = useWords();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {lines.slice(0, SHOWN).map((line, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no name and never move.
        <p key={i}>
          {line.before}
          <mark>{line.own}</mark>
          {line.after}
        </p>
      ))}
      {lines.length === 0 && <p className="none">{w.draft.versionEmpty}</p>}
      {lines.length > SHOWN && <p className="none">{w.draft.versionMore(figure(lines.length - SHOWN))}</p>}
      <button type="button" className="btn small" onClick={run}>
        {pick}
      </button>
    </section>
  );
}

function apart(fields: Fields, theirs: ArticleView): ReturnType<typeof versionsApart> {
  const editor = draftEditor();
  const mine = editor?.blocks().map((node) => plainText(editor.encode(node))) ?? [];
  return versionsApart(
    [...Object.values(fields), ...mine],
    [...Object.values(theirs.fields), ...theirs.blocks.map(plainText)],
  );
}
