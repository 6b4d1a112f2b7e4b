import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** `scripts/audit.mjs` against a registry of ours: it looks every locked package up, and fails on a hole of weight. */

let server: Server | undefined;
let cache: string;
beforeEach(() => {
  // What npm made of an advisory it keeps by its number.
  cache = mkdtempSync(join(tmpdir(), 'galley-audit-'));
});
afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(cache, { recursive: true, force: true });
});

interface Advisory {
  id: number;
  url: string;
  title: string;
  severity: 'low' | 'high' | 'critical';
  vulnerable_versions: string;
}

/** A registry that knows of `holes` by package; `asked` is filled with what it was asked about. */
function registry(holes: Record<string, Advisory[]>, asked: string[]): Promise<string> {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bulk = request.url?.endsWith('/security/advisories/bulk') ?? false;
      if (bulk) {
        const body = Buffer.concat(parts);
        const json = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        asked.push(...Object.keys(JSON.parse(json.toString('utf8')) as object));
      }
      response.writeHead(bulk ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(bulk ? holes : { error: 'not found' }));
    });
  });
  return new Promise((done) => {
    server!.listen(0, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server!.address() as AddressInfo).port}/`),
    );
  });
}

function audit(address: string): Promise<{ code: number | null; out: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'audit.mjs')], {
      env: {
        ...process.env,
        npm_config_registry: address,
        npm_config_fetch_retries: '0',
        npm_config_cache: cache,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    child.on('close', (code) => done({ code, out }));
  });
}

const hole = (severity: Advisory['severity']): Advisory => ({
  id: 1,
  url: 'https://advisories.invalid/1',
  title: 'a hole',
  severity,
  vulnerable_versions: '>=0',
});

test('no advisory: every locked package was looked up, and nothing fails', async () => {
  const asked: string[] = [];
  const { code, out } = await audit(await registry({}, asked));
  expect(out).toMatch(/^audit of the lockfile, \d{3,} packages: 0 critical, 0 high, 0 moderate, 0 low\n$/);
  expect(code).toBe(0);
  expect(asked).toEqual(expect.arrayContaining(['better-sqlite3', 'electron', 'react', 'zod']));
});

test.each(['high', 'critical'] as const)('a known hole of weight (%s) fails', async (severity) => {
  const { code, out } = await audit(await registry({ zod: [hole(severity)] }, []));
  expect(out).toMatch(severity === 'high' ? /[1-9]\d* high/ : /[1-9]\d* critical/);
  expect(code).toBe(1);
});

test('one of little weight is told, and fails nothing', async () => {
  const { code, out } = await audit(await registry({ zod: [hole('low')] }, []));
  expect(out).toMatch(/[1-9]\d* low/);
  expect(code).toBe(0);
});

test('advisories that can’t be reached: said aloud, and nothing fails', async () => {
  const address = await registry({}, []);
  server!.close();
  server = undefined;
  const { code, out } = await audit(address);
  expect(out).toMatch(/^AUDIT SKIPPED/);
  expect(code).toBe(0);
});
