import { create } from 'zustand';
import type { HostInfo, Settings } from '../../shared/model/system.ts';
import { client, isDesktop } from '../client.ts';

interface SettingsState {
  settings: Settings;
  info: HostInfo | null;
}

const EMPTY: Settings = {
  theme: 'system',
  language: 'system',
  editorName: '',
  secondName: false,
  keys: {},
  layout: {},
};

/** The person's settings and what the host says of itself. */
export const useSettings = create<SettingsState>(() => ({ settings: EMPTY, info: null }));

/** Changes on their way to the store: what the host says meanwhile does not yet know of them. */
let sending: Partial<Settings> = {};

/** Likewise for where things are: what is not sent yet, and what is. */
let layoutPatch: Settings['layout'] = {};
let sendingLayout: Settings['layout'] = {};

function shown(told: Settings): Settings {
  const settings = { ...told, ...sending };
  return { ...settings, layout: { ...settings.layout, ...sendingLayout, ...layoutPatch } };
}

export async function loadSettings(): Promise<void> {
  const [info, settings] = await Promise.all([client.system.info(), client.system.settings()]);
  useSettings.setState({ info, settings: shown(settings) });
}

/** Shows a change at once and stores it; the store's answer is what stands in the end. */
export async function saveSettings(patch: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  sending = { ...sending, ...patch };
  useSettings.setState({ settings: shown(before) });
  try {
    const told = await client.system.saveSettings(patch);
    settle(patch);
    useSettings.setState({ settings: shown(told) });
  } catch (error) {
    settle(patch);
    useSettings.setState({ settings: shown(before) });
    throw error;
  }
}

/** Forgets what has arrived, but not what was chosen anew since. */
function settle(patch: Partial<Settings>): void {
  sending = Object.fromEntries(
    Object.entries(sending).filter(([key, value]) => patch[key as keyof Settings] !== value),
  );
}

let layoutTimer: ReturnType<typeof setTimeout> | undefined;
/** What is remembered is written once nothing was added for so long, in milliseconds. */
const REST = 800;

/** Remembers where things are. Written lazily, unless it is to be `now`: a place lost in a crash is no loss. */
export function rememberLayout(patch: Settings['layout'], now = false): void {
  layoutPatch = { ...layoutPatch, ...patch };
  const { settings } = useSettings.getState();
  useSettings.setState({ settings: { ...settings, layout: { ...settings.layout, ...patch } } });
  clearTimeout(layoutTimer);
  if (now) writeLayout();
  else layoutTimer = setTimeout(writeLayout, REST);
}

function writeLayout(): void {
  clearTimeout(layoutTimer);
  if (Object.keys(layoutPatch).length === 0) return;
  const layout = { ...useSettings.getState().settings.layout, ...layoutPatch };
  const sent = layoutPatch;
  sendingLayout = { ...sendingLayout, ...sent };
  layoutPatch = {};
  const arrived = (): void => {
    sendingLayout = Object.fromEntries(
      Object.entries(sendingLayout).filter(([key, value]) => sent[key] !== value),
    );
  };
  // What the window remembers of itself is not worth a message.
  client.system.saveSettings({ layout }).then(arrived, arrived);
}

// A page that goes takes its place along.
window.addEventListener('pagehide', writeLayout);
// The shell's port carries on to the end; a browser would let go of a request made so early.
if (isDesktop) window.addEventListener('beforeunload', writeLayout);

/** A remembered number within bounds, or the default. */
export function layoutNumber(layout: Settings['layout'], key: string, fallback: number): number {
  const value = layout[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}
