import { createRouterClient } from '@orpc/server';
import { type Client, openLibrary } from './open.ts';
import { serviceSuite } from './suite.ts';

serviceSuite('in process', async () => {
  const { galley, folder, sweep } = await openLibrary();
  return {
    folder,
    client: (origin): Client => createRouterClient(galley.router, { context: { session: { origin } } }),
    close: () => Promise.resolve(sweep()),
  };
});
