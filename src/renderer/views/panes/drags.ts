import { type Held } from '../../state/hand.ts';

/** What a drag of raw pieces or raw words carries: `{pieceIds, spans?}` as JSON. */
export const PIECE_DRAG = 'application/x-galley-pieces';
/** What a drag of blocks carries: `{articleId, from, to}` as JSON. */
export const BLOCK_DRAG = 'application/x-galley-blocks';
/** What a drag of an article in the library carries: `{articleId}` as JSON. */
export const ARTICLE_DRAG = 'application/x-galley-article';
/** What a drag of a loose end carries: `{piece, side}` as JSON. */
export const END_DRAG = 'application/x-galley-end';

/** Puts what is dragged into the transfer. */
export function carry(data: DataTransfer, held: Held): void {
  data.clearData();
  const { kind, ...rest } = held;
  data.setData(kind === 'blocks' ? BLOCK_DRAG : PIECE_DRAG, JSON.stringify(rest));
  data.effectAllowed = 'move';
}

/** What was dragged here, of those things that can be put into an article; null for anything else. */
export function carried(data: DataTransfer): Held | null {
  const blocks = data.getData(BLOCK_DRAG);
  if (blocks !== '') return { kind: 'blocks', ...(JSON.parse(blocks) as Omit<BlocksHeld, 'kind'>) };
  const raw = data.getData(PIECE_DRAG);
  return raw === '' ? null : { kind: 'raw', ...(JSON.parse(raw) as Omit<RawHeld, 'kind'>) };
}

type BlocksHeld = Extract<Held, { kind: 'blocks' }>;
type RawHeld = Extract<Held, { kind: 'raw' }>;

/** Whether a drag may be put into an article. */
export function isPlaceable(types: readonly string[]): boolean {
  return types.includes(BLOCK_DRAG) || types.includes(PIECE_DRAG);
}

/** How near an edge a drag must come for the pane to scroll, and how far it goes a frame, in pixels. */
const EDGE = 44;
const MOST = 14;

/** Scrolls a pane while a drag is held near its upper or lower edge. */
export class EdgeScroll {
  readonly #pane: HTMLElement;
  #by = 0;
  #frame = 0;

  constructor(pane: HTMLElement) {
    this.#pane = pane;
  }

  /** The drag is at this height of the window. */
  at(y: number): void {
    const { top, bottom } = this.#pane.getBoundingClientRect();
    const into = y < top + EDGE ? y - top - EDGE : y > bottom - EDGE ? y - bottom + EDGE : 0;
    this.#by = (Math.max(-EDGE, Math.min(EDGE, into)) / EDGE) * MOST;
    if (this.#by !== 0 && this.#frame === 0) this.#frame = requestAnimationFrame(this.#step);
  }

  stop(): void {
    this.#by = 0;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  readonly #step = (): void => {
    this.#frame = 0;
    if (this.#by === 0) return;
    this.#pane.scrollTop += this.#by;
    this.#frame = requestAnimationFrame(this.#step);
  };
}
