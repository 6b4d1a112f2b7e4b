import type { ReactNode } from 'react';
import type { FindingView } from '../../../shared/model/findings.ts';
import type { Reason } from '../../../shared/plan.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { CommandId } from '../../commands/command.ts';
import { useChordLabel } from '../../commands/registry.ts';
import { figure, useLanguage, useWords, type Words } from '../../i18n/index.ts';
import { languageOf } from '../../model/language.ts';
import { editFinding } from '../../state/caret.ts';
import { answer, answerFocused, focusFinding, nextRival, rivalsOf, stepFinding } from '../../state/review.ts';
import { useSession } from '../../state/session.ts';
import { testid } from '../../testids.ts';
import { Evidence } from './evidence/Evidence.tsx';

/** The fate whose colours a kind of finding wears. */
export const LOOK: Record<FindingView['kind'], string> = {
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

/** Reasons that the evidence shows to the eye already. */
const SHOWN: ReadonlySet<string> = new Set([
  'copy.exact',
  'copy.run',
  'copy.torn',
  'loop.blocks',
  'loop.inside',
  'loop.torn',
  'chrome.repeated',
]);

/** One finding: what was found, how surely, on what grounds, and the answers to it. */
export function FindingCard({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  const w = useWords();
  const { kind, state } = finding;
  const lang = useSession((s) => s.dump && languageOf(s.dump)) ?? undefined;
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
          {titleOf(finding, w)}
          {state !== 'open' && <span className="mark-state">{w.findings.stateNames[state]}</span>}
        </button>
        <em aria-label={w.findings.confidence(finding.confidence.toFixed(2))}>
          {finding.confidence.toFixed(2)}
        </em>
      </h3>
      <div lang={lang}>
        <Evidence finding={finding} on={on} />
      </div>
      {state === 'stale' && <p className="why">{staleWhy(finding, w)}</p>}
      {on && rivalsOf(finding).length === 0 && (
        <Reasons reasons={finding.reasons.filter((r) => !SHOWN.has(r.code))} />
      )}
      {on && <Answers finding={finding} />}
    </article>
  );
}

/** What a finding is called. */
export function titleOf({ kind, evidence }: FindingView, w: Words): string {
  if (evidence.kind === 'loop') return w.findings.titles.loop(figure(evidence.turns));
  return kind === 'loop' ? '' : w.findings.titles[kind];
}

/** Why nothing is left to decide. */
function staleWhy({ kind }: FindingView, w: Words): string {
  const copies = kind === 'duplicate' || kind === 'near-duplicate' || kind === 'loop';
  return copies ? w.findings.staleBoth : w.findings.stale;
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
  const other = rivalsOf(finding).length > 0 && rival > 0;
  const yes = evidence.kind === 'torn' ? (other ? w.findings.joinThis : w.findings.known) : w.findings.accept;
  return (
    <div className="keys">
      {(state === 'open' || other) && (
        <Key command="accept" label={yes} run={() => void answerFocused('accept')} testId={testid.accept} />
      )}
      {copy && (
        <Key
          command="other"
          label={w.findings.other}
          run={() => void answerFocused('accept', true)}
          testId={testid.other}
        />
      )}
      {rivalsOf(finding).length > 0 && (
        <Key command="rival" label={w.findings.rival} run={nextRival} testId={testid.rival} />
      )}
      <Key
        command="dismiss"
        label={state === 'auto' ? w.findings.undoAuto : w.findings.dismiss}
        run={() => void answerFocused('dismiss')}
        testId={testid.dismiss}
      />
      <Key command="next" label={w.findings.skip} run={() => void stepFinding(1)} testId={testid.skip} />
      <Key
        command="editThere"
        label={w.findings.edit}
        run={() => void editFinding()}
        testId={testid.editThere}
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
