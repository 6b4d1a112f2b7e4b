import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenWords, hasHyphens, hyphensIn } from '../../../src/shared/hyphens.ts';

/** A draft's text with what is proposed made. */
function closed(text: string, raw: string): string {
  let out = text;
  for (const { edits } of hyphensIn(text, brokenWords(raw)).toReversed())
    for (const { start, end, text: put } of edits) out = out.slice(0, start) + put + out.slice(end);
  return out;
}

describe('hyphens at line ends', () => {
  it('are proposed to go where the raw line ends behind them, and nowhere else', () => {
    const raw = 'The keeper had seen eleven win-\nters on the mole, in a well-kept coat.';
    const draft = 'The keeper had seen eleven win-ters on the mole, in a well-kept coat.';
    expect(hyphensIn(draft, brokenWords(raw))).toEqual([
      { rule: 'hyphen', edits: [{ start: 30, end: 31, text: '' }] },
    ]);
    expect(closed(draft, raw)).toBe('The keeper had seen eleven winters on the mole, in a well-kept coat.');
    expect(closed(draft, draft)).toBe(draft);
  });

  it.each([
    ['a number', 'ninety-\nsix lamps', 'ninety-six lamps'],
    ['a word with a hyphen of its own', 'a self-\ntaught pilot', 'a self-taught pilot'],
    [
      'a word another line has whole',
      'the ferry-\nhouse, and by the ferry-house',
      'the ferry-house, and by the ferry-house',
    ],
    ['a name that goes on in capitals', 'Port-\nMary', 'Port-Mary'],
    ['a chain', 'a day-to-\nday watch', 'a day-to-day watch'],
    ['a figure', 'lot 12-\nb and 3-\nin', 'lot 12-b and 3-in'],
  ])('stay in %s', (_what, raw, draft) => {
    expect(closed(draft, raw)).toBe(draft);
  });

  it('go whatever the line end is made of', () => {
    for (const end of ['\n', '\r\n', '\r', ' \n  '])
      expect(closed('har-bour', `har-${end}bour`)).toBe('harbour');
  });

  it('are found again in any text that was broken and unwrapped, and only there', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 12 }), fc.nat(), (words, dice) => {
        const no = dice % words.length;
        const parted = words.map((w, i) => (i === no ? `${w.slice(0, 2)}-\n${w.slice(2)}` : w)).join(' ');
        const draft = parted.replace('-\n', '-');
        expect(hasHyphens(draft)).toBe(true);
        expect(closed(draft, parted)).toBe(words.join(' '));
      }),
    );
  });
});
