import { fateIndex } from '../../model/columns.ts';
import { type Look, lookOf } from '../../model/looks.ts';
import type { Mark, Stretch } from '../../model/ruler.ts';
import { draftEditor } from '../../state/draft.ts';
import { type SessionState, useSession } from '../../state/session.ts';
import { stage } from '../../state/stage.ts';
import type { Ruled } from './Ruler.tsx';
import { takeLead } from './step.ts';

const NONE: readonly Mark[] = [];

/** Whether pieces or findings are others now. */
function told(s: SessionState, before: SessionState): boolean {
  return (
    s.piecesVersion !== before.piecesVersion ||
    s.findingsVersion !== before.findingsVersion ||
    s.moves !== before.moves
  );
}

/** The raw pane as its ruler sees it. */
export const ruledRaw: Ruled = {
  controls: 'raw-scroll',
  place: () => stage.raw && { ...stage.raw.place() },
  go: (top) => stage.raw?.go(top),
  lead: () => takeLead('raw'),
  stale: (s, before) => told(s, before) || s.rawFilter !== before.rawFilter || s.unfolded !== before.unfolded,
  *stretches(): Iterable<Stretch> {
    const { raw, rows } = stage;
    const { columns, notes, moves } = useSession.getState();
    if (!raw || !rows || !columns || !notes) return;
    const unplaced = fateIndex('unplaced');
    const edited = fateIndex('edited');
    // Rows that look alike and have nothing to be told of are one stretch: there may be hundreds of thousands.
    let height = 0;
    let look: Look = 'kept';
    for (let row = 0; row < rows.length; row++) {
      const piece = rows.last[row]! - 1;
      const fate = columns.fates[piece];
      const own = lookOf(columns, notes, moves, piece);
      const marks: Mark[] | null =
        fate === unplaced || fate === edited || own === 'moved' || notes.waits(piece) ? [] : null;
      if (own !== look || marks) {
        yield { height, look, marks: NONE };
        height = 0;
        look = own;
      }
      if (!marks) {
        height += raw.heights.get(row);
        continue;
      }
      if (fate === unplaced) marks.push('unplaced');
      else if (fate === edited) marks.push('edited');
      if (moves.has(piece)) marks.push('moved');
      if (notes.waits(piece)) marks.push('open');
      yield { height: raw.heights.get(row), look: own, marks };
    }
    yield { height, look, marks: NONE };
  },
};

/** The draft pane as its ruler sees it. */
export const ruledDraft: Ruled = {
  controls: 'draft-scroll',
  place: () => {
    const el = stage.draft;
    return el && { top: el.scrollTop, view: el.clientHeight, total: el.scrollHeight };
  },
  go: (top) => {
    if (stage.draft) stage.draft.scrollTop = top;
  },
  lead: () => takeLead('draft'),
  stale: (s, before) => told(s, before) || s.article !== before.article,
  *stretches(): Iterable<Stretch> {
    const editor = draftEditor();
    const { columns, notes, moves } = useSession.getState();
    const el = stage.draft;
    if (!editor || !el || !columns || !notes) return;
    const origin =
      editor.view.dom.getBoundingClientRect().top - el.getBoundingClientRect().top + el.scrollTop;
    yield { height: origin, look: 'kept', marks: NONE };
    let index = 0;
    for (const height of editor.blockHeights()) {
      const pieces = editor.pieces
        .inBlock(index++)
        .map((id) => columns.indexOf(id))
        .filter((i) => i >= 0);
      const looks = pieces.map((piece) => lookOf(columns, notes, moves, piece));
      const marks: Mark[] = [];
      if (looks.includes('edited') || looks.includes('moved-edited')) marks.push('edited');
      if (looks.includes('moved') || looks.includes('moved-edited')) marks.push('moved');
      if (pieces.some((piece) => notes.waits(piece))) marks.push('open');
      yield { height, look: looks.find((look) => look !== 'kept') ?? 'kept', marks };
    }
  },
};
