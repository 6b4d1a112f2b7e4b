import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Galley } from '../../../../src/core/app.ts';
import { rederive } from '../../../../src/core/services/repair.ts';
import { checkDesk } from '../../../../src/core/store/check-desk.ts';
import { deleteDump } from '../../../../src/core/store/dumps.ts';
import { knownFurniture } from '../../../../src/core/store/furniture.ts';
import { openLibrary } from '../../../crash/audit.ts';
import { dumpText } from '../../../crash/texts.ts';
import { clientOf } from '../../../faults/bench.ts';

/** What a library has learnt of furniture follows from its texts: made anew where it is spoilt, gone with its dumps. */

const LINE = '转发给渡口的朋友';
/** Half a character and a full-width sign in it: kept and read again it is the same line. */
const ODD = '渡口\ud800Ａ线';

let root: string;
let galley: Galley;
const dumpIds: string[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'galley-learnt-'));
  galley = await openLibrary(root);
  for (let n = 0; n < 3; n++) {
    const text = `${dumpText(500 + n, 4)}\n\n${ODD}\n${LINE}\n\n${dumpText(600 + n, 4)}`;
    for await (const step of await clientOf(galley).dumps.importText({ name: `${n}`, text }))
      if (step.kind === 'result' && step.result.kind === 'imported') dumpIds.push(step.result.dump.id);
  }
});
afterAll(() => {
  galley.close();
  rmSync(root, { recursive: true, force: true });
});

/** What deriving anew finds wrong with what was learnt. */
function wrong(keep: boolean): string[] {
  return [...rederive(galley.library, keep)]
    .filter(({ derived }) => derived === 'furniture')
    .flatMap(({ problems }) => problems);
}

const rows = (): unknown[] =>
  ['furniture', 'furniture_sightings'].map((table) =>
    galley.store.prepare(`SELECT * FROM ${table} ORDER BY key`).all(),
  );

test('as it was learnt it is right', () => {
  expect(knownFurniture(galley.store).seen).toContain(LINE);
  expect(dumpIds).toHaveLength(3);
  expect(wrong(false)).toEqual([]);
});

test.each([
  `UPDATE furniture SET key = key || 'x'`,
  `DELETE FROM furniture`,
  `INSERT INTO furniture VALUES ('a line of no dump')`,
  `UPDATE furniture_sightings SET before = before + 1`,
  `UPDATE furniture_sightings SET key = key || 'x'`,
  `DELETE FROM furniture_sightings WHERE key = '${LINE}'`,
  `DELETE FROM furniture_sightings`,
  `UPDATE sums SET sum = 'x' WHERE what IN ('furniture', 'sightings')`,
])('%s is told and put right', (harm) => {
  const { store } = galley;
  const before = rows();
  store.exec(harm);
  expect(wrong(false)).not.toEqual([]);
  expect(wrong(true)).not.toEqual([]);
  expect(wrong(false)).toEqual([]);
  expect(rows()).toEqual(before);
  expect(checkDesk(store).problems).toEqual([]);
});

test('a line goes when too few dumps are left that show it', () => {
  const { store } = galley;
  deleteDump(store, dumpIds[2]!);
  expect(knownFurniture(store).seen).not.toContain(LINE);
  expect(store.prepare('SELECT 1 FROM furniture_sightings WHERE dump_id = ?').all(dumpIds[2])).toEqual([]);
  expect(store.prepare(`SELECT 1 FROM furniture_sightings WHERE key = ?`).all(LINE)).toHaveLength(2);
  expect(wrong(false)).toEqual([]);
  expect(checkDesk(store).problems).toEqual([]);
});

test('without sums, as in a library that kept none yet, it is right as well', () => {
  galley.store.exec('DELETE FROM sums');
  expect(wrong(false)).toEqual([]);
});
