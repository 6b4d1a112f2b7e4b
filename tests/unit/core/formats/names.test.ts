import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, safeName, uniqueName } from '../../../../src/core/formats/names.ts';

describe('safeName', () => {
  it.each([
    ['渔市夜谈', '渔市夜谈'],
    ['../../etc/passwd', 'etc passwd'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['.hidden', 'hidden'],
    ['ends in dots...', 'ends in dots'],
    ['a\u0000b\tc\nd', 'a b c d'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['  ', 'article-7'],
    ['what? "this" <that>|', 'what this that'],
  ])('%j becomes %j', (title, name) => {
    expect(safeName(title, 'article-7', '.md')).toBe(name);
  });

  it('cuts a long Chinese title between characters and keeps room for the extension', () => {
    const name = safeName('长'.repeat(300), 'x', '.md');
    expect(Buffer.byteLength(`${name}.md`)).toBeLessThanOrEqual(120);
    expect(name).toMatch(/^长+$/u);
    expect(name.length).toBe(39);
  });

  it('is safe for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = `${safeName(title, 'article', '.md')}.md`;
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u);
        expect(name).not.toMatch(/^[.\s]|[.\s]\.md$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul)\./i);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('uniqueName', () => {
  it('numbers names that differ in case alone', () => {
    const taken = new Set<string>();
    expect(uniqueName('Harbour', '.md', taken)).toBe('Harbour.md');
    expect(uniqueName('HARBOUR', '.md', taken)).toBe('HARBOUR (2).md');
    expect(uniqueName('harbour', '.md', taken)).toBe('harbour (3).md');
  });

  it('never gives one name twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'A', 'é', 'e\u0301', '港'.repeat(60)), { maxLength: 40 }),
        (names) => {
          const taken = new Set<string>();
          const given = names.map((n) => uniqueName(safeName(n, 'x', '.md'), '.md', taken));
          expect(new Set(given.map(nameKey)).size).toBe(names.length);
          for (const name of given) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        },
      ),
    );
  });
});
