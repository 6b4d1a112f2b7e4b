/** A queue between something that pushes and something that iterates: worker messages, library events. */
export class Channel<T> implements AsyncIterableIterator<T, undefined> {
  readonly #items: T[] = [];
  #waiting: { resolve: (r: IteratorResult<T, undefined>) => void; reject: (e: unknown) => void } | null =
    null;
  #end: { error: unknown } | 'closed' | null = null;

  /** Items nobody has taken yet. */
  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    if (this.#end) return;
    if (this.#waiting) {
      const { resolve } = this.#waiting;
      this.#waiting = null;
      resolve({ done: false, value: item });
    } else this.#items.push(item);
  }

  /** Replaces what still waits, e.g. by something shorter that says the same. */
  replace(shorten: (items: readonly T[]) => T[]): void {
    const shorter = shorten(this.#items);
    this.#items.splice(0, this.#items.length, ...shorter);
  }

  /** Ends the iteration once what was pushed has been taken. */
  close(): void {
    this.#end ??= 'closed';
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
  }

  /** Ends the iteration with an error at once: what still waits is not taken any more. */
  fail(error: unknown): void {
    if (this.#end) return;
    this.#end = { error };
    this.#items.length = 0;
    this.#waiting?.reject(error);
    this.#waiting = null;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#items.length > 0) return Promise.resolve({ done: false, value: this.#items.shift() as T });
    if (this.#end === 'closed') return Promise.resolve({ done: true, value: undefined });
    if (this.#end) return Promise.reject(this.#end.error);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.close();
    this.#items.length = 0;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
