import { type ReactNode, useEffect } from 'react';
import { useChordLabel } from '../../commands/registry.ts';
import { figure, useWords } from '../../i18n/index.ts';
import { type Held, letGo, useHand } from '../../state/hand.ts';
import { useMenu } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { placeHere, sendTo } from '../../state/untangle.ts';
import { testid } from '../../testids.ts';

/** What an editor has in hand, and what can be done with it: the keyboard's way of a drag. */
export function HandBar(): ReactNode {
  const held = useHand((s) => s.held);
  const copying = useHand((s) => s.copying !== null);
  const dumpId = useSession((s) => s.dumpId);
  useEffect(() => letGo, [dumpId]);
  const busy = held !== null || copying;
  useEffect(() => {
    if (!busy) return undefined;
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || useMenu.getState().menu)
        return;
      event.preventDefault();
      letGo();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [busy]);
  return (
    <div className="handbar-place" role="status">
      {copying ? <CopyQuestion /> : held ? <InHand held={held} /> : null}
    </div>
  );
}

function CopyQuestion(): ReactNode {
  const w = useWords();
  return (
    <div className="handbar" data-testid={testid.handBar}>
      <span>{w.hand.copying}</span>
      <button type="button" className="btn small quiet" onClick={letGo}>
        {w.app.cancel} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function InHand({ held }: { held: Held }): ReactNode {
  const w = useWords();
  const placeKey = useChordLabel('placeHere');
  const sendKey = useChordLabel('sendTo');
  const what =
    held.kind === 'blocks'
      ? w.hand.blocks(figure(held.to - held.from))
      : held.spans
        ? w.hand.words
        : w.hand.pieces(figure(held.pieceIds.length));
  return (
    <div className="handbar" data-testid={testid.handBar}>
      <b>{what}</b>
      <button type="button" className="btn small" onClick={() => void placeHere()}>
        {w.hand.place} <kbd>{placeKey}</kbd>
      </button>
      <button type="button" className="btn small" onClick={sendTo}>
        {w.hand.send} <kbd>{sendKey}</kbd>
      </button>
      <button type="button" className="btn small quiet" onClick={letGo}>
        {w.hand.drop} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
