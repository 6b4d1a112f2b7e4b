import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldRuns, withField, withoutPieces } from '../../../../src/core/services/fields.ts';
import type { Head } from '../../../../src/core/store/articles.ts';

const RAWS: Record<string, string> = { '0-4': '渔港新开', '9-13': '码头 落成', '20-26': 'A ship' };
const rawOf = (id: string): string => RAWS[id] ?? '';
const head = (title: string, pieces: string[]): Head => ({
  fields: { title, subtitle: '', byline: '', date: '' },
  fieldPieces: { title: pieces },
});
const runs = (title: string, pieces: string[]): unknown =>
  fieldRuns(head(title, pieces), 'title', rawOf).map((r) => [r.piece, r.text]);

describe('fieldRuns', () => {
  it('parts a field among its pieces, also an edited one', () => {
    expect(runs('渔港新开码头 落成', ['0-4', '9-13'])).toEqual([
      ['0-4', '渔港新开'],
      ['9-13', '码头 落成'],
    ]);
    expect(runs('渔港新又开码头落成了', ['0-4', '9-13'])).toEqual([
      ['0-4', '渔港新又开'],
      ['9-13', '码头落成了'],
    ]);
    expect(runs('另写的', [])).toEqual([[null, '另写的']]);
    expect(runs('', ['0-4'])).toEqual([]);
  });

  it('never loses or doubles a character of the field', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('渔港新开码头落成 Aship')), maxLength: 30 }),
        (title) => {
          const parts = fieldRuns(head(title, ['0-4', '9-13', '20-26']), 'title', rawOf);
          expect(parts.map((p) => p.text).join('')).toBe(title);
        },
      ),
    );
  });
});

describe('withoutPieces', () => {
  it('takes what a piece gave out of the field', () => {
    const rest = withoutPieces(head('渔港新开码头 落成', ['0-4', '9-13']), new Set(['0-4']), rawOf);
    expect(rest).toEqual({
      fields: { title: '码头 落成', subtitle: '', byline: '', date: '' },
      fieldPieces: { title: ['9-13'] },
    });
    const none = withoutPieces(rest, new Set(['9-13']), rawOf);
    expect(none).toEqual({ fields: { title: '', subtitle: '', byline: '', date: '' }, fieldPieces: {} });
    expect(withField(none, 'byline', '柳', []).fields.byline).toBe('柳');
  });
});

describe('withField', () => {
  it('keeps one order of the fields, however they come and go', () => {
    const one = withField(withField(head('甲', ['0-4']), 'byline', '乙', ['9-13']), 'date', '丙', ['20-26']);
    const two = withField(withField(one, 'title', '', []), 'title', '甲', ['0-4']);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });
});
