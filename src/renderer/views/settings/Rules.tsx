import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { RuleView } from '../../../shared/contract/rules.ts';
import { client } from '../../client.ts';
import { moment, useWords } from '../../i18n/index.ts';
import { tellError } from '../../state/notices.ts';
import { testid } from '../../testids.ts';

/** The lines the desk always takes for furniture; each can be taken back. */
export function Rules(): ReactNode {
  const w = useWords();
  const [rules, setRules] = useState<readonly RuleView[] | null>(null);
  const read = useCallback((): void => {
    client.rules.list().then(setRules, (error: unknown) => tellError(error, w.hand.rules));
  }, [w]);
  useEffect(read, [read]);
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
                client.rules.remove({ key: rule.key }).then(read, (error: unknown) => tellError(error));
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
