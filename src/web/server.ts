import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ORPCError, onError } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { Pages } from '../core/host/pages.ts';
import { contentSecurityPolicy, securityHeaders } from '../core/host/policy.ts';
import type { GalleyRouter } from '../core/router.ts';
import {
  cookieName,
  type Head,
  readCookie,
  refuseForeignCall,
  refuseStranger,
  sameSecret,
  secretsOf,
} from './guard.ts';

/** The loopback host: Galley's router and its window over HTTP, to a browser on this machine and to nobody else. */

/** Answers what is not a call; used by the development server in place of the built pages. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackOptions {
  router: GalleyRouter;
  /** The built window, or a handler made once the server exists. */
  pages: Pages | ((server: Server) => Promise<PageHandler>);
  /** 0 or absent: the system chooses. */
  port?: number | undefined;
  /** Largest file taken, in bytes; the limit of a request's body is a little above. */
  maxBytes: number;
  /** Given only by the development server, to keep tabs alive over restarts. */
  token?: string | undefined;
  csp?: string;
  /** Milliseconds a client may take to send its head and its whole request. */
  patience?: { head: number; request: number };
  /** Told of faults that are ours, for the terminal; the browser hears nothing of them. */
  onFault?: (error: unknown) => void;
}

export interface Loopback {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The address to open: it carries the token. */
  address: string;
  /** Ends streams and sockets; resolves when the port is free. */
  close(): Promise<void>;
}

/** Form fields and part heads that come with a file. */
const BODY_SLACK = 1024 * 1024;
const PATIENCE = { head: 10_000, request: 120_000 };

/** Binds 127.0.0.1 and serves until closed. Rejects with the system's error if the port is taken. */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const secrets = secretsOf(options.token ?? randomBytes(32).toString('base64url'));
  const patience = options.patience ?? PATIENCE;
  const maxBody = options.maxBytes + BODY_SLACK;
  const headers = securityHeaders(options.csp ?? contentSecurityPolicy());
  const calls = new RPCHandler(options.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: maxBody })],
    interceptors: [
      onError((error) => {
        if (isOurs(error)) options.onFault?.(error);
      }),
    ],
    eventIteratorKeepAliveInterval: 15_000,
  });

  const server = createServer({
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: Math.min(patience.head, 5_000),
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
  });
  // A stream of events may be silent for long; slow senders are dealt with by the two timeouts above.
  server.timeout = 0;
  server.maxConnections = 256;

  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
  const { port } = server.address() as AddressInfo;
  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  const cookie = cookieName(port);
  const known = (request: IncomingMessage): boolean =>
    sameSecret(readCookie(request.headers.cookie, cookie), secrets.session);
  const showPage = typeof options.pages === 'function' ? await options.pages(server) : pageOf(options.pages);

  // The development server's reload channel is the only one; it passes the same guard.
  server.prependListener('upgrade', (request, socket) => {
    if (refuseStranger(headOf(request), authority) || !known(request)) socket.destroy();
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    const head = headOf(request);
    const stranger = refuseStranger(head, authority);
    if (stranger) return say(request, response, stranger.status, stranger.message);
    // The address is never resolved or decoded: pages are looked up by it as it stands.
    const [path, query = ''] = (request.url ?? '/').split('?', 2) as [string, string?];

    const token = new URLSearchParams(query).get('token');
    if (path === '/' && head.method === 'GET' && token !== null) {
      if (!sameSecret(token, secrets.token)) return say(request, response, 401, NO_TOKEN);
      response.setHeader('set-cookie', `${cookie}=${secrets.session}; HttpOnly; SameSite=Strict; Path=/`);
      if (head.headers['sec-fetch-site'] === 'cross-site') {
        // After a link on another site a redirect would still count as that site's, and the cookie stay behind.
        response.setHeader('refresh', '0; url=/');
        return say(request, response, 200, 'Galley');
      }
      response.setHeader('location', '/');
      return say(request, response, 303, 'Galley');
    }
    if (!known(request)) return say(request, response, 401, NO_TOKEN);
    if (path === '/rpc' || path.startsWith('/rpc/')) {
      const foreign = refuseForeignCall(head, authority);
      if (foreign) return say(request, response, foreign.status, foreign.message);
      if (!CALL.test(path)) return say(request, response, 404, 'There is no such call.');
      if (Number(head.headers['content-length'] ?? 0) > maxBody)
        return say(request, response, 413, 'That is more than Galley takes at once.');
      const { matched } = await calls.handle(request, response, {
        prefix: '/rpc',
        context: { session: originOf(head) },
      });
      if (!matched) say(request, response, 404, 'There is no such call.');
      return;
    }
    if (head.method !== 'GET' && head.method !== 'HEAD')
      return say(request, response, 405, 'Pages are only read.');
    showPage(request, response);
  };

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.onFault?.(error);
      if (response.headersSent) response.destroy();
      else say(request, response, 500, 'Galley could not answer.');
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // A browser opens connections ahead of need. One that has waited too long is closed without a word: an answer
    // would be taken for that to the request that is on its way.
    const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    if (!socket.writable || (late && socket.bytesRead === 0)) socket.destroy();
    else
      socket.end(`HTTP/1.1 ${late ? '408 Request Timeout' : '400 Bad Request'}\r\nconnection: close\r\n\r\n`);
  });

  return {
    port,
    origin,
    address: `${origin}/?token=${secrets.token}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The address of a call, as our own page spells it: nothing in it wants decoding or resolving. */
const CALL = /^\/rpc(\/[a-zA-Z]+)+$/;

const NO_TOKEN = [
  'Open Galley by the address printed in the terminal: it carries the key.',
  '请用终端里打印的地址打开 Galley：地址里带着钥匙。',
].join('\n');

function headOf(request: IncomingMessage): Head {
  return {
    method: request.method ?? 'GET',
    headers: request.headers,
    remote: request.socket.remoteAddress,
  };
}

/** Whether an error is a fault of Galley's, not a refusal that the caller is told of. */
function isOurs(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status >= 500;
}

/** The window a call comes from, by the name it gave itself. */
function originOf({ headers }: Head): { origin?: string } {
  const name = headers['x-galley-origin'];
  return typeof name === 'string' && name.length <= 64 ? { origin: name } : {};
}

/** One sentence as plain text. A body that was not read ends the connection, so that it is not read later. */
function say(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  if (!request.complete && request.method !== 'GET' && request.method !== 'HEAD')
    response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : `${message}\n`);
}

function pageOf(pages: Pages): PageHandler {
  return (request, response) => {
    const page = pages.get((request.url ?? '/').split('?', 1)[0] ?? '/');
    if (!page) return say(request, response, 404, 'There is no such page.');
    response.writeHead(200, { 'content-type': page.type, 'content-length': page.body.length });
    response.end(request.method === 'HEAD' ? undefined : page.body);
  };
}
