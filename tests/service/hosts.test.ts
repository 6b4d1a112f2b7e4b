import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { serveLoopback } from '../../src/web/server.ts';
import { type Client, LIMIT, openLibrary } from './open.ts';
import { serviceSuite } from './suite.ts';

serviceSuite('in process', async () => {
  const { galley, folder, sweep } = await openLibrary();
  return {
    folder,
    client: (origin): Client => createRouterClient(galley.router, { context: { session: { origin } } }),
    close: () => Promise.resolve(sweep()),
  };
});

serviceSuite('over a message port', async () => {
  const { galley, folder, sweep } = await openLibrary();
  const handler = new PortHandler(galley.router);
  const ports: MessagePort[] = [];
  return {
    folder,
    client: (origin): Client => {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      handler.upgrade(port2, { context: { session: { origin } } });
      port1.start();
      port2.start();
      return createORPCClient(new PortLink({ port: port1 }));
    },
    close: async () => {
      for (const port of ports) port.close();
      sweep();
    },
  };
});

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
