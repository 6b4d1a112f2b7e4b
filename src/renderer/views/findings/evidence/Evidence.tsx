import type { ReactNode } from 'react';
import type { FindingView } from '../../../../shared/model/findings.ts';
import type { Evidence as Told } from '../../../../shared/plan.ts';
import { Chrome } from './Chrome.tsx';
import { Copy } from './Copy.tsx';
import { Field } from './Field.tsx';
import { Join, Split } from './Join.tsx';
import { Loop } from './Loop.tsx';
import { Stray } from './Stray.tsx';
import { Torn } from './Torn.tsx';
import type { Of } from './texts.ts';

/** What a finding rests on, in view without opening anything. */
export function Evidence({ finding, on }: { finding: FindingView; on: boolean }): ReactNode {
  if (is(finding, 'duplicate') || is(finding, 'near-duplicate')) return <Copy finding={finding} on={on} />;
  if (is(finding, 'loop')) return <Loop finding={finding} on={on} />;
  if (is(finding, 'join')) return <Join finding={finding} on={on} />;
  if (is(finding, 'stray')) return <Stray finding={finding} on={on} />;
  if (is(finding, 'split')) return <Split finding={finding} on={on} />;
  if (is(finding, 'torn')) return <Torn finding={finding} on={on} />;
  if (is(finding, 'chrome')) return <Chrome finding={finding} on={on} />;
  return is(finding, 'field') ? <Field finding={finding} /> : null;
}

function is<K extends Told['kind']>(finding: FindingView, kind: K): finding is Of<K> {
  return finding.evidence.kind === kind;
}
