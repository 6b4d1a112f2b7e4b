import { Settings } from '../../shared/model.ts';
import { type Store, sql, transact } from './handle.ts';

const DEFAULTS: Settings = {
  theme: 'system',
  language: 'system',
  editorName: '',
  secondName: false,
  keys: {},
  layout: {},
};

/** What the person chose; what was never chosen, or can't be read any more, is the default. */
export function getSettings(store: Store): Settings {
  const rows = sql<{ name: string; value: string }>(store, 'SELECT name, value FROM settings').all();
  const found: Record<string, unknown> = { ...DEFAULTS };
  for (const { name, value } of rows) {
    const parsed = Settings.partial().safeParse({ [name]: JSON.parse(value) as unknown });
    if (parsed.success) Object.assign(found, parsed.data);
  }
  return Settings.parse(found);
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
  });
  return getSettings(store);
}
