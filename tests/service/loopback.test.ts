import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { serveLoopback } from '../../src/web/server.ts';
import { type Client, LIMIT, openLibrary } from './open.ts';
import { serviceSuite } from './suite.ts';

serviceSuite('over loopback HTTP', async () => {
  const { galley, folder, sweep } = await openLibrary();
  const host = await serveLoopback({ router: galley.router, pages: new Map(), maxBytes: 4 * LIMIT });
  const entered = await fetch(host.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  return {
    folder,
    client: (origin): Client =>
      createORPCClient(
        new HttpLink({
          url: `${host.origin}/rpc`,
          headers: { cookie, origin: host.origin, 'x-galley-origin': origin },
        }),
      ),
    close: async () => {
      await host.close();
      sweep();
    },
  };
});
