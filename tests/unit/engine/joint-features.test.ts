import { describe, expect, it } from 'vitest';
import {
  headEdge,
  JOINT_FEATURES,
  jointFeatures,
  type Situation,
  tailEdge,
} from '../../../src/engine/fit.ts';
import { readGrams } from '../../../src/engine/grams.ts';
import type { Piece } from '../../../src/engine/model.ts';
import { pieceOf } from './pieces.ts';

const SITUATION: Situation = {
  likeness: 0,
  around: 0,
  across: 0,
  distance: 1,
  afterTorn: false,
  afterTitle: false,
  continuity: 0,
  columnContinuity: 0,
  tornHead: 0,
  tailOdds: 0,
  tailTitle: 0,
  headTitle: 0,
};

const english = (text: string): Piece => pieceOf(text, { cjk: false });

/** What a dump's words tell of a joint, by name. */
function told(dump: readonly string[], tail: string, head: string, at: Partial<Situation> = {}) {
  const steps = readGrams([...dump, tail, head].map(english));
  let step = steps.next();
  while (!step.done) step = steps.next();
  const grams = step.value;
  const f = jointFeatures(tailEdge(english(tail), grams), headEdge(english(head), grams), false, grams, {
    ...SITUATION,
    ...at,
  });
  return Object.fromEntries(JOINT_FEATURES.map((name, k) => [name, f[k] as number]));
}

describe('a beginning with a capital', () => {
  const dump = [
    'Last year the board of Tarrant Quay paid for lamps, and Tarrant himself lit them.',
    'The town has several lamps, several boats, and several pilots without a licence.',
  ];

  it('is a name where the dump has it with a capital inside sentences', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Tarrant and the board.');
    expect(f['headNamed']).toBeGreaterThan(0.6);
    expect(f['headOpens']).toBe(0);
  });

  it('is a sentence’s beginning where the dump has it without', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Several pilots were heard.');
    expect(f['headOpens']).toBeGreaterThan(0.6);
    expect(f['headNamed']).toBe(0);
  });

  it('tells nothing where the dump does not know it', () => {
    const f = told(dump, 'It was paid for by Oswin', 'Hallow of Ellery.');
    expect([f['headNamed'], f['headOpens']]).toEqual([0, 0]);
  });
});

describe('capitals throughout', () => {
  const [big, small] = ['FERRY LINE TO ELLERY LOSES ITS LAST CAPTAIN AND', 'two mates on the same day.'];

  it('part a headline from the text below it, and tell no classes of words', () => {
    const f = told([], big, small);
    expect([f['capitalsClash'], f['allCapitals'], f['syntax']]).toEqual([1, 0, 0]);
    const both = told([], big, 'TWO MATES ON THE SAME DAY');
    expect([both['capitalsClash'], both['allCapitals'], both['syntax']]).toEqual([0, 1, 0]);
    const none = told([], big.toLowerCase(), small);
    expect([none['capitalsClash'], none['allCapitals']]).toEqual([0, 0]);
    expect(none['syntax']).not.toBe(0);
  });
});

describe('how sure a side is a title', () => {
  it('is passed on to the joint', () => {
    const f = told([], 'Ferry line to Ellery loses', 'two mates', { tailTitle: 0.4, headTitle: 0.1 });
    expect([f['tailTitled'], f['headTitled']]).toEqual([0.4, 0.1]);
  });
});
