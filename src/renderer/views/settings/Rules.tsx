import { type ReactNode, useEffect, useState } from 'react';
import type { RuleView } from '../../../shared/contract/rules.ts';
import { client } from '../../client.ts';
import { moment, useWords } from '../../i18n/index.ts';
import { tellError } from '../../state/notices.ts';
import { useNewest } from '../../state/outcome.ts';
import { testid } from '../../testids.ts';

/** The lines the desk always takes for furniture; each can be taken back. */
export function Rules(): ReactNode {
  const w = useWords();
  const [rules, setRules] = useState<readonly RuleView[] | null>(null);
  const [removed, setRemoved] = useState(0);
  // A rule comes and goes with decisions, and with their undoing.
  const newest = useNewest((s) => s.decision);
  useEffect(() => {
    let overtaken = false;
    client.rules.list().then(
      (list) => {
        if (!overtaken) setRules(list);
      },
      (error: unknown) => {
        if (!overtaken) tellError(error, w.hand.rules);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [newest, removed, w]);
  if (rules === null) return null;
  return (
    <div className="group" data-testid={testid.rules}>
      <span className="cap">{w.hand.rules}</span>
      {rules.length === 0 && <p className="hint">{w.hand.rulesNone}</p>}
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.key}>
            <span className="line" title={rule.text}>
              {rule.text}
            </span>
            <span className="by">{w.hand.ruleBy(rule.who, moment(rule.at))}</span>
            <button
              type="button"
              className="btn icon small quiet"
              aria-label={w.hand.ruleRemove(rule.text)}
              onClick={() => {
                client.rules.remove({ key: rule.key }).then(
                  () => setRemoved((n) => n + 1),
                  (error: unknown) => tellError(error),
                );
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
