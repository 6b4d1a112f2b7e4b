import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, composePlan, composeText } from '../../../../src/core/services/compose.ts';
import { DISPOSITIONS } from '../../../../src/core/store/composed.ts';
import type { Block } from '../../../../src/shared/document.ts';
import { plainText, runsOf } from '../../../../src/shared/document.ts';
import type { Plan } from '../../../../src/shared/plan.ts';
import { inkOf } from '../../../../src/shared/span.ts';
import { DumpMaker } from '../desk-dump.ts';
import { recipe, weave } from './woven-dump.ts';

type Of<K extends Batch['kind']> = Extract<Batch, { kind: K }>;

const batches = <K extends Batch['kind']>(text: string, plan: Plan, kind: K): Of<K>[] =>
  [...composePlan(text, plan)].filter((b): b is Of<K> => b.kind === kind);

const articlesOf = (maker: DumpMaker): Of<'articles'>['rows'] =>
  batches(maker.text, maker.plan, 'articles').flatMap((b) => b.rows);

describe('composing drafts from a plan', () => {
  it('undoes line ends inside a piece and sets cut paragraphs together, Chinese without and English with a space', () => {
    const m = new DumpMaker();
    const article = m.article({ title: [m.say('渔港的\n新码头')] });
    const zh = [m.say('磨坊与水渠的闸门随'), m.say('后跟上。')];
    const en = [m.say('The quay was\nfinished in'), m.say('November.')];
    article.blocks.push(
      { type: 'paragraph', sources: zh },
      { type: 'heading', level: 3, sources: [m.say('冬天')] },
    );
    article.blocks.push({ type: 'paragraph', sources: en });
    const [row] = articlesOf(m);
    const blocks = JSON.parse(row!.blocks) as Block[];
    expect(row!.fields.title).toBe('渔港的新码头');
    expect(blocks.map(plainText)).toEqual([
      '磨坊与水渠的闸门随后跟上。',
      '冬天',
      'The quay was finished in November.',
    ]);
    expect(blocks[1]).toMatchObject({ type: 'heading', attrs: { level: 3 } });
    expect(runsOf([blocks[2]!]).map((r) => [r.piece, r.text])).toEqual([
      [`${en[0]![0]}-${en[0]![1]}`, 'The quay was finished in'],
      [`${en[1]![0]}-${en[1]![1]}`, ' November.'],
    ]);
    expect(row!.lead).toBe('磨坊与水渠的闸门随后跟上。');
  });

  it('gives every character of a dump one piece, whatever the plan forgot', () => {
    fc.assert(
      fc.property(recipe, fc.nat(5), (articles, forget) => {
        const { text, plan } = weave(articles);
        const kept = { ...plan, dropped: plan.dropped.slice(forget), unplaced: [] };
        const [pieces] = batches(text, kept, 'pieces');
        const { starts, ends, inks, dispositions } = pieces!.columns;
        let at = 0;
        let sum = 0;
        for (let i = 0; i < starts.length; i++) {
          expect(starts[i]!).toBeGreaterThanOrEqual(at);
          expect(inkOf(text, at, starts[i])).toBe(0);
          expect(DISPOSITIONS[dispositions[i]!]).toBeDefined();
          sum += inks[i]!;
          at = ends[i]!;
        }
        expect(sum).toBe(inkOf(text));
        const [head] = batches(text, kept, 'head');
        expect(head!.ledger.total).toBe(inkOf(text));
        expect(head!.rows).toBe(plan.articles.length + plan.findings.length);
      }),
    );
  });

  it('refuses a plan that uses a character twice', () => {
    const m = new DumpMaker();
    const span = m.say('一段话');
    m.article().blocks.push({ type: 'paragraph', sources: [span] });
    m.plan.unplaced.push([span[0], span[1] - 1]);
    expect(() => [...composePlan(m.text, m.plan)]).toThrow(RangeError);
  });

  it('takes a field that is too long for body text', () => {
    const m = new DumpMaker();
    m.article({ title: [m.say('题'.repeat(2001))], date: [m.say('2026-05-12')] });
    const [row] = articlesOf(m);
    expect(row!.fields).toMatchObject({ title: '', date: '2026-05-12' });
    expect((JSON.parse(row!.blocks) as Block[]).map(plainText)).toEqual(['题'.repeat(2001)]);
  });

  it('slices a text without loss and never inside a character', () => {
    const text = `${'𠮷'.repeat(20_000)}\n${'行文。\n'.repeat(9_000)}`;
    const rows = [...composeText(text)].flatMap((b) => (b.kind === 'slices' ? b.rows : []));
    expect(rows.map((r) => r.body).join('')).toBe(text);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row.body.isWellFormed()).toBe(true);
      expect(row.body).toBe(text.slice(row.start, row.end));
    }
  });
});
