import { afterEach, expect, it } from 'vitest';
import { decideFindings } from '../../../../src/core/services/answers.ts';
import { undo } from '../../../../src/core/services/history.ts';
import { articlesOf, articleView, ledgerOf, presentArticle } from '../../../../src/core/services/views.ts';
import { plainText } from '../../../../src/shared/document.ts';
import { DumpMaker, libraryWith, type TestLibrary } from '../desk-dump.ts';

let t: TestLibrary | undefined;
afterEach(() => t?.close());

it('keeps the other copy of a section piece for piece, where its twin stood, title and all', async () => {
  const dump = new DumpMaker();
  const title = dump.say('灯塔换了新灯');
  const first = dump.say('守塔人擦亮了玻璃，雾里也看得见光。');
  const second = dump.say('渔船回港比往常早了半个时辰。');
  const article = dump.article({ title: [title] });
  article.blocks.push({ type: 'paragraph', sources: [first] }, { type: 'paragraph', sources: [second] });
  const elsewhere = dump.say('集市');
  const stall = dump.say('集市上的鱼卖得很快。');
  dump.article({ title: [elsewhere] }).blocks.push({ type: 'paragraph', sources: [stall] });
  const copy = [
    dump.say('灯塔换了新打'),
    dump.say('守塔人擦亮了玻离，雾里也看得见光。'),
    dump.say('渔船回港比往常旱了半个时辰。'),
  ];
  dump.plan.dropped.push({ reason: 'near-duplicate', sources: copy });
  const twin = [title, first, second];
  const evidence = { kind: 'near-duplicate', twin, distance: 3, torn: false } as const;
  const { id } = dump.find('near-duplicate', copy, evidence, true, 0.99);
  t = await libraryWith(dump);
  const { library, dumpId } = t;
  const told = (): string[][] =>
    articlesOf(library, { dumpId }).map((row) => {
      const view = articleView(library, presentArticle(library, row.id));
      return [view.fields.title, ...view.blocks.map(plainText)];
    });
  const before = told();

  decideFindings(library, { dumpId, ids: [id], answer: 'accept', choice: { other: true } }, 'w');
  expect(told()).toEqual([
    ['灯塔换了新打', '守塔人擦亮了玻离，雾里也看得见光。', '渔船回港比往常旱了半个时辰。'],
    ['集市', '集市上的鱼卖得很快。'],
  ]);
  expect(ledgerOf(library, dumpId).twice).toBe(0);

  undo(library, { dumpId }, 'w');
  expect(told()).toEqual(before);
});
