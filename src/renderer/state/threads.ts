import { create } from 'zustand';
import type { ThreadBoard } from '../../shared/model/threads.ts';
import { client } from '../client.ts';
import { words } from '../i18n/index.ts';
import { type LaidBoard, layBoard, NO_BOARD } from '../model/threads.ts';
import { decide } from './actions.ts';
import { tellError } from './notices.ts';
import { openArticle } from './open.ts';
import { choosePiece, useSession } from './session.ts';

interface ThreadState {
  /** Whether the board is shown in the place of the raw text and the findings. */
  open: boolean;
  /** The dump it was read of; null before the first reading. */
  dumpId: string | null;
  board: ThreadBoard;
  laid: LaidBoard;
}

const EMPTY = { dumpId: null, board: NO_BOARD, laid: layBoard(NO_BOARD) };

export const useThreads = create<ThreadState>(() => ({ open: false, ...EMPTY }));

let turn = 0;

/** Reads the ends of the open dump; an answer that something newer overtook is thrown away. */
export async function readThreads(): Promise<void> {
  const { dumpId } = useSession.getState();
  if (dumpId === null) return;
  const mine = ++turn;
  try {
    const board = await client.threads.list({ dumpId });
    if (mine === turn) useThreads.setState({ dumpId, board, laid: layBoard(board) });
  } catch (error) {
    if (mine === turn) tellError(error, words().threads.title);
  }
}

export function openThreads(): void {
  if (useThreads.getState().dumpId !== useSession.getState().dumpId) useThreads.setState(EMPTY);
  useThreads.setState({ open: true });
}

export function closeThreads(): void {
  useThreads.setState({ open: false });
}

export function toggleThreads(): void {
  if (useThreads.getState().open) closeThreads();
  else openThreads();
}

const scope = (): { dumpId: string } => ({ dumpId: useSession.getState().dumpId ?? '' });

/** Reads `head` on where `tail` ends, and shows it in the draft. True if it was done. */
export async function tie(tail: string, head: string): Promise<boolean> {
  const outcome = await decide(words().threads.tie, () => client.threads.tie({ ...scope(), tail, head }));
  if (!outcome) return false;
  const home = outcome.pieces.find((p) => p.id === tail)?.articleId ?? homeOf(tail);
  if (home) await openArticle(home);
  showPiece(tail);
  return true;
}

export async function untie(tail: string, head: string): Promise<boolean> {
  return (
    (await decide(words().threads.untie, () => client.threads.untie({ ...scope(), tail, head }))) !== null
  );
}

/** Says that the other half of an end is not in the dump. */
export async function declareTorn(pieceId: string, side: 'head' | 'tail'): Promise<boolean> {
  return (
    (await decide(words().threads.torn, () => client.threads.torn({ ...scope(), pieceId, side }))) !== null
  );
}

/** Answers the finding behind a pair or a torn end; unlike at the findings, nothing else comes to hand for it. */
export async function answerEnd(finding: string, what: 'accept' | 'reopen'): Promise<void> {
  await decide(words().threads.title, () =>
    client.findings.decide({ ...scope(), ids: [finding], answer: what }),
  );
}

/** Shows an end in the draft: its article is opened and its piece marked. */
export async function showEnd(piece: string): Promise<void> {
  const home = homeOf(piece);
  if (home !== null && home !== useSession.getState().articleId) await openArticle(home);
  showPiece(piece);
}

function showPiece(piece: string): void {
  choosePiece(useSession.getState().columns?.indexOf(piece) ?? -1, 'finding');
}

export function homeOf(piece: string): string | null {
  const { columns } = useSession.getState();
  const at = columns?.indexOf(piece) ?? -1;
  return columns && at >= 0 ? columns.articleOf(at) : null;
}
