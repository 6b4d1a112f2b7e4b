import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/panels.css';
import './styles/menus.css';
import './styles/notices.css';
import './styles/first.css';
import './styles/palette.css';
import './styles/keys.css';
import './styles/library.css';
import './styles/raw.css';
import './styles/draft.css';
import './styles/findings.css';
import './styles/evidence.css';
import './styles/ticks.css';
import './styles/threads.css';
import './styles/history.css';
import './styles/text.css';
import './styles/keeping.css';
import './styles/forced.css';
import { createRoot } from 'react-dom/client';
import { describe } from './errors.ts';
import { words } from './i18n/index.ts';
import { tellClock, tellRestored } from './state/backups.ts';
import { followEvents } from './state/events.ts';
import { loadDumps, useLibrary } from './state/library.ts';
import { openDump } from './state/open.ts';
import { expectPlace, keepPlace, placeSettled } from './state/place.ts';
import { followReading } from './state/reading.ts';
import { useSession } from './state/session.ts';
import { loadSettings, useSettings } from './state/settings.ts';
import { App } from './views/App.tsx';
import { StartFailure } from './views/StartFailure.tsx';

const root = createRoot(document.getElementById('root')!);

async function start(): Promise<void> {
  try {
    await loadSettings();
    await loadDumps();
  } catch (error) {
    root.render(
      <StartFailure title={words().errors.startTitle} why={describe(error)} retry={words().app.retry} />,
    );
    return;
  }
  followReading();
  root.render(<App />);
  tellRestored(useSettings.getState().info?.restored ?? null);
  tellClock(useSettings.getState().info?.clockBehind ?? null);
  void followEvents(new AbortController().signal);
  const last = useSettings.getState().settings.layout.lastDump;
  const { dumps } = useLibrary.getState();
  // A dump named on the command line may have come up already.
  if (useSession.getState().phase === 'none' && dumps.some((d) => d.id === last)) {
    expectPlace(String(last));
    await openDump(String(last));
    placeSettled();
  }
  keepPlace();
}

void start();
