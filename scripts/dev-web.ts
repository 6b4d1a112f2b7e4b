// The browser host for developers: Galley run from its sources, the window from Vite with hot reload.
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { openGalley } from '../src/core/app.ts';
import { placesOf, versionOf } from '../src/core/host/places.ts';
import { contentSecurityPolicy } from '../src/core/host/policy.ts';
import { type PageHandler, serveLoopback } from '../src/web/server.ts';

const PORT = 5180;

const places = placesOf(import.meta.dirname);
const galley = await openGalley({
  dataFolder: places.data,
  exportFolder: places.exports,
  samplesFolder: places.samples,
  workerUrl: new URL('../src/core/plan-worker.ts', import.meta.url),
  host: 'web',
  version: versionOf(places),
});
const { maxBytes } = await createRouterClient(galley.router, { context: {} }).system.info();
const host = await serveLoopback({
  router: galley.router,
  pages: serveWithVite,
  port: PORT,
  maxBytes,
  token: process.env.GALLEY_DEV_TOKEN,
  // Vite puts styles and its reload code into the page, and keeps a socket open.
  csp: contentSecurityPolicy({
    'script-src': "'unsafe-inline'",
    'style-src': "'unsafe-inline'",
    'connect-src': `ws://127.0.0.1:${PORT}`,
  }),
  onFault: console.error,
});
console.log(`Galley (development): ${host.address}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    galley.close();
    process.exit();
  });

async function serveWithVite(server: Server): Promise<PageHandler> {
  const vite = await createServer({
    configFile: false,
    root: join(places.app, 'src', 'renderer'),
    cacheDir: join(places.app, 'node_modules', '.vite'),
    plugins: [react()],
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server }, fs: { allow: [places.app] } },
  });
  return (request, response) =>
    vite.middlewares(request, response, () => {
      response.writeHead(404);
      response.end();
    });
}
