import { type ReactNode, useEffect, useState } from 'react';
import type { Blocker } from '../../../shared/model/articles.ts';
import { figure, useWords, type Words } from '../../i18n/index.ts';
import { approve, isNameless } from '../../state/actions.ts';
import { draft, draftEditor, useDraft } from '../../state/draft.ts';
import { closePanel } from '../../state/panels.ts';
import { focusFinding } from '../../state/review.ts';
import { choosePiece, useSession } from '../../state/session.ts';
import { rememberLayout, useSettings } from '../../state/settings.ts';
import { listState } from '../../state/sieve.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';
import { EditorName, useSaveName } from '../settings/EditorName.tsx';

const REASON_MIN = 3;
const NONE: readonly Blocker[] = [];

/** What stands in the way of approval, each a way to it; and the way past it, with a reason. */
export function ApprovePanel(): ReactNode {
  const w = useWords();
  const blockers = useSession((s) => s.article?.blockers ?? NONE);
  const status = useDraft((s) => s.status);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [asks] = useState(() => isNameless(useSettings.getState().settings));
  const [name, setName] = useState('');
  const saveName = useSaveName();
  // What was typed last belongs to what is judged.
  useEffect(() => void draft.flush(), []);

  /** The name is asked for once: who leaves it empty goes by the account's. */
  const sign = async (): Promise<boolean> => {
    if (!asks) return true;
    rememberLayout({ nameAsked: true });
    return saveName(name);
  };
  const run = (override?: string): void => {
    setBusy(true);
    void sign()
      .then((signed) => signed && approve(() => undefined, override))
      .then((done) => {
        setBusy(false);
        if (done) closePanel();
      });
  };
  const settled = status === 'saved';
  return (
    <Popover label={w.approve.title} testId={testid.approvePanel} onClose={closePanel}>
      <h2>{blockers.length > 0 ? w.approve.title : w.approve.ready}</h2>
      <ul className="blockers">
        {blockers.map((b) => (
          <li key={b.kind}>
            <button
              type="button"
              data-testid={testid.blocker}
              data-kind={b.kind}
              onClick={() => {
                closePanel();
                goTo(b);
              }}
            >
              <span className="dot fate-unplaced" />
              {blockerText(b, w)}
            </button>
          </li>
        ))}
      </ul>
      {asks && (
        <EditorName
          id="sign-name"
          label={w.second.sign}
          hint={w.second.signHint}
          testId={testid.signName}
          onChange={setName}
        />
      )}
      {blockers.length === 0 && (
        <div className="foot">
          <button
            type="button"
            className="btn primary"
            data-testid={testid.approveRun}
            disabled={busy || !settled}
            onClick={() => run()}
          >
            {w.top.approve}
          </button>
        </div>
      )}
      <form
        hidden={blockers.length === 0}
        className="group"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim().length >= REASON_MIN) run(reason.trim());
        }}
      >
        <label className="cap" htmlFor="override-reason">
          {w.approve.reason}
        </label>
        <input
          id="override-reason"
          className="field-input"
          data-testid={testid.overrideReason}
          value={reason}
          maxLength={2000}
          placeholder={w.approve.reasonShort}
          onChange={(e) => setReason(e.target.value)}
        />
        <div className="foot">
          <button
            type="submit"
            className="btn small"
            data-testid={testid.overrideRun}
            disabled={busy || !settled || reason.trim().length < REASON_MIN}
          >
            {w.approve.override}
          </button>
        </div>
      </form>
    </Popover>
  );
}

function blockerText(blocker: Blocker, w: Words): string {
  switch (blocker.kind) {
    case 'findings':
      return w.approve.findings(figure(blocker.ids.length));
    case 'twice':
      return w.approve.twice(figure(blocker.pieceIds.length));
    case 'ledger':
      return w.approve.ledger(figure(blocker.missing));
    case 'title':
      return w.approve.noTitle;
    case 'body':
      return w.approve.noBody;
  }
}

function goTo(blocker: Blocker): void {
  const { columns } = useSession.getState();
  switch (blocker.kind) {
    case 'findings':
      listState('open');
      if (blocker.ids[0] !== undefined) void focusFinding(blocker.ids[0]);
      return;
    case 'twice':
      if (columns && blocker.pieceIds[0] !== undefined)
        choosePiece(columns.indexOf(blocker.pieceIds[0]), 'finding');
      return;
    case 'ledger':
      useSession.setState({ rawFilter: 'unplaced' });
      return;
    case 'title':
      document.querySelector<HTMLElement>(`[data-testid="${testid.fieldTitle}"]`)?.focus();
      return;
    case 'body':
      draftEditor()?.focus();
  }
}
