import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Arrows run one way: between the folders of `src` by the lint rule, inside the engine and the core by their order. */

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

/** Folders in the order in which they stand on one another: each imports of those before it alone. */
const FLOORS: Record<string, readonly string[]> = {
  'src/engine': [
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
    'steps',
  ],
  'src/core': ['formats', 'store', 'services', 'router'],
  'src/renderer': ['model', 'state', 'ui', 'commands', 'views'],
};

/** The imports of a folder's files, and the place each names, seen from the root. */
async function importsIn(folder: string): Promise<{ file: string; module: string }[]> {
  const files = (await readdir(join(root, folder), { recursive: true })).filter((file) =>
    /\.tsx?$/u.test(file),
  );
  const found = files.map(async (file) => {
    const text = await readFile(join(root, folder, file), 'utf8');
    const modules = text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)';$/gmu);
    return Array.from(modules, ([, module = '']) => ({
      file: `${folder}/${file}`,
      module: posix.join(folder, dirname(file), module),
    }));
  });
  return (await Promise.all(found)).flat();
}

test.each(Object.entries(FLOORS))('the folders of %s stand on those before them', async (house, floors) => {
  for (const [place, floor] of floors.entries()) {
    const imports = await importsIn(`${house}/${floor}`);
    expect(imports.length, floor).toBeGreaterThan(0);
    const ahead = floors.slice(place + 1).map((later) => `${house}/${later}/`);
    expect(imports.filter(({ module }) => ahead.some((later) => module.startsWith(later)))).toEqual([]);
  }
});

test('every folder of the engine has its floor, and imports nothing that stands beside the folders', async () => {
  const entries = await readdir(join(root, 'src', 'engine'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual([...(FLOORS['src/engine'] ?? [])].sort());
  const imports = (await Promise.all(folders.map((folder) => importsIn(`src/engine/${folder}`)))).flat();
  expect(imports.filter(({ module }) => /^src\/engine\/[^/]+\.ts$/u.test(module))).toEqual([]);
});
