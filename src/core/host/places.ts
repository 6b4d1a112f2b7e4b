import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** Where a host finds its own files and where the person's data lie. All paths are absolute. */
export interface Places {
  /** The folder that holds package.json, `out` and `resources`; inside the archive when packed. */
  app: string;
  /** Holds the store. Shared by the desktop app, the browser host and the command line. */
  data: string;
  /** Where exports go if no other folder is chosen. */
  exports: string;
  samples: string;
  /** Language files of the engine. */
  tongues: string;
  /** The built window: index.html and its assets. */
  renderer: string;
}

export interface PlacesOptions {
  /** Chosen by the person (`--data`); goes before GALLEY_DATA. */
  data?: string | undefined;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  home?: string;
}

/** The places as seen from a module that lies in `from` (its `import.meta.dirname`), built or not. */
export function placesOf(from: string, options: PlacesOptions = {}): Places {
  const env = options.env ?? process.env;
  const app = appFolder(from);
  const data = resolve(options.data ?? (env.GALLEY_DATA || dataFolder(options)));
  return {
    app,
    data,
    exports: env.GALLEY_EXPORTS ? resolve(env.GALLEY_EXPORTS) : exportFolder(data, options),
    samples: join(app, 'resources', 'samples'),
    tongues: join(app, 'resources', 'tongues'),
    renderer: join(app, 'out', 'renderer'),
  };
}

function appFolder(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const up = dirname(folder);
    if (up === folder) throw new Error(`no package.json above ${from}`);
    folder = up;
  }
  return folder;
}

/** The per-user data folder by the customs of the system. */
function dataFolder({
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: PlacesOptions): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Galley');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Galley');
  // The XDG specification says a relative value is to be ignored.
  const xdg = env.XDG_DATA_HOME;
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'galley');
}

function exportFolder(data: string, { home = homedir() }: PlacesOptions): string {
  const documents = join(home, 'Documents');
  return existsSync(documents) ? join(documents, 'Galley') : join(data, 'exports');
}

/** Galley's version, from its package.json. */
export function versionOf({ app }: Pick<Places, 'app'>): string {
  const { version } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as { version: string };
  return version;
}
