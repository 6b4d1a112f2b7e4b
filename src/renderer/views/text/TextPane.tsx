import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { PUNCTUATION_RULES } from '../../../shared/punctuation.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { useNewest } from '../../state/outcome.ts';
import { useSession } from '../../state/session.ts';
import { showSide } from '../../state/side.ts';
import {
  changePlaces,
  letPlacesStand,
  listedPlaces,
  look,
  setWording,
  tickEvery,
  useWording,
  type WordingScope,
  type WordingView,
} from '../../state/wording.ts';
import { testid } from '../../testids.ts';
import { Chips } from '../../ui/Chips.tsx';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { PlaceList } from './PlaceList.tsx';
import { showPlace, useFoundLit } from './use-found.ts';

const VIEWS: readonly WordingView[] = ['find', 'proof'];
const SCOPES: readonly WordingScope[] = ['article', 'dump'];

/** The words of the drafts: find and replace, and punctuation that could be set right. */
export function TextPane(): ReactNode {
  const w = useWords();
  const view = useWording((s) => s.view);
  const scope = useWording((s) => s.scope);
  const articleId = useSession((s) => s.articleId);
  const newest = useNewest((s) => s.decision);
  const of = scope === 'article' ? articleId : null;
  useEffect(() => look(newest?.kind === 'edit' ? 400 : 0), [of, newest]);
  useFoundLit();
  return (
    <aside
      className="findings text"
      aria-label={w.wording.title}
      data-testid={testid.textPane}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        showSide('findings');
      }}
    >
      <PaneHead title={w.wording.title} close={() => showSide('findings')} />
      <Chips
        label={w.wording.title}
        of={VIEWS}
        isOn={(each) => view === each}
        words={(each) => w.wording.views[each]}
        press={(each) => setWording({ view: each })}
        testid={testid.textView}
        className="views"
      />
      {view === 'find' && <FindForm />}
      <Chips
        label={w.wording.scopeName}
        of={SCOPES}
        isOn={(each) => scope === each}
        words={(each) => w.wording.scopes[each]}
        press={(each) => setWording({ scope: each })}
        testid={testid.textScope}
        className="views"
      >
        {view === 'find' && <Switches />}
      </Chips>
      {view === 'proof' && <Rules />}
      <Places />
    </aside>
  );
}

function FindForm(): ReactNode {
  const w = useWords();
  const { query, replacement, asked } = useWording();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  return (
    <div className="find-form">
      <input
        ref={field}
        className="field-input"
        type="text"
        aria-label={w.wording.find}
        placeholder={w.wording.find}
        value={query}
        maxLength={500}
        data-testid={testid.findQuery}
        onChange={(e) => setWording({ query: e.target.value })}
        onKeyDown={stepByEnter}
      />
      <input
        className="field-input"
        type="text"
        aria-label={w.wording.replacement}
        placeholder={w.wording.replacement}
        value={replacement}
        maxLength={2000}
        data-testid={testid.findReplacement}
        onChange={(e) => setWording({ replacement: e.target.value })}
        onKeyDown={(event) => {
          const { active } = useWording.getState();
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && active >= 0)
            void changePlaces(active);
        }}
      />
    </div>
  );
}

function Switches(): ReactNode {
  const w = useWords();
  const { matchCase, wholeWord } = useWording();
  return (
    <>
      <span className="spring" />
      <Switch
        label={w.wording.matchCase}
        sign="Aa"
        on={matchCase}
        set={(on) => setWording({ matchCase: on })}
      />
      <Switch
        label={w.wording.wholeWord}
        sign="[ab]"
        on={wholeWord}
        set={(on) => setWording({ wholeWord: on })}
      />
    </>
  );
}

/** Enter goes to the next place, with shift to the one before. */
function stepByEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const state = useWording.getState();
  const { length } = listedPlaces(state);
  if (length === 0) return;
  event.preventDefault();
  void showPlace((state.active + (event.shiftKey ? -1 : 1) + length) % length);
}

function Switch(props: { label: string; sign: string; on: boolean; set: (on: boolean) => void }): ReactNode {
  return (
    <button
      type="button"
      className="chip"
      data-sign={props.sign}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.on}
      onClick={() => props.set(!props.on)}
    ></button>
  );
}

/** The rules of punctuation of which something was found, with counts. */
function Rules(): ReactNode {
  const w = useWords();
  const corrections = useWording((s) => s.corrections);
  const rule = useWording((s) => s.rule);
  const counts = useMemo(() => {
    const by = new Map<string, number>();
    for (const c of corrections) by.set(c.rule, (by.get(c.rule) ?? 0) + 1);
    return by;
  }, [corrections]);
  if (counts.size < 2) return null;
  return (
    <Chips
      label={w.wording.rulesName}
      of={PUNCTUATION_RULES.filter((r) => counts.has(r))}
      isOn={(r) => rule === r}
      words={(r) => `${w.wording.rules[r]} ${figure(counts.get(r) ?? 0)}`}
      press={(r) => setWording({ rule: rule === r ? null : r })}
      testid={testid.proofRule}
    />
  );
}

function Places(): ReactNode {
  const w = useWords();
  const { view, query, matches, corrections, rule, off, more, busy } = useWording();
  const list = useMemo(
    () => listedPlaces({ view, matches, corrections, rule }),
    [view, matches, corrections, rule],
  );
  const chosen = list.length - off.size;
  if (list.length === 0)
    return (
      <div className="cards" aria-busy={busy}>
        {!busy && (view === 'proof' || query !== '') && (
          <div className="empty">
            <h3>{view === 'find' ? w.wording.none : w.wording.clean}</h3>
            <p>{view === 'find' ? w.wording.noneBody : w.wording.cleanBody}</p>
          </div>
        )}
      </div>
    );
  return (
    <>
      <div className="ticks">
        <span role="status" data-testid={testid.textCount}>
          {w.wording.chosen(figure(chosen), figure(list.length))}
          {more && ` ${w.wording.more}`}
        </span>
        <button type="button" className="link" onClick={() => tickEvery(true)}>
          {w.findings.bulk.all}
        </button>
        <button type="button" className="link" onClick={() => tickEvery(false)}>
          {w.findings.bulk.none}
        </button>
      </div>
      <PlaceList list={list} />
      <div className="foot">
        <button
          type="button"
          className="btn small primary"
          disabled={chosen === 0 || busy}
          data-testid={testid.textRun}
          onClick={() => void changePlaces()}
        >
          {view === 'find' ? w.wording.replace(figure(chosen)) : w.wording.correct(figure(chosen))}
        </button>
        {view === 'proof' && (
          <button
            type="button"
            className="btn small"
            disabled={chosen === 0 || busy}
            data-testid={testid.letStand}
            onClick={() => void letPlacesStand()}
          >
            {w.wording.letStand(figure(chosen))}
          </button>
        )}
      </div>
    </>
  );
}
