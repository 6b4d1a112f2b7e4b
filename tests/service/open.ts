import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { type Galley, openGalley } from '../../src/core/app.ts';
import type { Contract } from '../../src/shared/contract.ts';
import { workerPath } from '../workers/paths.ts';

export type Client = ContractRouterClient<Contract>;

/** A library of its own behind one host, spoken to through the contract. */
export interface Opened {
  /** The client of a window by that name. */
  client: (origin: string) => Client;
  folder: string;
  close: () => Promise<void>;
}

/** Largest file the tested hosts take. */
export const LIMIT = 512 * 1024;

/** Opens a fresh library in a folder of its own. */
export async function openLibrary(): Promise<{ galley: Galley; folder: string; sweep: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-service-'));
  const galley = await openGalley({
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'exports'),
    samplesFolder: join(import.meta.dirname, '..', '..', 'resources', 'samples'),
    workerUrl: workerPath('told-plan-worker'),
    host: 'inprocess',
    version: '0.0.0',
    maxBytes: LIMIT,
    pickFolder: () => Promise.resolve({ path: join(folder, 'chosen'), label: 'chosen' }),
  });
  return {
    galley,
    folder,
    sweep: () => {
      galley.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
