import type { Span } from '../../shared/span.ts';

/** Size of one window of a dump's text, in code units. */
export const WINDOW = 64 * 1024;
/** How many windows are kept: 64 of them are 8 MB of text. */
const KEEP = 64;

/**
 * The text of a dump, fetched a window at a time and forgotten when long unseen. Reading is synchronous: what is
 * not here yet comes back as null, is asked for, and `changed` is called when it has come.
 */
export class TextWindows {
  readonly #length: number;
  readonly #fetch: (start: number, end: number) => Promise<string>;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  /** In order of last use: a Map keeps the order of insertion. */
  readonly #windows = new Map<number, string>();
  readonly #asked = new Set<number>();

  constructor(
    length: number,
    fetch: (start: number, end: number) => Promise<string>,
    changed: () => void,
    failed: (error: unknown) => void,
  ) {
    this.#length = length;
    this.#fetch = fetch;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** The text of a span if all its windows are here, else null. */
  read([start, end]: Span): string | null {
    let out = '';
    let whole = true;
    for (let w = Math.floor(start / WINDOW); w * WINDOW < end; w++) {
      const text = this.#windows.get(w);
      if (text === undefined) {
        this.#ask(w);
        whole = false;
        continue;
      }
      this.#windows.delete(w);
      this.#windows.set(w, text);
      const base = w * WINDOW;
      out += text.slice(Math.max(0, start - base), Math.min(text.length, end - base));
    }
    return whole ? out : null;
  }

  #ask(w: number): void {
    if (this.#asked.has(w) || w * WINDOW >= this.#length) return;
    this.#asked.add(w);
    this.#fetch(w * WINDOW, Math.min(this.#length, (w + 1) * WINDOW)).then(
      (text) => {
        this.#asked.delete(w);
        this.#windows.set(w, text);
        for (const oldest of this.#windows.keys()) {
          if (this.#windows.size <= KEEP) break;
          this.#windows.delete(oldest);
        }
        this.#changed();
      },
      (error: unknown) => {
        this.#asked.delete(w);
        this.#failed(error);
      },
    );
  }
}
