import type { Block } from '../../shared/document.ts';
import type { ArticleView, Fields, SaveInput } from '../../shared/model/articles.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { applyPatches, collide, diffBlocks, type Patch, shiftPast, toSplices } from './splices.ts';

/** The editor as the saving sees it: a list of immutable top-level blocks of type `T`. */
export interface DraftSurface<T> {
  blocks(): readonly T[];
  /** Equal for blocks that say the same; asked only of blocks that are not the same object. */
  key(block: T): unknown;
  encode(block: T): Block;
  decode(blocks: readonly Block[]): readonly T[];
  /** Changes the draft, keeping the selection, without calling `DraftSync.touch`. */
  patch(patches: readonly Patch<T>[]): void;
  composing(): boolean;
}

export type DraftStatus = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

export interface DraftReport {
  status: DraftStatus;
  revision: number;
  fields: Fields;
  conflict: ArticleView | null;
  error: unknown;
}

export interface DraftHost {
  save(input: SaveInput): Promise<Outcome>;
  /** Takes in what a save has come to, before the status is told. */
  saved(outcome: Outcome): void;
  report(report: DraftReport): void;
  /** The article in a `CONFLICT` error, or null for any other failure. */
  conflictOf(error: unknown): ArticleView | null;
  newBurst(): string;
  now(): number;
}

/** Typing is saved this long after the last change, and no later than so long after the first; milliseconds. */
export const DEBOUNCE = 300;
export const LONGEST = 400;
/** A pause of so many milliseconds ends a burst: the next change is undone on its own. */
const BURST_PAUSE = 1200;
const BURST_LONGEST = 10_000;
const RETRY = [2000, 5000, 15_000];

const FIELD_KEYS = ['title', 'subtitle', 'byline', 'date'] as const;

/**
 * Keeps one open article in step with the store. `stored` is what the store holds at `revision`; whatever the
 * editor holds beyond it is unsaved, found by comparing the two and never by a flag that a save in flight could
 * clear too soon. One save is under way at a time.
 */
export class DraftSync<T> {
  readonly articleId: string;
  #surface: DraftSurface<T>;
  #host: DraftHost;
  #revision: number;
  #stored: readonly T[];
  #storedFields: Fields;
  #fields: Fields;
  #status: DraftStatus = 'saved';
  #conflict: ArticleView | null = null;
  #error: unknown = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstTouch = 0;
  #flight: Promise<void> | null = null;
  #held: ArticleView | null = null;
  #failures = 0;
  #closed = false;
  #burst: string;
  #burstStart = 0;
  #burstLast = 0;

  /** The surface must already show `article`. */
  constructor(article: ArticleView, surface: DraftSurface<T>, host: DraftHost) {
    this.articleId = article.id;
    this.#surface = surface;
    this.#host = host;
    this.#revision = article.revision;
    this.#stored = article.blocks.length === 0 ? [] : surface.blocks();
    this.#storedFields = article.fields;
    this.#fields = article.fields;
    this.#burst = host.newBurst();
    this.#report();
  }

  get fields(): Fields {
    return this.#fields;
  }

  get clean(): boolean {
    return this.#patches().length === 0 && this.#fieldPatch() === null;
  }

  /** The person changed the body. */
  touch(): void {
    if (this.#closed) return;
    const now = this.#host.now();
    if (now - this.#burstLast > BURST_PAUSE || now - this.#burstStart > BURST_LONGEST) this.endBurst();
    this.#burstLast = now;
    if (this.#status === 'conflict') return;
    if (this.#firstTouch === 0) this.#firstTouch = now;
    if (this.#status === 'saved') this.#set('unsaved');
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(DEBOUNCE, this.#firstTouch + LONGEST - now));
    this.#timer = setTimeout(() => void this.#save(), wait);
  }

  /** The person changed a field. */
  setField(field: keyof Fields, value: string): void {
    this.#fields = { ...this.#fields, [field]: value };
    this.touch();
    this.#report();
  }

  /** What comes now is a decision of its own. */
  endBurst(): void {
    this.#burst = this.#host.newBurst();
    this.#burstStart = this.#host.now();
  }

  /** An input method has finished: what waited for it goes on. */
  composed(): void {
    if (this.#held && !this.#flight) this.#takeHeld();
    if (!this.clean) this.touch();
  }

  /** Saves everything now. True if the store then holds what the editor shows. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (!this.#closed) {
      if (this.#flight) await this.#flight;
      if (this.#status === 'conflict') return false;
      if (this.clean) return true;
      await this.#save(true);
      if (this.#status === 'failed') return false;
    }
    return this.clean;
  }

  /** Tries again after a failure. */
  retry(): void {
    this.#failures = 0;
    void this.#save(true);
  }

  /** No more saves: the article has been closed or is gone. Call `flush` first. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** The store tells how the article stands now; what the editor holds beyond the store is kept. */
  receive(view: ArticleView): void {
    if (this.#closed || view.id !== this.articleId) return;
    if (this.#status === 'conflict') {
      if (this.#conflict && view.revision > this.#conflict.revision) {
        this.#conflict = view;
        this.#report();
      }
      return;
    }
    if (view.revision <= this.#revision) return;
    if (this.#flight || this.#surface.composing()) {
      if (!this.#held || view.revision > this.#held.revision) this.#held = view;
      return;
    }
    this.#merge(view);
  }

  /** Ends a conflict: the editor's version replaces the store's. */
  keepMine(): void {
    const theirs = this.#conflict;
    if (!theirs) return;
    this.#conflict = null;
    this.#revision = theirs.revision;
    this.#stored = this.#surface.decode(theirs.blocks);
    this.#storedFields = theirs.fields;
    this.endBurst();
    this.#set('unsaved');
    void this.#save(true);
  }

  /** Ends a conflict: the store's version replaces the editor's. */
  takeTheirs(): void {
    const theirs = this.#conflict;
    if (!theirs) return;
    this.#conflict = null;
    this.#adopt(theirs);
    this.endBurst();
    this.#set('saved');
  }

  #adopt(view: ArticleView): void {
    const blocks = this.#surface.decode(view.blocks);
    const patches = diffBlocks(this.#surface.blocks(), blocks, (b) => this.#surface.key(b));
    if (patches.length > 0) this.#surface.patch(patches);
    this.#stored = view.blocks.length === 0 ? [] : this.#surface.blocks();
    this.#fields = view.fields;
    this.#storedFields = view.fields;
    this.#revision = view.revision;
  }

  #merge(view: ArticleView): void {
    const key = (b: T): unknown => this.#surface.key(b);
    const mine = this.#patches();
    const mineFields = this.#fieldPatch();
    if (mine.length === 0 && mineFields === null) {
      this.#adopt(view);
      this.#set('saved');
      return;
    }
    const incoming = this.#surface.decode(view.blocks);
    const theirs = diffBlocks(this.#stored, incoming, key);
    const clash = FIELD_KEYS.some(
      (f) =>
        this.#fields[f] !== this.#storedFields[f] &&
        view.fields[f] !== this.#storedFields[f] &&
        view.fields[f] !== this.#fields[f],
    );
    if (clash || collide(mine, theirs)) {
      this.#enterConflict(view);
      return;
    }
    if (theirs.length > 0) this.#surface.patch(shiftPast(theirs, mine));
    this.#stored = applyPatches(this.#stored, theirs);
    this.#fields = { ...view.fields, ...mineFields };
    this.#storedFields = view.fields;
    this.#revision = view.revision;
    this.#report();
  }

  #enterConflict(theirs: ArticleView): void {
    clearTimeout(this.#timer);
    this.#conflict = theirs;
    this.#set('conflict');
  }

  #takeHeld(): void {
    const held = this.#held;
    this.#held = null;
    if (held && held.revision > this.#revision) this.#merge(held);
  }

  #patches(): Patch<T>[] {
    const now = this.#surface.blocks();
    // An empty article shows one empty paragraph to write in; that alone is no change.
    if (this.#stored.length === 0 && now.length === 1 && isEmpty(this.#surface.encode(now[0]!))) return [];
    return diffBlocks(this.#stored, now, (b) => this.#surface.key(b));
  }

  #fieldPatch(): Partial<Fields> | null {
    const patch: Partial<Fields> = {};
    for (const f of FIELD_KEYS) if (this.#fields[f] !== this.#storedFields[f]) patch[f] = this.#fields[f];
    return Object.keys(patch).length > 0 ? patch : null;
  }

  async #save(now = false): Promise<void> {
    if (this.#flight) return this.#flight;
    if (this.#closed || this.#status === 'conflict') return;
    if (!now && this.#surface.composing()) return;
    clearTimeout(this.#timer);
    this.#firstTouch = 0;
    const patches = this.#patches();
    const fields = this.#fieldPatch();
    if (patches.length === 0 && fields === null) {
      this.#set('saved');
      return;
    }
    const sent = this.#surface.blocks();
    const sentFields = this.#fields;
    const input: SaveInput = {
      articleId: this.articleId,
      baseRevision: this.#revision,
      splices: toSplices(patches, (b) => this.#surface.encode(b)),
      burst: this.#burst,
      brief: true,
    };
    if (fields) input.fields = fields;
    this.#set('saving');
    this.#flight = this.#send(input, sent, sentFields);
    await this.#flight;
    if (this.#status === 'unsaved' && !this.#closed) this.touch();
  }

  async #send(input: SaveInput, sent: readonly T[], sentFields: Fields): Promise<void> {
    try {
      const outcome = await this.#host.save(input);
      const view = outcome.articles.find((a) => a.id === this.articleId);
      if (view && input.brief) withBlocks(view, () => sent.map((b) => this.#surface.encode(b)));
      this.#stored = sent;
      this.#storedFields = sentFields;
      this.#revision = view?.revision ?? this.#revision + 1;
      this.#failures = 0;
      this.#flight = null;
      this.#error = null;
      this.#host.saved(outcome);
      this.#takeHeld();
      if (this.#conflict === null) this.#set(this.clean ? 'saved' : 'unsaved');
    } catch (error) {
      this.#flight = null;
      const theirs = this.#host.conflictOf(error);
      if (theirs) {
        // What changed elsewhere may lie in other paragraphs: then both stand, and nobody need be asked.
        this.#held = null;
        this.#set('unsaved');
        this.#merge(theirs);
        return;
      }
      this.#error = error;
      this.#set('failed');
      const wait = RETRY[Math.min(this.#failures++, RETRY.length - 1)]!;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#save(), wait);
    }
  }

  #set(status: DraftStatus): void {
    this.#status = status;
    this.#report();
  }

  #report(): void {
    if (this.#closed) return;
    this.#host.report({
      status: this.#status,
      revision: this.#revision,
      fields: this.#fields,
      conflict: this.#conflict,
      error: this.#error,
    });
  }
}

function isEmpty(block: Block): boolean {
  return block.type === 'paragraph' && (block.content ?? []).length === 0;
}

/** Gives a view that was told without its blocks those that were saved; made only if somebody asks for them. */
function withBlocks(view: ArticleView, blocks: () => Block[]): void {
  let made: Block[] | null = null;
  Object.defineProperty(view, 'blocks', {
    configurable: true,
    enumerable: true,
    get: () => (made ??= blocks()),
  });
}
