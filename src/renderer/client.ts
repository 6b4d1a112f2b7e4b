import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Exposed by the desktop's preload; absent in a browser. */
    galleyShell?: { platform: string };
  }
}

export type Client = ContractRouterClient<Contract>;

/** Names this window to the host, so that it is not told of what it did itself. */
export const origin: string = crypto.randomUUID();

/** Whether this is the desktop's window. */
export const isDesktop: boolean = window.galleyShell !== undefined;

/** Whether shortcuts are spelled with ⌘. */
export const isMac: boolean =
  (window.galleyShell?.platform ?? navigator.platform).toLowerCase().startsWith('mac') ||
  window.galleyShell?.platform === 'darwin';

/** Once the page goes, a last save must outlive it; the browser bounds such bodies, so only then. */
let leaving = false;
window.addEventListener('pagehide', () => {
  leaving = true;
});
window.addEventListener('pageshow', () => {
  leaving = false;
});

function link(): PortLink<Record<never, never>> | HttpLink<Record<never, never>> {
  if (isDesktop) {
    // The preload script forwards the other end to the main process; nothing else is shared.
    const { port1, port2 } = new MessageChannel();
    window.postMessage({ type: 'galley:port' }, '*', [port2]);
    port1.start();
    return new PortLink({ port: port1 });
  }
  return new HttpLink({
    url: `${location.origin}/rpc`,
    headers: { 'x-galley-origin': origin },
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin', keepalive: leaving }),
  });
}

/** The contract as functions: every call of this window goes through here. */
export const client: Client = createORPCClient(link());
