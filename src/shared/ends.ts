/** Whether running text breaks off, or begins in mid-sentence, told by its outermost letters alone. */

/** Marks a sentence may end with, and those that may close behind them. */
const STOPPED = /[。！？!?.…；;：:—～~⋯][”’」』）)\]】》〉"']*$|[”’」』）)\]】》〉"']$|\d$/u;
/** No sentence begins with one of these. */
const GOES_ON = /^[，。、；：！？,.;:!?）)」』】》〉”’]/u;
const SMALL = /^\p{Ll}/u;

/** Whether a paragraph's end is no sentence's end. */
export function endsOpen(text: string): boolean {
  const end = text.trimEnd();
  return end !== '' && !STOPPED.test(end);
}

/** Whether a paragraph's beginning is no sentence's beginning. Chinese tells it only by its marks. */
export function beginsOpen(text: string): boolean {
  const start = text.trimStart();
  return GOES_ON.test(start) || SMALL.test(start);
}
