import { type Dice, dice } from './big.ts';

/**
 * Dumps that try the engine's bounds: each is one thing over and over, or without end. Made of chance letters, the
 * same for the same size.
 */

/** Han characters of falling frequency, some three thousand of them. */
function letters(count: number, throws: Dice): string {
  let out = '';
  for (let i = 0; i < count; i++)
    out += String.fromCharCode(0x4e00 + Math.floor((throws.below(3000) * throws.below(3000)) / 3000));
  return out;
}

/** Running text of about `units` code units in clauses of five to thirty letters, without a line end. */
function running(units: number, throws: Dice): string {
  const parts: string[] = [];
  for (let size = 0; size < units; ) {
    const clause = letters(5 + throws.below(26), throws) + (throws.luck(30) ? '。' : '，');
    parts.push(clause);
    size += clause.length;
  }
  return parts.join('');
}

/** A page after the other read across: paragraphs cut in the middle, their second halves some lines further on. */
function woven(units: number, throws: Dice): string {
  const lines: string[] = [];
  const waiting: string[] = [];
  for (let size = 0; size < units; ) {
    if (throws.luck(12)) lines.push('', letters(8 + throws.below(10), throws), '');
    const text = running(60 + throws.below(120), throws);
    size += text.length;
    if (!throws.luck(40)) lines.push(`${text.slice(0, -1)}。`, '');
    else {
      const at = 20 + throws.below(30);
      lines.push(text.slice(0, at).replace(/[。，]$/u, ''), '');
      waiting.push(`${text.slice(at, -1)}。`);
    }
    if (waiting.length > 4) lines.push(waiting.splice(throws.below(3), 1)[0]!, '');
  }
  return [...lines, ...waiting].join('\n');
}

/** The dumps by name, each of about as many code units as asked for. */
export const HOSTILE: Record<string, (units: number) => string> = {
  'one line': (units) => running(units, dice(1)),
  'blank lines': (units) => `${'\n'.repeat(units)}完。\n`,
  'one paragraph again': (units) =>
    `${running(40, dice(2)).slice(0, 40)}。\n\n`.repeat(Math.ceil(units / 43)),
  'half a line again': (units) => running(units / 2, dice(3)).repeat(2),
  'short lines': (units) =>
    Array.from({ length: Math.ceil(units / 8) }, (_, k) => letters(7, dice(k))).join('\n'),
  'woven pages': (units) => woven(units, dice(4)),
};
