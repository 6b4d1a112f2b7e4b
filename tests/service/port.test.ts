import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { type Client, openLibrary } from './open.ts';
import { serviceSuite } from './suite.ts';

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
