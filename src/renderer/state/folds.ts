import { rowOf } from '../model/rows.ts';
import { useSession } from './session.ts';
import { stage } from './stage.ts';

/** Shows what a loop or a copy folds away, in its place. */
export function unfold(findingId: string): void {
  useSession.setState(({ unfolded }) => ({ unfolded: new Set(unfolded).add(findingId) }));
}

export function refold(findingId: string): void {
  useSession.setState(({ unfolded }) => {
    const next = new Set(unfolded);
    next.delete(findingId);
    return { unfolded: next };
  });
}

/** Unfolds the chosen row, or folds again what it belongs to. False where there is nothing to fold. */
export function foldChosen(open: boolean): boolean {
  const { notes, chosen, unfolded } = useSession.getState();
  const { rows } = stage;
  if (!notes || !rows || chosen < 0) return false;
  if (open) {
    const fold = rows.fold[rowOf(rows, chosen)] ?? -1;
    if (fold >= 0) unfold(notes.finding(fold).id);
    return fold >= 0;
  }
  const by = notes.foldOf[chosen]!;
  if (by < 0 || !unfolded.has(notes.finding(by).id)) return false;
  refold(notes.finding(by).id);
  return true;
}
