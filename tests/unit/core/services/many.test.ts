import { afterEach, expect, it } from 'vitest';
import { decideFindings } from '../../../../src/core/services/answers.ts';
import { redo, undo } from '../../../../src/core/services/history.ts';
import { walkFindings } from '../../../../src/core/store/findings.ts';
import { FindingBook } from '../../../../src/renderer/model/findings.ts';
import { Outcome } from '../../../../src/shared/model/outcome.ts';
import { DumpMaker, libraryWith, type TestLibrary } from '../desk-dump.ts';

let t: TestLibrary | undefined;
afterEach(() => t?.close());

/** Articles of two paragraphs, the second a copy of one that stands at the head of the dump. */
function copies(count: number): DumpMaker {
  const dump = new DumpMaker();
  const told = dump.say('潮水退去以后，滩涂上只剩下几只小船。');
  dump.article().blocks.push({ type: 'paragraph', sources: [told] });
  for (let i = 0; i < count; i++) {
    const article = dump.article({ title: [dump.say(`第${i}号渔港的消息`)] });
    article.blocks.push({ type: 'paragraph', sources: [dump.say(`第${i}号渔港今天收了${i}筐虾。`)] });
    const copy = dump.say('潮水退去以后，滩涂上只剩下几只小船。');
    article.blocks.push({ type: 'paragraph', sources: [copy] });
    dump.find('duplicate', [copy], { kind: 'duplicate', twin: [told], distance: 0, torn: false }, false);
  }
  return dump;
}

it('tells of hundreds of answers in full what fits, of the others what became of them', async () => {
  const count = 350;
  t = await libraryWith(copies(count));
  const { library, dumpId } = t;
  const plan = library.store.prepare<[], { plan: number }>('SELECT plan FROM dumps').get()!.plan;
  const now = () => walkFindings(library.store, plan, 0, 1000).rows;
  const window = new FindingBook();
  const before = now();
  window.put(before);
  const take = (outcome: Outcome): void => {
    Outcome.parse(outcome);
    window.put(outcome.findings);
    window.restate(outcome.restated ?? []);
    expect([...window.all()]).toEqual(now());
    expect(outcome.findings.length + (outcome.restated?.length ?? 0)).toBe(count);
    expect(outcome.findings.length).toBeLessThan(count);
    expect(outcome.articles.length).toBeLessThan(count);
  };
  const ids = before.map((f) => f.id);
  const { left, ...answered } = decideFindings(library, { dumpId, ids, answer: 'accept' }, 'w');
  expect(left).toEqual([]);
  take(answered);
  expect(window.open).toBe(0);
  take(undo(library, { dumpId }, 'w'));
  expect(now()).toEqual(before);
  take(redo(library, dumpId, 'w'));
  expect(now().every((f) => f.stands && f.state === 'accepted')).toBe(true);
});
