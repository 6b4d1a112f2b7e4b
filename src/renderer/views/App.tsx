import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage, useWords } from '../i18n/index.ts';
import { useConnection } from '../state/events.ts';
import { replan, useJobs } from '../state/jobs.ts';
import { useLibrary } from '../state/library.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { useSide } from '../state/side.ts';
import { useThreads } from '../state/threads.ts';
import { testid } from '../testids.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { MenuLayer } from '../ui/Menu.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { TopBar } from './bar/TopBar.tsx';
import { CleanedPane } from './draft/CleanedPane.tsx';
import { CompareView } from './draft/CompareView.tsx';
import { FindingsPane } from './findings/FindingsPane.tsx';
import { HistoryPane } from './history/HistoryPane.tsx';
import { Shortcuts } from './keys/Shortcuts.tsx';
import { LedgerBar } from './ledger/LedgerBar.tsx';
import { FirstRun, ImportLayer } from './library/Import.tsx';
import { AtWork } from './library/Jobs.tsx';
import { Library } from './library/Library.tsx';
import { HandBar } from './panes/HandBar.tsx';
import { Ribbons } from './panes/Ribbons.tsx';
import { RawPane } from './raw/RawPane.tsx';
import { Splitters } from './Splitters.tsx';
import { TextPane } from './text/TextPane.tsx';
import { ThreadBoard } from './threads/ThreadBoard.tsx';

/** The window. */
export function App(): ReactNode {
  const w = useWords();
  const lost = useConnection((s) => s.lost);
  useLook();
  return (
    <div className="app" data-offline={lost}>
      <TopBar />
      {lost && (
        <div className="offline" role="alert" data-testid={testid.offline}>
          <b>{w.errors.offline}</b>
          {w.errors.offlineBody}
        </div>
      )}
      <Desk />
      <LedgerBar />
      <Toasts />
      <HandBar />
      <MenuLayer />
      <ImportLayer />
      <Shortcuts />
    </div>
  );
}

function Desk(): ReactNode {
  const w = useWords();
  const desk = useRef<HTMLDivElement>(null);
  const broken = { title: w.errors.brokenTitle, body: w.errors.brokenBody, retry: w.app.retry };
  const phase = useSession((s) => s.phase);
  const problem = useSession((s) => s.problem);
  const dump = useSession((s) => s.dump);
  const side = useSide((s) => s.open);
  const board = useThreads((s) => s.open);
  const loaded = useLibrary((s) => s.loaded);
  const empty = useLibrary((s) => s.dumps.length === 0);
  const busy = useJobs((s) => s.jobs.some((j) => j.state !== 'refused'));
  return (
    <div className="desk" ref={desk} data-board={phase === 'ready' && board}>
      <Library />
      {phase === 'ready' && (
        <>
          {board ? (
            <Boundary words={broken}>
              <ThreadBoard />
            </Boundary>
          ) : (
            <>
              <Boundary words={broken}>
                <RawPane />
              </Boundary>
              <Ribbons />
            </>
          )}
          <Boundary words={broken}>
            <CleanedPane />
            <CompareView />
          </Boundary>
          {!board && (
            <>
              <Boundary words={broken}>
                {side === 'history' && <HistoryPane />}
                {side === 'text' && <TextPane />}
                {side === 'findings' && <FindingsPane />}
              </Boundary>
              <section className="splitters" aria-label={w.app.panes}>
                <Splitters desk={desk} />
              </section>
            </>
          )}
        </>
      )}
      {phase === 'none' && loaded && (busy ? <AtWork /> : <FirstRun offersSamples={empty} />)}
      {(phase === 'loading' || phase === 'planning') && (
        <main className="first wide" aria-busy="true">
          <span className="spin" />
          <div className="types">{phase === 'planning' ? w.library.planning : w.app.loading}</div>
        </main>
      )}
      {phase === 'failed' && (
        <main className="first wide">
          <div role="alert">
            <h2>{w.library.failed}</h2>
            <p>{problem}</p>
          </div>
          {dump && (
            <button type="button" className="btn" onClick={() => void replan(dump.id, dump.name)}>
              {w.library.replan}
            </button>
          )}
        </main>
      )}
    </div>
  );
}

/** Theme and language, as the settings or the system have them. */
function useLook(): void {
  const theme = useSettings((s) => s.settings.theme);
  const language = useLanguage();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
}
