import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { TextCorrection, TextMatch } from '../../shared/model.ts';
import { useWords } from '../i18n/index.ts';
import { changePlaces, letPlacesStand, tick, useWording } from '../state/wording.ts';
import { testid } from '../testids.ts';
import { useTitles } from './evidence/texts.ts';
import { showPlace } from './use-found.ts';

/** Height of a row, in pixels. */
const ROW = 52;
const PAGE = 10;

/** The places found, each as it reads and as it would read, to be ticked: arrows go through, the space bar ticks. */
export function PlaceList({ list }: { list: readonly (TextMatch | TextCorrection)[] }): ReactNode {
  const w = useWords();
  const { off, active } = useWording();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const go = (to: number): void => {
    const at = Math.max(0, Math.min(list.length - 1, to));
    virtual.scrollToIndex(at, { align: 'auto' });
    void showPlace(at);
  };
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    PageDown: () => go(active + PAGE),
    PageUp: () => go(active - PAGE),
    Home: () => go(0),
    End: () => go(list.length - 1),
    ' ': () => tick(active),
    Enter: () => void changePlaces(active),
    Delete: () => void letPlacesStand(active),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  };
  return (
    <div
      className="members places"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      aria-label={w.wording.list}
      aria-activedescendant={active >= 0 ? `place-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="stack" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <Place
            key={item.key}
            place={list[item.index]!}
            index={item.index}
            top={item.start}
            on={!off.has(item.index)}
            active={active === item.index}
          />
        ))}
      </div>
    </div>
  );
}

function Place(props: {
  place: TextMatch | TextCorrection;
  index: number;
  top: number;
  on: boolean;
  active: boolean;
}): ReactNode {
  const w = useWords();
  const { place, index, top, on, active } = props;
  const replacement = useWording((s) => s.replacement);
  const scope = useWording((s) => s.scope);
  const titleOf = useTitles();
  const proof = 'edits' in place;
  const was = proof ? place.was : place.text;
  const becomes = proof ? place.becomes : replacement;
  const head = [
    proof ? w.wording.rules[place.rule] : 'field' in place.place ? w.draft[place.place.field] : '',
    scope === 'dump' ? titleOf(place.articleId) : '',
  ].filter((part) => part !== '');
  return (
    <div
      id={`place-${index}`}
      role="option"
      aria-selected={on}
      className={`member${active ? ' active' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: ROW }}
      data-testid={testid.textPlace}
      onClick={() => void showPlace(index)}
    >
      <span
        className="box"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          tick(index);
        }}
      />
      <span className="words">
        {head.length > 0 && <span className="what">{head.join(w.app.dot)}</span>}
        <span className="text">
          {place.before.slice(-10)}
          {becomes !== '' || proof ? <del>{visible(was)}</del> : <mark>{visible(was)}</mark>}
          {(becomes !== '' || proof) && <ins>{visible(becomes)}</ins>}
          {place.after}
        </span>
      </span>
    </div>
  );
}

/** Blanks that matter, made to be seen. */
function visible(text: string): string {
  return /^\s*$/u.test(text) ? text.replace(/\s/gu, '␣') : text;
}
