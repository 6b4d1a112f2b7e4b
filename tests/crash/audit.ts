import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Galley, openGalley } from '../../src/core/app.ts';
import { MANIFEST_NAME, type Manifest } from '../../src/core/formats/manifest.ts';
import { rederive } from '../../src/core/services/repair.ts';
import { blocksAt, headAt } from '../../src/core/store/articles.ts';
import { checkStore } from '../../src/core/store/check.ts';
import { sql } from '../../src/core/store/handle.ts';
import { workerPath } from '../workers/paths.ts';
import { type Acknowledged, bodyOf } from './review.ts';

/** What must hold when Galley is opened again after a kill. */

/** Opens the library of `folder` as the next start would, and says everything that is amiss. */
export async function audit(folder: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const problems: string[] = [];
  const galley = await openLibrary(folder);
  try {
    for (const { check, problems: found } of checkStore(galley.store))
      problems.push(...found.map((one) => `${check}: ${one}`));
    for (const { derived, problems: found } of rederive(galley.library, false))
      problems.push(...found.map((one) => `${derived}: ${one}`));
    // The start's own backup sweeps what a backup that was cut short left.
    await galley.keeper.settled();
    for (const done of acknowledged) problems.push(...missing(galley, folder, done));
    problems.push(...unsettled(galley, folder));
  } finally {
    galley.close();
  }
  return problems;
}

export function openLibrary(folder: string): Promise<Galley> {
  return openGalley({
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'exports'),
    samplesFolder: join(folder, 'samples'),
    workerUrl: workerPath('plan-worker'),
    host: 'inprocess',
    version: '0.0.0',
  });
}

/** Whether one acknowledged step is in the store. */
function missing({ store }: Galley, folder: string, done: Acknowledged): string[] {
  if (done.step === 'import') {
    const dump = sql<{ status: string; sha256: string }>(
      store,
      'SELECT status, sha256 FROM dumps WHERE id = ?',
    ).get(done.dumpId);
    const sha256 = createHash('sha256').update(done.text).digest('hex');
    return dump?.status === 'ready' && dump.sha256 === sha256 ? [] : [`dump ${done.dumpId} is lost`];
  }
  if (done.step === 'export') {
    const noted = sql(store, 'SELECT 1 FROM exports WHERE name = ? AND sha256 = ?');
    return done.files.flatMap(({ name, sha256 }) => {
      if (!existsSync(join(folder, 'exports', name))) return [`exported file ${name} is lost`];
      return noted.get(name, sha256) ? [] : [`the export of ${name} is not noted`];
    });
  }
  const row = sql(store, 'SELECT 1 FROM decisions WHERE seq = ? AND part_of = ?').get(
    done.seq,
    done.decision,
  );
  if (!row) return [`decision ${done.seq} (${done.step}) is lost`];
  if (done.step !== 'save') return [];
  const { articleId, revision } = done;
  const body = bodyOf(blocksAt(store, articleId, revision), headAt(store, articleId, revision).fields.title);
  return body === done.body ? [] : [`revision ${revision} of ${articleId} is not what was saved`];
}

/** Half-made things: temporaries, dumps still «being planned», files their manifest does not know. */
function unsettled({ store }: Galley, folder: string): string[] {
  const problems: string[] = [];
  for (const name of readdirSync(join(folder, 'data')))
    if (!/^(galley\.sqlite(-wal|-shm)?|backups|set-aside|exports|galley\.log(\.\d)?)$/.test(name))
      problems.push(`left in the data folder: ${name}`);
  const backups = join(folder, 'data', 'backups');
  for (const name of existsSync(backups) ? readdirSync(backups) : [])
    if (!/^galley-[\w-]+\.sqlite$/.test(name)) problems.push(`left among the backups: ${name}`);
  const stuck = sql<{ id: string }>(store, `SELECT id FROM dumps WHERE status = 'planning'`).all();
  problems.push(...stuck.map(({ id }) => `dump ${id} is planned by nobody`));
  const exports = join(folder, 'exports');
  if (!existsSync(exports)) return problems;
  const files = readdirSync(exports).filter((name) => name !== MANIFEST_NAME);
  if (files.length === 0) return problems;
  const manifest = JSON.parse(readFileSync(join(exports, MANIFEST_NAME), 'utf8')) as Manifest;
  const known = new Map(manifest.files.map((f) => [f.name, f.sha256]));
  for (const name of files) {
    const sha256 = known.get(name);
    known.delete(name);
    if (sha256 === undefined) problems.push(`left in the export folder: ${name}`);
    else if (
      createHash('sha256')
        .update(readFileSync(join(exports, name)))
        .digest('hex') !== sha256
    )
      problems.push(`half exported: ${name}`);
  }
  for (const name of known.keys()) problems.push(`the manifest names ${name}, which is not there`);
  return problems;
}
