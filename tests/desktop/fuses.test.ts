import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { expect, test } from 'vitest';
import { FUSES, wrongFuses } from '../../scripts/fuses.mjs';
import { electron } from './launched.ts';

test.skipIf(!electron)(
  'a binary that was packed says what its fuses are, and one that was not is told',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-fuses-'));
    try {
      const binary = join(folder, 'galley');
      await copyFile(electron!, binary);
      await flipFuses(binary, { version: FuseVersion.V1, ...FUSES });
      expect(await wrongFuses(binary)).toEqual([]);
      await flipFuses(binary, { version: FuseVersion.V1, ...FUSES, [FuseV1Options.RunAsNode]: true });
      expect(await wrongFuses(binary)).toEqual(['RunAsNode']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
