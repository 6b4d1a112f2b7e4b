import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Arrows run one way: between the folders of `src` by the lint rule, between the stages of the engine by their order. */

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** By file of an imagined tree: a module it must not import. */
const REFUSED: readonly [file: string, module: string][] = [
  ['src/shared/a.ts', 'node:fs'],
  ['src/shared/a/b.ts', '../../engine/index.ts'],
  ['src/shared/b.ts', '../core/app.ts'],
  ['src/engine/a.ts', 'node:fs'],
  ['src/engine/b.ts', 'zod'],
  ['src/engine/a/c.ts', '../../core/app.ts'],
  ['src/core/a.ts', 'electron'],
  ['src/core/a/b.ts', '../../main/window.ts'],
  ['src/renderer/a.ts', 'node:path'],
  ['src/renderer/views/a.ts', '../../core/app.ts'],
  ['src/renderer/views/b.ts', '../../engine/index.ts'],
  ['src/web/a.ts', 'electron'],
  ['src/cli/a.ts', '../renderer/main.tsx'],
  ['src/main/a.ts', '../cli/index.ts'],
];

/** And one it may. */
const ALLOWED: readonly [file: string, module: string][] = [
  ['src/shared/c.ts', './span.ts'],
  ['src/engine/d.ts', '../shared/span.ts'],
  ['src/engine/a/e.ts', '../../shared/span.ts'],
  ['src/core/c.ts', '../engine/index.ts'],
  ['src/core/d.ts', 'node:fs'],
  ['src/renderer/views/c.ts', '../../shared/span.ts'],
  ['src/web/b.ts', '../core/app.ts'],
  ['src/main/b.ts', 'electron'],
];

test('the lint rule refuses what runs against the arrows, and nothing else', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'galley-arrows-'));
  try {
    await cp(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
    for (const [file, module] of [...REFUSED, ...ALLOWED]) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), `import '${module}';\n`);
    }
    const linter = join(root, 'node_modules', '.bin', 'oxlint');
    const { stdout } = await run(linter, ['--format', 'json', 'src'], { cwd: tree }).catch(
      (failed: { stdout: string }) => failed,
    );
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
    const refused = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
    expect(refused.map(({ filename }) => filename).sort()).toEqual(REFUSED.map(([file]) => file).sort());
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
});

/** The engine's folders: each imports of those before it alone, and none what stands beside them. */
const STAGES = [
  'base',
  'look',
  'language',
  'records',
  'blocks',
  'copies',
  'chrome',
  'titles',
  'seams',
  'threads',
  'articles',
  'findings',
];

test('a stage of the engine imports the stages before it alone', async () => {
  const engine = join(root, 'src', 'engine');
  const folders = (await readdir(engine, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...STAGES].sort());
  const against: string[] = [];
  let arrows = 0;
  for (const [place, stage] of STAGES.entries())
    for (const file of await readdir(join(engine, stage))) {
      const text = await readFile(join(engine, stage, file), 'utf8');
      for (const [, module] of text.matchAll(/^(?:import|export)\b[^;]*?from '(\.\.\/[^']+)';$/gmu)) {
        arrows++;
        const from = /^\.\.\/([a-z]+)\//u.exec(module as string)?.[1] ?? '';
        const at = STAGES.indexOf(from);
        const shared = (module as string).startsWith('../../shared/');
        if (!shared && !(at >= 0 && at < place)) against.push(`${stage}/${file} imports ${module}`);
      }
    }
  expect(against).toEqual([]);
  expect(arrows).toBeGreaterThan(100);
});
