import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

/** Rows a page key goes over. */
const PAGE = 10;

/** What a row shows and is found by. */
export interface TickRow {
  key: string;
  className?: string;
  testid: string;
  /** The finding the row stands for, if it stands for one. */
  finding?: string;
  body: ReactNode;
}

interface TickListProps {
  count: number;
  /** Height of a row, in pixels. */
  height: number;
  /** What the ids of rows begin with; unlike that of any other list in the window. */
  name: string;
  label: string;
  className?: string;
  /** Takes the keyboard as soon as it is there. */
  eager?: boolean;
  /** The row the keyboard is at; -1 for none yet. */
  active: number;
  isTicked: (index: number) => boolean;
  row: (index: number) => TickRow | undefined;
  /** Goes to a row and shows what it speaks of. */
  show: (index: number) => void;
  /** Turns the tick of a row. */
  tick: (index: number) => void;
  /** Turns the tick of a row, and gives it to all rows between this and the active one. */
  tickTo: (index: number) => void;
  tickAll: (on: boolean) => void;
  /** What else a key does to the active row. */
  keys?: Readonly<Record<string, ((index: number) => void) | undefined>>;
}

/**
 * A long list of things to be ticked, as a listbox of many: a press shows, the box and the space bar tick, shift
 * takes all between, arrows go through. Only the rows in sight are in the page.
 */
export function TickList(props: TickListProps): ReactNode {
  const { count, height, name, eager, active, isTicked, row, show, tick, tickTo, tickAll } = props;
  const box = useRef<HTMLDivElement>(null);
  // Once: whoever has gone elsewhere with the keyboard since is not called back when the list is drawn anew.
  useLayoutEffect(() => {
    if (eager) box.current?.focus({ preventScroll: true });
  }, [eager]);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const go = (to: number): void => {
    const at = Math.max(0, Math.min(count - 1, to));
    virtual.scrollToIndex(at, { align: 'auto' });
    show(at);
  };
  const all = (): boolean => Array.from({ length: count }, (_, at) => at).every(isTicked);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    const own = props.keys?.[event.key];
    if (command) {
      if (event.key.toLowerCase() !== 'a') return;
      tickAll(!all());
    } else if (step) go(step(active, count));
    else if (active < 0) return;
    else if (event.key === ' ') tick(active);
    else if (own) own(active);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number): void => {
    if (event.shiftKey) tickTo(index);
    else if (event.target instanceof Element && event.target.closest('.box')) tick(index);
    go(index);
  };
  return (
    <div
      className={`members ${props.className ?? ''}`}
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      aria-label={props.label}
      aria-activedescendant={active >= 0 ? `${name}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="stack" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const one = row(index);
          return (
            one && (
              <div
                key={one.key}
                id={`${name}-${index}`}
                role="option"
                aria-selected={isTicked(index)}
                className={`member ${one.className ?? ''}${active === index ? ' active' : ''}`}
                style={{ transform: `translateY(${start}px)`, height }}
                data-testid={one.testid}
                data-finding={one.finding}
                onClick={(event) => onClick(event, index)}
              >
                <span className="box" aria-hidden="true" />
                <span className="words">{one.body}</span>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, ((at: number, length: number) => number) | undefined>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_at, length) => length - 1,
};
