import { describe, expect, it } from 'vitest';
import { fateIndex, PieceColumns } from '../../../src/renderer/model/columns.ts';
import { PieceNotes } from '../../../src/renderer/model/piece-notes.ts';
import type { Fate } from '../../../src/shared/ledger.ts';
import type { FindingView } from '../../../src/shared/model/findings.ts';
import type { Evidence } from '../../../src/shared/plan.ts';
import type { Span } from '../../../src/shared/span.ts';

function columns(fates: Fate[], size = 100): PieceColumns {
  return new PieceColumns({
    starts: fates.map((_, i) => i * size),
    ends: fates.map((_, i) => i * size + size),
    fates: fates.map(fateIndex),
    articles: fates.map(() => -1),
    articleIds: [],
  });
}

const span = (piece: number): Span => [piece * 100, piece * 100 + 100];

function finding(
  id: string,
  evidence: Evidence,
  spans: Span[],
  more: Partial<FindingView> = {},
): FindingView {
  return {
    id,
    kind: evidence.kind,
    confidence: 0.99,
    stands: true,
    state: 'auto',
    spans,
    evidence,
    reasons: [],
    articleIds: [],
    ...more,
  };
}

const copyOf = (twin: number): Evidence => ({
  kind: 'duplicate',
  twin: [span(twin)],
  distance: 0,
  torn: false,
});

describe('PieceNotes', () => {
  it('fold a copy that stands, and unfold it when it is dismissed', () => {
    const c = columns(['kept', 'duplicate', 'kept']);
    const notes = new PieceNotes(c);
    notes.put([finding('a', copyOf(0), [span(1)])]);
    expect([...notes.foldOf]).toEqual([-1, 0, -1]);
    expect(notes.copyOf.get(1)?.id).toBe('a');
    const before = notes.folds;
    notes.put([finding('a', copyOf(0), [span(1)], { state: 'dismissed', stands: false })]);
    expect([...notes.foldOf]).toEqual([-1, -1, -1]);
    expect(notes.folds).toBeGreaterThan(before);
    expect(notes.copyOf.get(1)?.state).toBe('dismissed');
  });

  it('leave a copy that waits for an answer in sight', () => {
    const notes = new PieceNotes(columns(['kept', 'duplicate']));
    notes.put([finding('a', copyOf(0), [span(1)], { state: 'open' })]);
    expect(notes.foldOf[1]).toBe(-1);
  });

  it('follow the fate of a piece', () => {
    const c = columns(['kept', 'loop']);
    const notes = new PieceNotes(c);
    notes.put([finding('l', { kind: 'loop', first: [span(0)], turns: 3, tornAt: null }, [span(1)])]);
    expect(notes.foldOf[1]).toBe(0);
    c.update({ id: '100-200', start: 100, end: 200, fate: 'unplaced', articleId: null });
    notes.restate(1);
    expect(notes.foldOf[1]).toBe(-1);
  });

  it('say nothing of findings whose text is gone', () => {
    const notes = new PieceNotes(columns(['kept', 'kept']));
    const torn = finding('t', { kind: 'torn', side: 'tail', rivals: [] }, [span(0)], { state: 'open' });
    notes.put([torn]);
    expect(notes.torn.get(0)).toBe('tail');
    notes.put([{ ...torn, state: 'stale' }]);
    expect(notes.torn.size).toBe(0);
  });

  it('do not stir folds for an answer that folds nothing', () => {
    const notes = new PieceNotes(columns(['kept', 'kept']));
    const join = finding('j', { kind: 'join', tail: span(0), head: span(1), rivals: [] }, [span(0), span(1)]);
    notes.put([join]);
    expect([...notes.joined]).toEqual([1, 1]);
    expect(notes.folds).toBe(0);
    notes.put([{ ...join, stands: false, state: 'dismissed' }]);
    expect([...notes.joined]).toEqual([0, 0]);
  });
});
