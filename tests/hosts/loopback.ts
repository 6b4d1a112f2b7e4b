import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { type Galley, openGalley } from '../../src/core/app.ts';
import type { Pages } from '../../src/core/host/pages.ts';
import type { Contract } from '../../src/shared/contract.ts';
import { type Loopback, type LoopbackOptions, serveLoopback } from '../../src/web/server.ts';
import { workerPath } from '../workers/paths.ts';

/** A loopback host over a library of its own, and the means to speak to it as a browser would, or as an attacker. */

export type Client = ContractRouterClient<Contract>;

export interface Hosted {
  galley: Galley;
  host: Loopback;
  /** The session cookie, as a browser would send it back. */
  cookie: string;
  /** Faults the host told its terminal. */
  faults: unknown[];
  folder: string;
  close(): Promise<void>;
}

export const PAGES: Pages = new Map([
  ['/', { body: Buffer.from('<!doctype html><title>Galley</title>'), type: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { body: Buffer.from('export {};'), type: 'text/javascript; charset=utf-8' }],
]);

/** Opens a fresh library and serves it. */
export async function hostLibrary(
  options: Partial<Pick<LoopbackOptions, 'patience' | 'maxBytes' | 'pages'>> = {},
): Promise<Hosted> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-host-'));
  const galley = await openGalley({
    dataFolder: join(folder, 'data'),
    exportFolder: join(folder, 'exports'),
    samplesFolder: join(import.meta.dirname, '..', '..', 'resources', 'samples'),
    workerUrl: workerPath('plan-worker'),
    host: 'web',
    version: '0.0.0',
  });
  const faults: unknown[] = [];
  const host = await serveLoopback({
    router: galley.router,
    pages: PAGES,
    maxBytes: 4 * 1024 * 1024,
    onFault: (error) => faults.push(error),
    ...options,
  });
  const answer = await ask(host.port, {
    path: new URL(host.address).pathname + new URL(host.address).search,
  });
  const cookie = String(answer.headers['set-cookie']?.[0]).split(';', 1)[0] ?? '';
  return {
    galley,
    host,
    cookie,
    faults,
    folder,
    async close() {
      await host.close();
      galley.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Ask {
  method?: string;
  path?: string;
  /** Sent as they are; `host` too, which fetch would not allow. */
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** One plain HTTP request to 127.0.0.1, with exactly the head that is given. */
export function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { host: `127.0.0.1:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** The contract spoken over the host, as the window in a browser speaks it. */
export function clientOf({ host, cookie }: Hosted, origin = 'test'): Client {
  return createORPCClient(
    new RPCLink({
      url: `${host.origin}/rpc`,
      headers: { cookie, origin: host.origin, 'x-galley-origin': origin },
    }),
  );
}
