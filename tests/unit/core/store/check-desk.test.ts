import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Galley } from '../../../../src/core/app.ts';
import { checkStore } from '../../../../src/core/store/check.ts';
import { checkDesk } from '../../../../src/core/store/check-desk.ts';
import { openLibrary } from '../../../crash/audit.ts';
import { dumpText } from '../../../crash/texts.ts';
import { clientOf } from '../../../faults/bench.ts';

/** What is the desk's and no article's: changed behind Galley's back it is told, by whom it may it is not. */

const LINE = '转发给渡口的朋友';

let root: string;
let galley: Galley;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'galley-check-desk-'));
  galley = await openLibrary(root);
  const client = clientOf(galley);
  await client.system.saveSettings({ editorName: '甲', theme: 'dark' });
  let dumpId = '';
  for (let n = 0; n < 3; n++) {
    const text = `${dumpText(500 + n, 4)}\n\n${LINE}\n\n${dumpText(600 + n, 4)}`;
    for await (const step of await client.dumps.importText({ name: `${n}`, text }))
      if (step.kind === 'result' && step.result.kind === 'imported') dumpId = step.result.dump.id;
  }
  await client.text.letStand({ dumpId, ids: ['one', 'two', 'half \ud800'] });
  const { starts, ends } = await client.dumps.pieces({ dumpId });
  const line = starts.findIndex((start, i) => ends[i]! - start === LINE.length);
  const pieceIds = [`${starts[line]}-${ends[line]}`];
  await client.pieces.drop({ dumpId, pieceIds, reason: 'chrome', reach: 'always' });
});
afterAll(() => {
  galley.close();
  rmSync(root, { recursive: true, force: true });
});

test('as Galley wrote it all is sound, and all of it was looked at', () => {
  const { looked, problems } = checkDesk(galley.store);
  expect(problems).toEqual([]);
  // Sums of settings, furniture and three dumps' sightings; a rule, three corrections, three plans.
  expect(looked).toBe(5 + 1 + 3 + 3);
});

test.each([
  [`UPDATE settings SET value = '"乙"' WHERE name = 'editorName'`, /the settings are not what was written/],
  [`UPDATE settings SET name = 'themf' WHERE name = 'theme'`, /the settings are not/],
  [`UPDATE rules SET kind = 'never'`, /a rule of .* is not what a decision set/],
  [`UPDATE rules SET key = key || 'x'`, /a rule of/],
  [`UPDATE rules SET text = 'x', at = at + 1`, /a rule of/],
  [`UPDATE passed SET id = 'three' WHERE id = 'one'`, /stands as passed, which no decision made it/],
  [`DELETE FROM passed WHERE id = 'two'`, /a correction that was let stand .* is not noted/],
  [`UPDATE furniture SET key = key || 'x'`, /the furniture are not/],
  [`UPDATE furniture_sightings SET before = before + 1`, /the sightings of dump .* are not/],
  [`UPDATE sums SET sum = 'x' WHERE what = 'furniture'`, /the furniture are not/],
  [`UPDATE plans SET engine = 'x'`, /plan \d+ is not by the engine/],
  [`UPDATE plans SET planned_at = planned_at + 1`, /plan \d+ is not/],
])('%s is told', (harm, says) => {
  const { store } = galley;
  store.exec('BEGIN');
  try {
    store.exec(harm);
    expect(checkDesk(store).problems.join('\n')).toMatch(says);
  } finally {
    store.exec('ROLLBACK');
  }
});

test('what the desk changes by Galley is no harm: a setting, a rule lifted, a decision taken back, a plan made anew', async () => {
  const client = clientOf(galley);
  await client.system.saveSettings({ editorName: '乙' });
  const [rule] = await client.rules.list();
  const [dump] = await client.dumps.list({});
  await client.rules.remove({ key: rule!.key });
  const [, ...others] = await client.dumps.list({});
  for (const { id } of [dump!, ...others]) {
    const [newest] = await client.history.list({ dumpId: id, limit: 1 });
    if (newest?.kind === 'drop') {
      await client.history.undo({ dumpId: id });
      await client.history.undo({ dumpId: id });
    }
  }
  await galley.keeper.backUp();
  for await (const _ of await client.dumps.plan({ dumpId: dump!.id }));
  expect(checkDesk(galley.store).problems).toEqual([]);
  expect([...checkStore(galley.store)].flatMap((c) => c.problems)).toEqual([]);
});
