import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, clientOf, type Hosted, hostLibrary } from './loopback.ts';

/** Each attack on the loopback host is tried here, and must be refused. */

let hosted: Hosted;
const rpc = '/rpc/system/info';

beforeAll(async () => {
  hosted = await hostLibrary();
});
afterAll(() => hosted.close());

/** The head of a call as Galley's own page makes it. */
function own(more: Record<string, string> = {}): Record<string, string> {
  return {
    cookie: hosted.cookie,
    origin: hosted.host.origin,
    'content-type': 'application/json',
    ...more,
  };
}
const call = (headers: Record<string, string>, path = rpc, method = 'POST') =>
  ask(hosted.host.port, { method, path, headers, body: method === 'POST' ? '{}' : '' });

describe('the token', () => {
  test('is 256 bits, different each time', async () => {
    const other = await hostLibrary();
    const tokens = [hosted, other].map((h) => new URL(h.host.address).searchParams.get('token') ?? '');
    expect(tokens.map((t) => Buffer.from(t, 'base64url').length)).toEqual([32, 32]);
    expect(tokens[0]).not.toBe(tokens[1]);
    await other.close();
  });

  test('is traded for a cookie that no script reads and no other site sends, then leaves the address', async () => {
    const { pathname, search } = new URL(hosted.host.address);
    const answer = await ask(hosted.host.port, { path: pathname + search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(new URL(hosted.host.address).searchParams.get('token'));
  });

  test('of a wrong value opens nothing', async () => {
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      const answer = await ask(hosted.host.port, { path: `/?token=${token}` });
      expect(answer.status).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test('is no password for calls: only the cookie is', async () => {
    const token = new URL(hosted.host.address).searchParams.get('token') ?? '';
    expect((await call({ origin: hosted.host.origin }, `${rpc}?token=${token}`)).status).toBe(401);
    expect((await call({ ...own(), cookie: `galley-${hosted.host.port}=${token}` })).status).toBe(401);
  });
});

describe('without the cookie', () => {
  test.each(['/', '/assets/app.js', rpc, '/nothing'])('%s is refused', async (path) => {
    const method = path === rpc ? 'POST' : 'GET';
    const answer = await call({ origin: hosted.host.origin }, path, method);
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('Open Galley by the address');
  });

  test('the cookie of another port does not do', async () => {
    const value = hosted.cookie.split('=')[1] ?? '';
    expect((await call({ ...own(), cookie: `galley-1=${value}` })).status).toBe(401);
  });
});

describe('strangers', () => {
  test('a page that reaches us under its own name (DNS rebinding) is refused', async () => {
    const { port } = hosted.host;
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1.evil:${port}`,
    ]) {
      const answer = await ask(port, { headers: { ...own(), host }, path: '/' });
      expect(answer.status, host).toBe(421);
      expect(answer.body).not.toContain('<!doctype');
    }
  });

  test('a form or a fetch of another site is refused, cookie or not', async () => {
    const { port } = hosted.host;
    for (const origin of [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
    ]) {
      expect((await call(own({ origin }))).status, origin).toBe(403);
      const form = own({ origin, 'content-type': 'application/x-www-form-urlencoded' });
      expect((await call(form)).status, origin).toBe(403);
    }
    for (const site of ['cross-site', 'same-site'])
      expect((await call(own({ 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' }))).status).toBe(403);
  });

  test('a call without an origin is refused: pages always send one', async () => {
    const { origin, ...rest } = own();
    expect(origin).toBeDefined();
    expect((await call(rest)).status).toBe(403);
  });

  test('no answer invites other sites', async () => {
    const preflight = await ask(hosted.host.port, {
      method: 'OPTIONS',
      path: rpc,
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await call(own())])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('an image or a script of another site can not be one of ours', async () => {
    const headers = own({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' });
    const { origin, ...rest } = headers;
    expect(origin).toBeDefined();
    expect((await call(rest, '/assets/app.js', 'GET')).status).toBe(403);
  });

  test('a websocket is not spoken, from anywhere', async () => {
    for (const origin of ['http://evil.example', hosted.host.origin]) {
      const said = await raw(
        [
          `GET / HTTP/1.1`,
          `host: 127.0.0.1:${hosted.host.port}`,
          `origin: ${origin}`,
          'connection: upgrade',
          'upgrade: websocket',
          'sec-websocket-version: 13',
          'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
        ].join('\r\n') + '\r\n\r\n',
      );
      expect(said).not.toContain('101');
    }
  });

  test('another address of this machine does not answer', async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((entry) => entry.address !== '127.0.0.1')
      .map((entry) => entry.address);
    for (const address of [...addresses, '127.0.0.2']) {
      const outcome = await new Promise<string>((done) => {
        const socket = connect({ host: address, port: hosted.host.port, timeout: 1_000 });
        socket.on('connect', () => done('connected'));
        socket.on('error', () => done('refused'));
        socket.on('timeout', () => done('silent'));
      });
      expect(outcome, address).not.toBe('connected');
    }
  });
});

describe('pages', () => {
  test('come with their type and under a policy without inline, eval or remote', async () => {
    const page = await call(own(), '/', 'GET');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['x-frame-options']).toBe('DENY');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const csp = String(page.headers['content-security-policy']);
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/unsafe|http:|https:|\*/);
    const script = await call(own(), '/assets/app.js', 'GET');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/%00',
    '/assets/app.js%00.html',
    '/assets/',
    '/assets',
    '/.git/config',
    `http://127.0.0.1/etc/passwd`,
  ])('%s is no page, no folder and no way out', async (path) => {
    const answer = await call(own(), path, 'GET');
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('There is no such page.\n');
  });

  test('are only read', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE'])
      expect((await ask(hosted.host.port, { method, path: '/', headers: own() })).status).toBe(405);
    expect((await call(own(), '/', 'HEAD')).body).toBe('');
  });
});

describe('calls', () => {
  test('of our own page are answered', async () => {
    const answer = await call(own());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ json: { host: 'web' } });
  });

  test('are made by POST alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await call(own(), rpc, method)).status).toBe(405);
  });

  test('that do not exist or make no sense are refused without a word about the inside', async () => {
    const answers = [
      await call(own(), '/rpc/system/secrets'),
      await call(own(), '/rpc/__proto__/constructor'),
      await call(own(), '/rpc/dumps/../system/info'),
      await ask(hosted.host.port, {
        method: 'POST',
        path: '/rpc/dumps/get',
        headers: own(),
        body: '{"json":',
      }),
      await ask(hosted.host.port, {
        method: 'POST',
        path: '/rpc/dumps/get',
        headers: own(),
        body: '{"json":{"dumpId":7}}',
      }),
      await ask(hosted.host.port, {
        method: 'POST',
        path: '/rpc/dumps/get',
        headers: own({ 'content-type': 'multipart/form-data; boundary=x' }),
        body: '--x\r\nbroken',
      }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toMatch(/\bat .*:\d+:\d+|node_modules|\/src\/|galley-host-|\.ts\b/);
    }
  });

  test('that fail by our own fault say so and no more; the terminal hears the rest', async () => {
    const broken = await hostLibrary();
    broken.galley.store.close();
    const answer = await ask(broken.host.port, {
      method: 'POST',
      path: '/rpc/dumps/list',
      headers: { cookie: broken.cookie, origin: broken.host.origin, 'content-type': 'application/json' },
      body: '{"json":{}}',
    });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/database|sqlite|\bat /i);
    expect(broken.faults.length).toBeGreaterThan(0);
    await broken.host.close();
  });
});

describe('other methods and heads', () => {
  test('HEAD says no more than GET, and nothing without the cookie', async () => {
    expect((await call({}, '/', 'HEAD')).status).toBe(401);
    expect(await call(own(), '/assets/app.js', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await call(own(), '/nothing', 'HEAD')).status).toBe(404);
    expect((await call(own(), rpc, 'HEAD')).status).toBe(405);
  });

  test('OPTIONS of our own page is answered like any other method that is not spoken', async () => {
    for (const path of ['/', rpc]) {
      const answer = await ask(hosted.host.port, { method: 'OPTIONS', path, headers: own() });
      expect(answer.status).toBe(405);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('a head over 16 KiB is refused, in one field or in many, and the host is as well as before', async () => {
    const many = Array.from({ length: 400 }, (_, n) => `x-${n}: ${'y'.repeat(60)}`).join('\r\n');
    for (const more of [`x-long: ${'y'.repeat(20_000)}`, many]) {
      const said = await raw(`GET / HTTP/1.1\r\nhost: 127.0.0.1:${hosted.host.port}\r\n${more}\r\n\r\n`);
      expect(said.split('\r\n', 1)[0]).toBe('HTTP/1.1 400 Bad Request');
    }
    expect((await call(own())).status).toBe(200);
  });

  test('two lengths, or a length beside chunks, are no request (smuggling)', async () => {
    const port = hosted.host.port;
    for (const framing of [
      'content-length: 3\r\ncontent-length: 5',
      'content-length: 3\r\ntransfer-encoding: chunked',
    ]) {
      const head = `POST ${rpc} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${hosted.cookie}\r\norigin: ${hosted.host.origin}`;
      expect(await raw(`${head}\r\n${framing}\r\n\r\n{}\r\n`)).not.toContain(' 200 ');
    }
  });
});

/** Milliseconds within which an impatient host has hung up: well before one with the usual patience would. */
const PATIENT = 9_000;

describe('size and time', () => {
  test('a body over the limit is refused by its announced length', async () => {
    const answer = await ask(hosted.host.port, {
      method: 'POST',
      path: rpc,
      headers: own({ 'content-length': String(100 * 1024 * 1024) }),
    }).catch((error: NodeJS.ErrnoException) => ({ status: 0, body: error.code ?? '', headers: {} }));
    expect([413, 0]).toContain(answer.status);
  });

  test('a body over the limit that does not announce itself is cut off', async () => {
    const port = hosted.host.port;
    const head = [
      `POST ${rpc} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      `cookie: ${hosted.cookie}`,
      `origin: ${hosted.host.origin}`,
      'content-type: application/json',
      'transfer-encoding: chunked',
    ].join('\r\n');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const said = await raw(`${head}\r\n\r\n`, chunk, 200);
    expect(said).not.toContain(' 200 ');
    // And the host is as well as before.
    expect((await call(own())).status).toBe(200);
  });

  test('a head that does not end is cut off', async ({ onTestFinished }) => {
    const slow = await hostLibrary({ patience: { head: 300, request: 600 } });
    onTestFinished(() => slow.close());
    const started = Date.now();
    const said = await raw(`GET / HTTP/1.1\r\nhost: 127.0.0.1:${slow.host.port}\r\n`, '', 0, slow.host.port);
    expect(Date.now() - started).toBeLessThan(PATIENT);
    expect(said.split('\r\n', 1)[0]).toBe('HTTP/1.1 408 Request Timeout');
  });

  test('a connection opened ahead of need and never used is closed without a word', async ({
    onTestFinished,
  }) => {
    const slow = await hostLibrary({ patience: { head: 300, request: 600 } });
    onTestFinished(() => slow.close());
    const started = Date.now();
    expect(await raw('', '', 0, slow.host.port)).toBe('');
    expect(Date.now() - started).toBeLessThan(PATIENT);
  });

  test('a body that does not come is cut off', async ({ onTestFinished }) => {
    const slow = await hostLibrary({ patience: { head: 300, request: 600 } });
    onTestFinished(() => slow.close());
    const started = Date.now();
    const said = await raw(
      [
        `POST ${rpc} HTTP/1.1`,
        `host: 127.0.0.1:${slow.host.port}`,
        `cookie: ${slow.cookie}`,
        `origin: ${slow.host.origin}`,
        'content-type: application/json',
        'content-length: 1000',
      ].join('\r\n') + '\r\n\r\n{',
      '',
      0,
      slow.host.port,
    );
    expect(Date.now() - started).toBeLessThan(PATIENT);
    expect(said).not.toContain(' 200 ');
  });

  test('a stream of events outlives the patience for requests', async ({ onTestFinished }) => {
    const slow = await hostLibrary({ patience: { head: 300, request: 600 } });
    onTestFinished(() => slow.close());
    const client = clientOf(slow);
    const events = await client.system.events({ origin: 'test' });
    await sleep(1_500);
    const next = events.next();
    await client.system.saveSettings({ theme: 'dark' });
    expect((await next).value).toMatchObject({ kind: 'settings' });
    await events.return?.();
  });

  test('garbage instead of HTTP is answered with 400 and nothing else', async () => {
    const said = await raw('\u0016\u0003\u0001 hello\r\n\r\n');
    expect(said.split('\r\n', 1)[0]).toBe('HTTP/1.1 400 Bad Request');
  });
});

/** A host that has not hung up after so many milliseconds never will. */
const NEVER = 60_000;

/** Writes bytes to the host and reads until it hangs up: `more` is sent `times` times after `first`. */
function raw(first: string, more = '', times = 0, port = hosted.host.port): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => {
      fail(new Error(`the host did not hang up, and had said: ${said}`));
      socket.destroy();
    }, NEVER);
    socket.on('data', (part) => {
      said += part.toString('latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      done(said);
    });
    socket.write(first);
    for (let i = 0; i < times && !socket.destroyed; i++) socket.write(more);
    if (times === 0 && more === '' && first.includes('upgrade')) setTimeout(() => socket.end(), 500);
  });
}
