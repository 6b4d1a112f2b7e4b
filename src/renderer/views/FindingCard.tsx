import type { ReactNode } from 'react';
import type { FindingView } from '../../shared/model.ts';
import type { Reason } from '../../shared/plan.ts';
import { reasonText } from '../../shared/reasons.ts';
import type { CommandId } from '../commands/command.ts';
import { useChordLabel } from '../commands/registry.ts';
import { figure, useLanguage, useWords } from '../i18n/index.ts';
import { answer, answerFocused, focusFinding, nextRival } from '../state/review.ts';
import { useSession } from '../state/session.ts';
import { testid } from '../testids.ts';
import { Evidence } from './Evidence.tsx';

const LOOK: Record<FindingView['kind'], string> = {
  duplicate: 'duplicate',
  'near-duplicate': 'near-duplicate',
  loop: 'loop',
  chrome: 'chrome',
  split: 'edited',
  join: 'joined',
  stray: 'unplaced',
  torn: 'unplaced',
  field: 'kept',
};

/** One finding: what was found, how surely, on what grounds, and the answers to it. */
export function FindingCard({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const { kind, state, evidence } = finding;
  const title =
    evidence.kind === 'loop'
      ? w.findings.titles.loop(figure(evidence.turns))
      : kind === 'loop'
        ? ''
        : w.findings.titles[kind];
  return (
    <article
      className={`card fate-${LOOK[kind]}${on ? ' on' : ''}`}
      data-testid={testid.findingCard}
      data-finding={finding.id}
      data-kind={kind}
      data-state={state}
      aria-current={on ? 'true' : undefined}
      onClick={() => {
        if (!on && window.getSelection()?.isCollapsed !== false) void focusFinding(finding.id);
      }}
    >
      <h3>
        <button type="button" aria-expanded={on} onClick={() => void focusFinding(finding.id)}>
          <span className="dot" />
          {title}
          {state !== 'open' && <span className="mark-state">{w.findings.stateNames[state]}</span>}
        </button>
        <em aria-label={w.findings.confidence(finding.confidence.toFixed(2))}>
          {finding.confidence.toFixed(2)}
        </em>
      </h3>
      <Evidence finding={finding} on={on} />
      {on && <Reasons reasons={finding.reasons} />}
      {on && <Answers finding={finding} />}
    </article>
  );
}

function Reasons({ reasons }: { reasons: readonly Reason[] }): ReactNode {
  const language = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <ul className="why">
      {reasons.map((r) => (
        <li key={`${r.code}${JSON.stringify(r.params ?? {})}`}>{reasonText(r, language)}</li>
      ))}
    </ul>
  );
}

function Answers({ finding }: { finding: FindingView }): ReactNode {
  const w = useWords();
  const { evidence, state } = finding;
  const rival = useSession((s) => s.rival);
  if (state === 'stale') return null;
  if (state === 'accepted' || state === 'dismissed')
    return (
      <div className="keys">
        <button
          type="button"
          data-testid={testid.reopenFinding}
          onClick={() => void answer(finding.id, 'reopen')}
        >
          {w.findings.reopen}
        </button>
      </div>
    );
  const copy = evidence.kind === 'duplicate' || evidence.kind === 'near-duplicate';
  const other = evidence.kind === 'join' && rival > 0;
  return (
    <div className="keys">
      {(state === 'open' || other) && (
        <Key
          command="accept"
          label={evidence.kind === 'torn' ? w.findings.known : w.findings.accept}
          run={() => void answerFocused('accept')}
          testId={testid.accept}
        />
      )}
      {copy && (
        <Key
          command="other"
          label={w.findings.other}
          run={() => void answerFocused('accept', true)}
          testId={testid.other}
        />
      )}
      {evidence.kind === 'join' && evidence.rivals.length > 0 && (
        <Key command="rival" label={w.findings.rival} run={nextRival} testId={testid.rival} />
      )}
      <Key
        command="dismiss"
        label={state === 'auto' ? w.findings.undoAuto : w.findings.dismiss}
        run={() => void answerFocused('dismiss')}
        testId={testid.dismiss}
      />
    </div>
  );
}

function Key(props: { command: CommandId; label: string; run: () => void; testId: string }): ReactNode {
  const focusedId = useSession((s) => s.focused);
  const chord = useChordLabel(props.command);
  return (
    <button
      type="button"
      data-testid={props.testId}
      disabled={focusedId === null}
      onClick={(event) => {
        event.stopPropagation();
        props.run();
      }}
    >
      {chord !== '' && <kbd aria-hidden="true">{chord}</kbd>}
      {props.label}
    </button>
  );
}
