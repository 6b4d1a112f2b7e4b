import type { ReactNode } from 'react';

export interface ChipsProps<T extends string> {
  /** What the chips choose, for those who don't see them stand together. */
  label: string;
  of: readonly T[];
  isOn: (one: T) => boolean;
  words: (one: T) => ReactNode;
  press: (one: T) => void;
  /** What tests find each chip by; `data-chip` says which it is. */
  testid: string;
  className?: string;
  /** What stands behind the chips in their row. */
  children?: ReactNode;
}

/** Chips in a row, pressed or not. */
export function Chips<T extends string>(props: ChipsProps<T>): ReactNode {
  return (
    <div className={props.className ?? 'facets'} role="group" aria-label={props.label}>
      {props.of.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={props.isOn(one)}
          data-testid={props.testid}
          data-chip={one}
          onClick={() => props.press(one)}
        >
          {props.words(one)}
        </button>
      ))}
      {props.children}
    </div>
  );
}
