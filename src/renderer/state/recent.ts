import { remembered } from '../model/palette.ts';
import { rememberLayout, useSettings } from './settings.ts';

/** What was used in the palette, newest first; kept over restarts. */

const KEY = 'palette.recent';

export function recentKeys(): string[] {
  const kept = useSettings.getState().settings.layout[KEY];
  return typeof kept === 'string' ? kept.split(' ').filter(Boolean) : [];
}

export function rememberUse(key: string): void {
  rememberLayout({ [KEY]: remembered(recentKeys(), key).join(' ').slice(0, 200) });
}
