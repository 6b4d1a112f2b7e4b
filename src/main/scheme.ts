import { app, protocol, type Session } from 'electron';
import type { Pages } from '../core/host/pages.ts';
import { securityHeaders } from '../core/host/policy.ts';

/** The app's own scheme: pages come from memory, never from `file:`, and only with the security headers. */

export const SCHEME = 'galley';
/** The one origin that is Galley's own window. */
export const APP_ORIGIN = `${SCHEME}://app`;

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers `galley://app/…` out of the built window. */
export function servePages(session: Session, pages: Pages): void {
  session.protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const page = host === 'app' && request.method === 'GET' ? pages.get(pathname) : undefined;
    if (!page) return new Response('There is no such page.', { status: 404, headers: securityHeaders() });
    return new Response(new Uint8Array(page.body), {
      headers: { ...securityHeaders(), 'content-type': page.type, 'cache-control': 'no-store' },
    });
  });
}

/** The origin pages are trusted from: our own scheme, or the development server that electron-vite started. */
export function trustedOrigin(): string {
  const dev = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return dev ? new URL(dev).origin : APP_ORIGIN;
}

/** Lets no request of a page leave the machine: Galley needs no network. */
export function closeNetwork(session: Session): void {
  const dev = trustedOrigin();
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol: scheme, origin, host } = new URL(details.url);
    const own = scheme === `${SCHEME}:` || scheme === 'blob:' || scheme === 'data:' || scheme === 'devtools:';
    const fromDev = dev !== APP_ORIGIN && (origin === dev || host === new URL(dev).host);
    answer({ cancel: !own && !fromDev });
  });
}
