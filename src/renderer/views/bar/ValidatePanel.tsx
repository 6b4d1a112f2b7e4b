import { type ReactNode, useState } from 'react';
import type { ArticleView } from '../../../shared/model/articles.ts';
import { sameName } from '../../../shared/person.ts';
import { moment, useWords } from '../../i18n/index.ts';
import { validate } from '../../state/actions.ts';
import { closePanel } from '../../state/panels.ts';
import { useSettings } from '../../state/settings.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';
import { EditorName, useSaveName } from '../settings/EditorName.tsx';

/** Where a second person signs for what the first has approved. */
export function ValidatePanel({ article }: { article: ArticleView }): ReactNode {
  const w = useWords();
  const [name, setName] = useState(useSettings.getState().settings.editorName);
  const [busy, setBusy] = useState(false);
  const saveName = useSaveName();
  const own = sameName(name, article.approvedBy ?? '');
  const ready = name.trim() !== '' && !own && !busy;

  const run = async (): Promise<void> => {
    setBusy(true);
    const done = (await saveName(name)) && (await validate());
    setBusy(false);
    if (done) closePanel();
  };
  return (
    <Popover label={w.second.title} testId={testid.validatePanel} onClose={closePanel}>
      <h2>{w.second.title}</h2>
      {article.approvedAt !== null && (
        <p className="hint">{w.draft.approvedBy(article.approvedBy ?? '', moment(article.approvedAt))}</p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void run();
        }}
      >
        <EditorName
          id="second-name"
          label={w.second.yourName}
          hint={w.settings.editorHint}
          testId={testid.secondName}
          onChange={setName}
        />
        {own && (
          <p className="hint" role="status">
            {w.second.sameName}
          </p>
        )}
        <div className="foot">
          <button type="submit" className="btn primary" data-testid={testid.validateRun} disabled={!ready}>
            {w.second.action}
          </button>
        </div>
      </form>
    </Popover>
  );
}
