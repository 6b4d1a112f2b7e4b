import type { FindingView } from '../../shared/model/findings.ts';

/** What answering many findings at once comes to, before it is done. */

export type BulkAnswer = 'accept' | 'dismiss';

/** What is taken out or comes back. */
export const NOUNS = ['copies', 'loops', 'furniture'] as const;
export type Noun = (typeof NOUNS)[number];

export const EFFECTS = [
  'takeOut',
  'keepOut',
  'bringBack',
  'join',
  'unjoin',
  'part',
  'glue',
  'place',
  'unplace',
  'field',
  'unfield',
] as const;
export type EffectName = (typeof EFFECTS)[number];

export interface BulkEffect {
  readonly name: EffectName;
  /** Null where it is nothing that is taken out or comes back. */
  readonly noun: Noun | null;
  readonly count: number;
  /** Ink of what is taken out or comes back; 0 for the rest. */
  readonly ink: number;
}

const NOUN_OF: Partial<Record<FindingView['kind'], Noun>> = {
  duplicate: 'copies',
  'near-duplicate': 'copies',
  loop: 'loops',
  chrome: 'furniture',
};

/** What an answer does to the drafts; null where it changes nothing but the answer itself. */
function effectOf({ kind, stands }: FindingView, answer: BulkAnswer): EffectName | null {
  const accept = answer === 'accept';
  if (NOUN_OF[kind]) {
    if (accept) return stands ? 'keepOut' : 'takeOut';
    return stands ? 'bringBack' : null;
  }
  if (accept === stands) return null;
  switch (kind) {
    case 'join':
      return accept ? 'join' : 'unjoin';
    case 'split':
      return accept ? 'part' : 'glue';
    case 'stray':
      return accept ? 'place' : 'unplace';
    case 'field':
      return accept ? 'field' : 'unfield';
    case 'torn':
    case 'duplicate':
    case 'near-duplicate':
    case 'loop':
    case 'chrome':
      return null;
  }
}

/** The effects of one answer to many findings, in a fixed order, and how many of them change no draft. */
export function effectsOf(
  findings: Iterable<FindingView>,
  answer: BulkAnswer,
  inkOf: (id: string) => number,
): { effects: BulkEffect[]; same: number } {
  const sums = new Map<string, { count: number; ink: number }>();
  let same = 0;
  for (const finding of findings) {
    const name = effectOf(finding, answer);
    if (name === null) {
      same++;
      continue;
    }
    const noun = NOUN_OF[finding.kind] ?? null;
    const key = `${name} ${noun ?? ''}`;
    const sum = sums.get(key) ?? { count: 0, ink: 0 };
    sum.count++;
    if (noun) sum.ink += inkOf(finding.id);
    sums.set(key, sum);
  }
  const effects = EFFECTS.flatMap((name) =>
    [...NOUNS, null].flatMap((noun) => {
      const sum = sums.get(`${name} ${noun ?? ''}`);
      return sum ? [{ name, noun, ...sum }] : [];
    }),
  );
  return { effects, same };
}
