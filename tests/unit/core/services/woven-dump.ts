import fc from 'fast-check';
import type { FieldName } from '../../../../src/shared/plan.ts';
import type { Span } from '../../../../src/shared/span.ts';
import { DumpMaker } from '../desk-dump.ts';

/** Dumps with every kind of finding in them, put together at random but lawfully. */

const WORDS = [
  '渔船',
  '回港',
  '灯塔',
  '雾气',
  '码头',
  '修船',
  '夜校',
  '潮水',
  'harbour ',
  'ledger ',
  'tide ',
];

const sentence = (seed: number, n: number): string => {
  let out = '';
  for (let i = 0; i < n; i++) out += WORDS[(seed * 7 + i * i + i * seed) % WORDS.length];
  return `${out.trim()}${seed}`;
};

export type Part =
  | 'paragraph'
  | 'cut'
  | 'heading'
  | 'copy'
  | 'kept-copy'
  | 'loop'
  | 'chrome'
  | 'stray'
  | 'glued'
  | 'loose-join'
  | 'torn'
  | 'furniture-copy'
  | 'marker';

export const PARTS: readonly Part[] = [
  'paragraph',
  'cut',
  'heading',
  'copy',
  'kept-copy',
  'loop',
  'chrome',
  'stray',
  'glued',
  'loose-join',
  'torn',
  'furniture-copy',
  'marker',
];

/** The recipe of a dump: its articles with their parts in raw order. */
export const recipe = fc.array(
  fc.record({
    fields: fc.subarray(['title', 'byline', 'date'] as const),
    parts: fc.array(fc.constantFrom(...PARTS), { maxLength: 7 }),
  }),
  { minLength: 1, maxLength: 3 },
);

export function weave(
  articles: readonly { fields: readonly ('title' | 'byline' | 'date')[]; parts: readonly Part[] }[],
): DumpMaker {
  const m = new DumpMaker();
  let seed = 1;
  const next = (n = 4): Span => m.say(sentence(seed++, n));
  m.plan.dropped.push({ reason: 'marker', sources: [m.say('#')] });
  let lastPlain: Span | null = null;
  articles.forEach(({ fields, parts }, index) => {
    const heads: Partial<Record<FieldName, Span[]>> = {};
    for (const name of fields) heads[name] = [next(2)];
    const article = m.article(heads);
    if (heads.byline)
      m.find('field', heads.byline, { kind: 'field', field: 'byline', article: index }, true, 0.7);
    const paragraph = (...sources: Span[]): void => {
      article.blocks.push({ type: 'paragraph', sources });
    };
    for (const part of parts) {
      if (part === 'paragraph') {
        lastPlain = next();
        paragraph(lastPlain);
      } else if (part === 'heading') article.blocks.push({ type: 'heading', level: 3, sources: [next(2)] });
      else if (part === 'cut') {
        const tail = next();
        const head = next();
        const rival = next(3);
        m.plan.unplaced.push(rival);
        paragraph(tail, head);
        m.find(
          'join',
          [tail, head],
          { kind: 'join', tail, head, rivals: [{ span: rival, score: 0.4, reasons: [] }] },
          true,
        );
      } else if (part === 'loose-join') {
        const tail = next();
        const head = next();
        paragraph(tail);
        paragraph(head);
        m.find('join', [tail, head], { kind: 'join', tail, head, rivals: [] }, false, 0.5);
      } else if (part === 'glued') {
        const left = m.say(sentence(seed++, 2), '');
        const right = next();
        article.blocks.push({ type: 'heading', sources: [left] });
        paragraph(right);
        m.find('split', [left, right], { kind: 'split', left, right }, true, 0.9);
      } else if (part === 'copy' || part === 'kept-copy') {
        const twin: Span = lastPlain ?? next();
        if (!lastPlain) paragraph(twin);
        lastPlain = twin;
        const copy = m.say(m.text.slice(...twin));
        const stands = part === 'copy';
        if (stands) m.plan.dropped.push({ reason: 'near-duplicate', sources: [copy] });
        else paragraph(copy);
        m.find(
          'near-duplicate',
          [copy],
          { kind: 'near-duplicate', twin: [twin], distance: 0, torn: false },
          stands,
        );
      } else if (part === 'loop') {
        const first = next();
        paragraph(first);
        const turns = [m.say(m.text.slice(...first)), m.say(m.text.slice(...first))];
        m.plan.dropped.push({ reason: 'loop', sources: turns });
        m.find('loop', turns, { kind: 'loop', first: [first], turns: 3, tornAt: null }, true, 0.99);
      } else if (part === 'chrome') {
        const span = next(1);
        m.plan.dropped.push({ reason: 'chrome', sources: [span] });
        m.find('chrome', [span], { kind: 'chrome', seen: 4 }, true, 0.6);
      } else if (part === 'furniture-copy') {
        // One piece, two findings: what is set aside as furniture is a copy as well, which is not what it lies aside for.
        const twin = next(1);
        paragraph(twin);
        const copy = m.say(m.text.slice(...twin));
        m.plan.dropped.push({ reason: 'chrome', sources: [copy] });
        m.find('chrome', [copy], { kind: 'chrome', seen: 2 }, true, 0.97);
        m.find(
          'duplicate',
          [copy],
          { kind: 'duplicate', twin: [twin], distance: 0, torn: false },
          false,
          0.5,
        );
      } else if (part === 'stray') {
        const span = next();
        m.plan.unplaced.push(span);
        const candidates = articles.map((_, a) => ({ article: a, score: 0.5, reasons: [] })).reverse();
        m.find('stray', [span], { kind: 'stray', candidates }, false, 0.4);
      } else if (part === 'torn') {
        const span = next();
        paragraph(span);
        m.find('torn', [span], { kind: 'torn', side: 'tail', rivals: [] }, true, 0.7);
      } else m.plan.dropped.push({ reason: 'marker', sources: [m.say('-')] });
    }
  });
  return m;
}
