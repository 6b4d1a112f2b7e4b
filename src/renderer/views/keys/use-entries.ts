import { useEffect, useMemo, useState } from 'react';
import { isMac } from '../../client.ts';
import { COMMANDS, canRun, shownChord } from '../../commands/registry.ts';
import { isAborted } from '../../errors.ts';
import { useLanguage, useWords, wordsOf } from '../../i18n/index.ts';
import { articleName } from '../../model/article-name.ts';
import { chordLabel } from '../../model/keys.ts';
import { around, type Entry, type Row } from '../../model/palette.ts';
import { findText, loadAllRows, showArticleOf, showHit } from '../../state/find.ts';
import { useLibrary } from '../../state/library.ts';
import { tellError } from '../../state/notices.ts';
import { openDump } from '../../state/open.ts';
import { useSettings } from '../../state/settings.ts';

/** All that the palette can bring but for text: commands, articles, dumps. */
export function useEntries(): readonly Entry[] {
  const commands = useCommands();
  const places = usePlaces();
  return useMemo(() => [...commands, ...places], [commands, places]);
}

function useCommands(): Entry[] {
  const language = useLanguage();
  const keys = useSettings((s) => s.settings.keys);
  return useMemo(() => {
    const w = wordsOf(language).commands;
    const other = wordsOf(language === 'zh' ? 'en' : 'zh').commands;
    return COMMANDS.filter((command) => !command.keysOnly).map((command) => {
      const chord = shownChord(command.id, keys);
      return {
        key: `command:${command.id}`,
        kind: 'command',
        label: w.names[command.id],
        also: other.names[command.id],
        aside: w.groups[command.group],
        idle: !canRun(command),
        run: command.run,
        ...(chord === undefined ? {} : { chord: chordLabel(chord, isMac) }),
      };
    });
  }, [language, keys]);
}

function usePlaces(): Entry[] {
  const w = useWords();
  const dumps = useLibrary((s) => s.dumps);
  const rows = useLibrary((s) => s.rows);
  useEffect(() => {
    const gone = new AbortController();
    loadAllRows(gone.signal).catch((error: unknown) => {
      if (!gone.signal.aborted) tellError(error, w.palette.failed);
    });
    return () => gone.abort();
  }, [w]);
  return useMemo(() => {
    const out: Entry[] = [];
    for (const dump of dumps) {
      const dumpId = dump.id;
      out.push({ key: `dump:${dumpId}`, kind: 'dump', label: dump.name, run: () => void openDump(dumpId) });
      for (const row of rows[dumpId] ?? [])
        out.push({
          key: `article:${row.id}`,
          kind: 'article',
          label: articleName(row, w.library.untitled),
          aside: dump.name,
          run: () => void showArticleOf(dumpId, row.id),
        });
    }
    return out;
  }, [dumps, rows, w]);
}

const DELAY = 160;
const NO_HITS: readonly Row[] = [];

/** Texts that hold what was typed, once the typing rests; what was found before stays until then. */
export function useHits(query: string, composing: boolean): { hits: readonly Row[]; searching: boolean } {
  const w = useWords();
  const [hits, setHits] = useState(NO_HITS);
  const [searching, setSearching] = useState(false);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') {
      setHits(NO_HITS);
      setSearching(false);
      return undefined;
    }
    if (composing) return undefined;
    const abort = new AbortController();
    setSearching(true);
    const timer = setTimeout(() => {
      findText(wanted, abort.signal).then(
        (found) => {
          if (abort.signal.aborted) return;
          setSearching(false);
          setHits(
            found.map((hit, i) => {
              const { text, at } = around(hit.excerpt, wanted);
              return {
                at,
                entry: {
                  key: `text:${hit.articleId ?? hit.dumpId}:${i}`,
                  kind: 'text',
                  label: hit.title || w.library.untitled,
                  aside: hit.kind === 'dump' ? w.palette.inDump : w.palette.inArticle,
                  excerpt: text,
                  run: () => void showHit(hit),
                },
              };
            }),
          );
        },
        (error: unknown) => {
          if (abort.signal.aborted || isAborted(error)) return;
          setSearching(false);
          tellError(error, w.palette.failed);
        },
      );
    }, DELAY);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, composing, w]);
  return { hits, searching };
}
