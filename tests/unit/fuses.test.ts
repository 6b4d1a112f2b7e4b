import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { FUSES } from '../../scripts/fuses.mjs';

test('what the packed binary is held against is what the packing is told to set', () => {
  const yaml = readFileSync(join(import.meta.dirname, '..', '..', 'electron-builder.yml'), 'utf8');
  const section = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m.exec(yaml)?.[1] ?? '';
  const set = Object.fromEntries(
    [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((m) => [m[1]!.toLowerCase(), m[2] === 'true']),
  );
  const held = Object.fromEntries(
    Object.entries(FUSES).map(([fuse, on]) => [FuseV1Options[Number(fuse)]!.toLowerCase(), on]),
  );
  expect(set).toEqual(held);
  expect(Object.keys(held)).toHaveLength(6);
});
