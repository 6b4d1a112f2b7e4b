import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { figure, useWords } from '../../i18n/index.ts';
import { arrange, type Row, type Section } from '../../model/palette.ts';
import { closePanel } from '../../state/panels.ts';
import { recentKeys, rememberUse } from '../../state/recent.ts';
import { testid } from '../../testids.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Matched } from './Matched.tsx';
import { useEntries, useHits } from './use-entries.ts';

const NONE: readonly number[] = [];
/** How many rows a page key goes. */
const PAGE = 8;

/** Everything in one field: commands, articles, dumps, and words in the texts. */
export function Palette(): ReactNode {
  const w = useWords();
  const [query, setQuery] = useState('');
  const [composing, setComposing] = useState(false);
  const [recent] = useState(recentKeys);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries();
  const { hits, searching } = useHits(query, composing);
  // A pointer that passes over the rows must not have the whole library looked through again.
  const sections = useMemo((): Section[] => {
    const found = arrange(query, entries, recent);
    return hits.length > 0 ? [...found, { kind: 'text', rows: hits, more: 0 }] : found;
  }, [query, entries, recent, hits]);
  const rows = sections.flatMap((section) => section.rows);
  const current = Math.min(at, rows.length - 1);

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (row: Row | undefined): void => {
    if (!row || row.entry.idle) return;
    rememberUse(row.entry.key);
    // The panel goes first: what is run finds the focus where it was.
    flushSync(closePanel);
    row.entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const last = rows.length - 1;
    const to = (i: number): void => setAt(Math.max(0, i));
    if (event.key === 'ArrowDown') to(current === last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') to(current <= 0 ? last : current - 1);
    else if (event.key === 'PageDown') to(Math.min(last, current + PAGE));
    else if (event.key === 'PageUp') to(current - PAGE);
    else if (event.key === 'Enter') choose(rows[current]);
    else return;
    event.preventDefault();
  };

  return (
    <Popover label={w.palette.name} className="palette" testId={testid.palette} onClose={closePanel}>
      <input
        type="text"
        role="combobox"
        aria-label={w.palette.name}
        aria-expanded={rows.length > 0}
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={rows[current] ? `palette-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={w.palette.placeholder}
        data-testid={testid.search}
        value={query}
        maxLength={200}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // Tab leads out of the palette: then it is done with.
          if (event.relatedTarget && !event.currentTarget.parentElement?.contains(event.relatedTarget))
            closePanel();
        }}
      />
      <div className="palette-list" role="listbox" id="palette-list" aria-label={w.palette.name} ref={list}>
        {sections.map((section) => {
          const first = rows.indexOf(section.rows[0]!);
          return (
            <div key={section.kind} role="group" aria-label={w.palette.sections[section.kind]}>
              <div className="cap" aria-hidden="true">
                {w.palette.sections[section.kind]}
              </div>
              {section.rows.map((row, i) => (
                <Option
                  key={row.entry.key}
                  row={row}
                  id={`palette-${first + i}`}
                  on={first + i === current}
                  point={() => setAt(first + i)}
                  choose={() => choose(row)}
                />
              ))}
              {section.more > 0 && <p className="more">{w.palette.more(figure(section.more))}</p>}
            </div>
          );
        })}
      </div>
      <Foot query={query} count={rows.length} searching={searching} />
    </Popover>
  );
}

interface OptionProps {
  row: Row;
  id: string;
  on: boolean;
  point: () => void;
  choose: () => void;
}

function Option({ row, id, on, point, choose }: OptionProps): ReactNode {
  const w = useWords();
  const { entry } = row;
  return (
    <div
      className="option"
      role="option"
      id={id}
      aria-selected={on}
      aria-disabled={entry.idle === true}
      data-entry={entry.key}
      data-testid={testid.paletteOption}
      onPointerMove={on ? undefined : point}
      onPointerDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <span className="label">
        <Matched text={entry.label} at={entry.excerpt ? NONE : row.at} />
      </span>
      <span className="aside">{entry.idle ? w.palette.idle : entry.aside}</span>
      {entry.chord && <kbd>{entry.chord}</kbd>}
      {entry.excerpt && (
        <span className="excerpt">
          <Matched text={entry.excerpt} at={row.at} />
        </span>
      )}
    </div>
  );
}

/** What there is to say below the list, and to those who don't see it. */
function Foot({ query, count, searching }: { query: string; count: number; searching: boolean }): ReactNode {
  const w = useWords();
  const [told, setTold] = useState('');
  const none = count === 0 && query.trim() !== '' && !searching;
  const saying = none ? w.palette.nothing : query.trim() === '' ? '' : w.palette.found(figure(count));
  // A count for each key would only chatter.
  useEffect(() => {
    const timer = setTimeout(() => setTold(saying), 500);
    return () => clearTimeout(timer);
  }, [saying]);
  return (
    <>
      {none && (
        <div className="empty">
          <h2>{w.palette.nothing}</h2>
          <p>{w.palette.nothingBody}</p>
        </div>
      )}
      {searching && <p className="more">{w.palette.searching}</p>}
      <span className="sr" role="status">
        {told}
      </span>
    </>
  );
}
