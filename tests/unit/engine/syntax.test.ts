import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLASSES,
  endsShortened,
  letterOf,
  readWord,
  SYNTAX_FEATURES,
  syntaxFeatures,
  wordsBeside,
} from '../../../src/engine/language/syntax.ts';
import { SYNTAX_TABLE } from '../../../src/engine/language/syntax-table.ts';

const behind = (run: string) => CLASSES[readWord(run)?.behind ?? -1];
const before = (run: string) => CLASSES[readWord(run)?.before ?? -1];

/** What the classes say of a cut between two texts: of the words beside it alone. */
function fits(tail: string, head: string): number {
  const f = new Float64Array(SYNTAX_FEATURES.length + 1);
  syntaxFeatures(wordsBeside(tail, 'tail'), wordsBeside(head, 'head'), f, 1);
  expect(f[0]).toBe(0);
  return f[1] as number;
}

describe('the class of a word', () => {
  it.each([
    ['Ellery', 'name'],
    ['Ellery’s', 'owning'],
    ['boats’', 'owning'],
    ['The', 'big'],
    ['the', 'the'],
    ['Tuesday', 'day'],
    ['Today', 'big'],
    ['Today’s', 'big'],
    ['Minister', 'office'],
    ['Mrs', 'title'],
    ['don’t', 'modal'],
    ['$4.5m', 'money'],
    ['15.9%', 'share'],
    ['1987', 'year'],
    ['12,400', 'figure'],
    ['PTA', 'initials'],
    ['dredged', 'ed'],
    ['“dredged', 'quoteOpens'],
    ['(dredged', 'bracketOpens'],
  ])('of %s behind another is %s', (run, name) => {
    expect(behind(run)).toBe(name);
  });

  it.each([
    ['Ellery,', 'commaName'],
    ['40,', 'commaFigure'],
    ['slowly,', 'comma'],
    ['harbour”', 'quoteEnds'],
    ['harbour:', 'colon'],
    ['Ellery', 'name'],
  ])('of %s before another is %s', (run, name) => {
    expect(before(run)).toBe(name);
  });

  it('is none where there is no word, and never fails', () => {
    expect(readWord('…')).toBeNull();
    expect(readWord('')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (run) => {
        const word = readWord(run);
        if (word) expect([CLASSES[word.before], CLASSES[word.behind]]).not.toContain(undefined);
      }),
    );
  });
});

describe('an abbreviation at an end', () => {
  it.each([
    'In a talk with Mr.',
    'The fair opens on Sept.',
    'They lived near St.',
    'a poem by J.',
    '(with Dr.',
  ])('ends no sentence: %s', (text) => {
    expect(endsShortened(text)).toBe(true);
  });

  it.each(['The answer was no.', 'She sailed in May.', 'The ferry sank.', 'They met the king.', 'Mr', ''])(
    'is none in: %s',
    (text) => {
      expect(endsShortened(text)).toBe(false);
    },
  );
});

describe('classes beside a cut', () => {
  const worse = 1;

  it('tell that a name goes on in what is said of it, not in a sentence’s beginning', () => {
    const tail = 'The rebuilt pier was opened by Oswin Tarrant';
    const begins = fits(tail, 'The board meets again in spring.');
    expect(begins).toBeLessThan(-worse);
    expect(fits(tail, 'said the harbour board.')).toBeGreaterThan(begins + worse);
    expect(fits(tail, 'and his sister.')).toBeGreaterThan(begins + worse);
    expect(fits(tail, 'Hallow.')).toBeGreaterThan(begins + worse);
  });

  it('tell what follows an article, a title, a figure', () => {
    const all = 'All of it was paid by the';
    expect(fits(all, 'harbour board.')).toBeGreaterThan(fits(all, 'of nine towns.') + worse);
    expect(fits('They asked Mrs', 'Tarrant about it.')).toBeGreaterThan(
      fits('They asked Mrs', 'about it.') + worse,
    );
    const toll = 'The toll rose to 12.5';
    expect(fits(toll, 'percent of the fare.')).toBeGreaterThan(fits(toll, 'he told the board.') + worse);
  });

  it('say nothing where a side has no words', () => {
    expect(fits('* * *', 'The board')).toBe(0);
    expect(fits('The board', '')).toBe(0);
  });
});

describe('the table of classes', () => {
  it('has a letter for each two classes', () => {
    for (const rows of [SYNTAX_TABLE.next, SYNTAX_TABLE.over]) {
      expect(rows).toHaveLength(CLASSES.length);
      for (const row of rows) expect(row).toMatch(new RegExp(`^[a-z]{${CLASSES.length}}$`, 'u'));
    }
  });

  it('keeps log odds in steps, the wildest clipped', () => {
    expect([letterOf(0), letterOf(1), letterOf(-99), letterOf(99)]).toEqual(['m', 'p', 'a', 'z']);
  });
});
