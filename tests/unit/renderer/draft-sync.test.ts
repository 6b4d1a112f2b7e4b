import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DEBOUNCE,
  type DraftReport,
  type DraftSurface,
  DraftSync,
} from '../../../src/renderer/model/draft-sync.ts';
import { applyPatches } from '../../../src/renderer/model/splices.ts';
import { applySplices, type Block } from '../../../src/shared/document.ts';
import { emptyLedger } from '../../../src/shared/ledger.ts';
import type { ArticleView, SaveInput } from '../../../src/shared/model/articles.ts';
import type { Outcome } from '../../../src/shared/model/outcome.ts';

/** A block of the surface: an object, as the editor's nodes are. */
interface Line {
  text: string;
}

const paragraph = (text: string): Block =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
const wordsOf = (b: Block): string =>
  b.type === 'paragraph' && b.content?.[0]?.type === 'text' ? b.content[0].text : '';

class Surface implements DraftSurface<Line> {
  lines: Line[];
  busy = false;
  constructor(texts: string[]) {
    this.lines = texts.map((text) => ({ text }));
  }
  blocks(): readonly Line[] {
    return this.lines;
  }
  key(line: Line): string {
    return line.text;
  }
  encode(line: Line): Block {
    return paragraph(line.text);
  }
  decode(blocks: readonly Block[]): readonly Line[] {
    return blocks.map((b) => ({ text: wordsOf(b) }));
  }
  patch(patches: Parameters<DraftSurface<Line>['patch']>[0]): void {
    this.lines = applyPatches(this.lines, patches);
  }
  composing(): boolean {
    return this.busy;
  }
  type(at: number, text: string): void {
    this.lines = this.lines.map((l, i) => (i === at ? { text } : l));
  }
  get texts(): string[] {
    return this.lines.map((l) => l.text);
  }
}

const FIELDS = { title: 'T', subtitle: '', byline: '', date: '' };

function article(texts: string[], revision: number): ArticleView {
  return {
    id: 'a',
    dumpId: 'd',
    ordinal: 0,
    title: 'T',
    lead: '',
    status: 'review',
    revision,
    open: 0,
    updatedAt: 0,
    fields: FIELDS,
    fieldPieces: {},
    blocks: texts.map(paragraph),
    approvedRevision: null,
    approvedBy: null,
    approvedAt: null,
    overrideReason: null,
    blockers: [],
  } as unknown as ArticleView;
}

class Conflict extends Error {
  readonly theirs: ArticleView;
  constructor(theirs: ArticleView) {
    super('conflict');
    this.theirs = theirs;
  }
}

/** A store that checks revisions, answers when told to, and may fail. */
class Store {
  view: ArticleView;
  inputs: SaveInput[] = [];
  fails = 0;
  gates: (() => void)[] = [];
  held = false;
  constructor(view: ArticleView) {
    this.view = view;
  }
  async save(input: SaveInput): Promise<Outcome> {
    this.inputs.push(input);
    if (this.held)
      await new Promise<void>((resolve) => {
        this.gates.push(resolve);
      });
    if (this.fails > 0) {
      this.fails--;
      throw new Error('disk full');
    }
    if (input.baseRevision !== this.view.revision) throw new Conflict(this.view);
    this.view = {
      ...this.view,
      revision: this.view.revision + 1,
      blocks: applySplices(this.view.blocks, input.splices),
      fields: { ...this.view.fields, ...(input.fields as typeof FIELDS | undefined) },
    };
    return this.outcome();
  }
  elsewhere(texts: string[]): ArticleView {
    this.view = { ...this.view, revision: this.view.revision + 1, blocks: texts.map(paragraph) };
    return this.view;
  }
  outcome(): Outcome {
    return {
      dumpId: 'd',
      decision: null,
      articles: [this.view],
      removedArticles: [],
      removedFindings: [],
      pieces: [],
      findings: [],
      ledger: emptyLedger(),
      canUndo: true,
      canRedo: false,
    };
  }
  get texts(): string[] {
    return this.view.blocks.map(wordsOf);
  }
}

function desk(texts: string[]): {
  surface: Surface;
  store: Store;
  sync: DraftSync<Line>;
  last: () => DraftReport;
} {
  const store = new Store(article(texts, 1));
  const surface = new Surface(texts);
  let report: DraftReport | undefined;
  let bursts = 0;
  const sync = new DraftSync<Line>(store.view, surface, {
    save: (input) => store.save(input),
    saved: () => undefined,
    report: (r) => {
      report = r;
    },
    conflictOf: (e) => (e instanceof Conflict ? e.theirs : null),
    newBurst: () => `burst${++bursts}`,
    now: () => Date.now(),
  });
  return { surface, store, sync, last: () => report! };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving a draft', () => {
  it('waits for a pause, then sends only the block that changed', async () => {
    const { surface, store, sync, last } = desk(['one', 'two', 'three']);
    surface.type(1, 'two!');
    sync.touch();
    expect(last().status).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(DEBOUNCE + 1);
    expect(store.inputs.map((i) => i.splices)).toEqual([[{ at: 1, remove: 1, insert: [paragraph('two!')] }]]);
    expect(last()).toMatchObject({ status: 'saved', revision: 2 });
  });

  it('does not wait for ever while somebody types on', async () => {
    const { surface, store, sync } = desk(['']);
    for (let i = 0; i < 20; i++) {
      surface.type(0, 'x'.repeat(i + 1));
      sync.touch();
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(store.inputs.length).toBeGreaterThan(0);
  });

  it('keeps what is typed while a save is under way, and saves it next', async () => {
    const { surface, store, sync, last } = desk(['one']);
    store.held = true;
    surface.type(0, 'one a');
    sync.touch();
    await vi.advanceTimersByTimeAsync(DEBOUNCE + 1);
    expect(last().status).toBe('saving');
    surface.type(0, 'one ab');
    sync.touch();
    store.held = false;
    store.gates[0]!();
    await vi.advanceTimersByTimeAsync(DEBOUNCE * 2);
    expect(store.inputs).toHaveLength(2);
    expect(store.texts).toEqual(['one ab']);
    expect(last().status).toBe('saved');
  });

  it('flushes at once, and says so when it could not', async () => {
    const { surface, store, sync, last } = desk(['one']);
    surface.type(0, 'ONE');
    sync.touch();
    expect(await sync.flush()).toBe(true);
    expect(store.texts).toEqual(['ONE']);
    store.fails = 1;
    surface.type(0, 'two');
    sync.touch();
    expect(await sync.flush()).toBe(false);
    expect(last().status).toBe('failed');
    await vi.advanceTimersByTimeAsync(2500);
    expect(store.texts).toEqual(['two']);
    expect(last().status).toBe('saved');
  });

  it('does not save while an input method composes', async () => {
    const { surface, store, sync } = desk(['one']);
    surface.busy = true;
    surface.type(0, 'one ni');
    sync.touch();
    await vi.advanceTimersByTimeAsync(3000);
    expect(store.inputs).toEqual([]);
    surface.busy = false;
    surface.type(0, 'one 你');
    sync.composed();
    await vi.advanceTimersByTimeAsync(3000);
    expect(store.texts).toEqual(['one 你']);
  });

  it('saves fields with their own words only', async () => {
    const { store, sync } = desk(['one']);
    sync.setField('title', 'New');
    await vi.advanceTimersByTimeAsync(DEBOUNCE + 1);
    expect(store.inputs[0]).toMatchObject({ splices: [], fields: { title: 'New' } });
  });

  it('starts another burst after a pause', async () => {
    const { surface, store, sync } = desk(['one']);
    surface.type(0, 'a');
    sync.touch();
    await vi.advanceTimersByTimeAsync(500);
    surface.type(0, 'ab');
    sync.touch();
    await vi.advanceTimersByTimeAsync(3000);
    surface.type(0, 'abc');
    sync.touch();
    await vi.advanceTimersByTimeAsync(3000);
    const bursts = store.inputs.map((i) => i.burst);
    expect(bursts).toHaveLength(3);
    expect(bursts[0]).toBe(bursts[1]);
    expect(bursts[2]).not.toBe(bursts[1]);
  });

  it('takes an empty article for what it is', () => {
    const store = article([], 1);
    const surface = new Surface(['']);
    const sync = new DraftSync<Line>(store, surface, {
      save: () => Promise.reject(new Error('nothing to save')),
      saved: () => undefined,
      report: () => undefined,
      conflictOf: () => null,
      newBurst: () => 'b',
      now: () => 0,
    });
    expect(sync.clean).toBe(true);
  });
});

describe('a change from elsewhere', () => {
  it('comes into a clean draft as it is', () => {
    const { surface, store, sync, last } = desk(['one', 'two']);
    sync.receive(store.elsewhere(['one', 'zwei', 'drei']));
    expect(surface.texts).toEqual(['one', 'zwei', 'drei']);
    expect(last()).toMatchObject({ status: 'saved', revision: 2 });
  });

  it('is merged with unsaved words in other paragraphs', async () => {
    const { surface, store, sync, last } = desk(['one', 'two', 'three']);
    surface.type(2, 'three, mine');
    sync.touch();
    sync.receive(store.elsewhere(['new', 'one', 'two', 'three']));
    expect(surface.texts).toEqual(['new', 'one', 'two', 'three, mine']);
    await vi.advanceTimersByTimeAsync(DEBOUNCE + 1);
    expect(store.texts).toEqual(['new', 'one', 'two', 'three, mine']);
    expect(last().status).toBe('saved');
  });

  it('is merged when the save meets it as a conflict', async () => {
    const { surface, store, sync, last } = desk(['one', 'two']);
    store.elsewhere(['one', 'zwei']);
    surface.type(0, 'eins');
    sync.touch();
    await vi.advanceTimersByTimeAsync(DEBOUNCE * 3);
    expect(store.texts).toEqual(['eins', 'zwei']);
    expect(last().status).toBe('saved');
  });

  it('in the same paragraph asks which stays: mine', async () => {
    const { surface, store, sync, last } = desk(['one', 'two']);
    store.elsewhere(['uno', 'two']);
    surface.type(0, 'eins');
    sync.touch();
    await vi.advanceTimersByTimeAsync(DEBOUNCE * 3);
    expect(last().status).toBe('conflict');
    expect(await sync.flush()).toBe(false);
    sync.keepMine();
    await vi.advanceTimersByTimeAsync(DEBOUNCE);
    expect(store.texts).toEqual(['eins', 'two']);
    expect(last().status).toBe('saved');
  });

  it('in the same paragraph asks which stays: theirs', async () => {
    const { surface, store, sync, last } = desk(['one', 'two']);
    store.elsewhere(['uno', 'two']);
    surface.type(0, 'eins');
    sync.touch();
    await vi.advanceTimersByTimeAsync(DEBOUNCE * 3);
    sync.takeTheirs();
    expect(surface.texts).toEqual(['uno', 'two']);
    expect(last()).toMatchObject({ status: 'saved', revision: 2 });
  });

  it('waits until an input method has finished', () => {
    const { surface, store, sync } = desk(['one']);
    surface.busy = true;
    sync.receive(store.elsewhere(['uno']));
    expect(surface.texts).toEqual(['one']);
    surface.busy = false;
    sync.composed();
    expect(surface.texts).toEqual(['uno']);
  });

  it('that is our own, told again, changes nothing', async () => {
    const { surface, store, sync } = desk(['one']);
    surface.type(0, 'eins');
    sync.touch();
    await sync.flush();
    surface.type(0, 'eins zwei');
    sync.touch();
    sync.receive(store.view);
    expect(surface.texts).toEqual(['eins zwei']);
  });
});
