import { Settings } from '../../shared/model/system.ts';
import { type Store, sql, transact } from './handle.ts';
import { keepSum } from './sums.ts';

const DEFAULTS: Settings = {
  theme: 'system',
  language: 'system',
  editorName: '',
  secondName: false,
  keys: {},
  layout: {},
};

interface SettingRow {
  name: string;
  value: string;
}

const all = (store: Store): SettingRow[] =>
  sql<SettingRow>(store, 'SELECT name, value FROM settings ORDER BY name').all();

/** One setting, or null if it can't be read or is none of a person's. */
function read({ name, value }: SettingRow): object | null {
  try {
    const parsed = Settings.partial().safeParse({ [name]: JSON.parse(value) as unknown });
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What the person chose; what was never chosen, or can't be read any more, is the default. */
export function getSettings(store: Store): Settings {
  const found: Record<string, unknown> = { ...DEFAULTS };
  for (const row of all(store)) Object.assign(found, read(row));
  return Settings.parse(found);
}

/** The names of settings that were chosen and can't be read any more. */
export function unreadableSettings(store: Store): string[] {
  const known = new Set(Object.keys(DEFAULTS));
  return all(store)
    .filter((row) => known.has(row.name) && read(row) === null)
    .map(({ name }) => name);
}

export function saveSettings(
  store: Store,
  change: { [K in keyof Settings]?: Settings[K] | undefined },
): Settings {
  transact(store, () => {
    for (const [name, value] of Object.entries(change))
      if (value !== undefined)
        sql(
          store,
          'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        ).run(name, JSON.stringify(value));
    keepSum(store, 'settings');
  });
  return getSettings(store);
}
