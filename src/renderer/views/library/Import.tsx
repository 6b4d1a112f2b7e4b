import { type ReactNode, useEffect, useState } from 'react';
import { client } from '../../client.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { importFiles, importSample, importText } from '../../state/jobs.ts';
import { tellError } from '../../state/notices.ts';
import { chooseFiles, setPicker } from '../../state/picker.ts';
import { testid } from '../../testids.ts';

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Takes files from the dialog, from a drop anywhere, and text pasted outside of fields. */
export function ImportLayer(): ReactNode {
  const w = useWords();
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const files = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!files(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!files(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const move = (event: DragEvent): void => {
      if (!files(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!files(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      setOver(false);
      void importFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || inField(event.target)) return;
      const got = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (got.length > 0) void importFiles(got);
      else if (text.trim() !== '') void importText(text);
    };
    // In the capture phase: the draft's editor must not take a dropped file for a picture.
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', move, true);
    window.addEventListener('drop', drop, true);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', move, true);
      window.removeEventListener('drop', drop, true);
      document.removeEventListener('paste', paste);
    };
  }, []);

  return (
    <>
      <input
        ref={setPicker}
        type="file"
        multiple
        hidden
        data-testid={testid.importInput}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) void importFiles(chosen);
        }}
      />
      {over && (
        <div className="dropveil" aria-hidden="true">
          {w.first.drop}
        </div>
      )}
    </>
  );
}

type Sample = Awaited<ReturnType<typeof client.dumps.samples>>[number];

/** What an empty desk shows: how to begin, and something to try it on. */
export function FirstRun({ offersSamples }: { offersSamples: boolean }): ReactNode {
  const w = useWords();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (offersSamples) client.dumps.samples().then(setSamples, (error: unknown) => tellError(error));
  }, [offersSamples]);
  if (!offersSamples)
    return (
      <main className="first wide">
        <h2>{w.first.pick}</h2>
        <p>{w.first.pickBody}</p>
        <button type="button" className="btn" onClick={chooseFiles}>
          {w.first.choose}
        </button>
      </main>
    );
  return (
    <main className="first wide">
      <h2>{w.first.title}</h2>
      <p>{w.first.body}</p>
      <button type="button" className="btn primary" onClick={chooseFiles}>
        {w.first.choose}
      </button>
      <div className="types">{w.first.types}</div>
      {samples.length > 0 && (
        <div className="samples">
          <span className="cap">{w.first.samples}</span>
          {samples.map((s) => (
            <button
              key={s.id}
              type="button"
              className="sample"
              data-testid={testid.sample}
              data-sample={s.id}
              onClick={() => void importSample(s.id, s.name)}
            >
              <span>{s.name}</span>
              <span>{w.first.sampleSize(figure(Math.max(1, Math.round(s.bytes / 1024))))}</span>
            </button>
          ))}
        </div>
      )}
    </main>
  );
}
