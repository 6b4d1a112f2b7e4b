import type { ReactNode } from 'react';

/** A text with the characters that fit what was typed set off. `at`: UTF-16 offsets, ascending. */
export function Matched({ text, at }: { text: string; at: readonly number[] }): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (let i = 0; i < at.length; ) {
    const from = at[i]!;
    let to = from;
    while (i < at.length && at[i] === to) {
      to++;
      i++;
    }
    parts.push(text.slice(end, from), <b key={from}>{text.slice(from, to)}</b>);
    end = to;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
