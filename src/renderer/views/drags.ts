/** What a drag of raw pieces carries: `{pieceIds}` as JSON. */
export const PIECE_DRAG = 'application/x-galley-pieces';
/** What a drag of blocks carries: `{articleId, from, to}` as JSON. */
export const BLOCK_DRAG = 'application/x-galley-blocks';
