import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../src/core/formats/decode.ts';
import type { Encoding } from '../../../../src/shared/model/dumps.ts';

const SIMPLIFIED =
  '港务处昨天说，新码头从下个月起对所有渔船开放，冷库和拍卖大厅也会在入冬以前投入使用。\n老周在这里打了三十年鱼，他说以前要等潮水，现在不用了。\n';
const TRADITIONAL =
  '港務處昨天說，新碼頭從下個月起對所有漁船開放，冷庫和拍賣大廳也會在入冬以前投入使用。\n老周在這裡打了三十年魚，他說以前要等潮水，現在不用了。\n';
const ENGLISH = 'The quay was finished in November — “two weeks early”, said the harbour master.\n';

const encode = (text: string, encoding: Encoding, mark = false): Uint8Array =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: mark }));

const reads = (bytes: Uint8Array): unknown => {
  const found = decode(bytes);
  return found.kind === 'text' ? [found.encoding, found.sure, found.text] : found.reason;
};

describe('decode', () => {
  it.each([
    ['utf-8', SIMPLIFIED, false],
    ['utf-8', SIMPLIFIED, true],
    ['utf-8', ENGLISH, false],
    ['utf-16le', SIMPLIFIED, true],
    ['utf-16be', TRADITIONAL, true],
    ['utf-16le', ENGLISH, true],
    ['utf-16le', SIMPLIFIED, false],
    ['utf-16be', SIMPLIFIED, false],
    ['utf-16le', TRADITIONAL, false],
    ['utf-16le', ENGLISH, false],
    ['utf-16be', ENGLISH, false],
    ['gb18030', SIMPLIFIED, false],
    ['gb18030', TRADITIONAL, false],
    ['big5', TRADITIONAL, false],
    ['gb18030', `${ENGLISH.repeat(20).replace(/[—“”]/g, '-')}${SIMPLIFIED}`, false],
    ['big5', `${ENGLISH.repeat(20).replace(/[—“”]/g, '-')}${TRADITIONAL}`, false],
  ] as const)('finds %s (%#)', (encoding, text, mark) => {
    expect(reads(encode(text, encoding, mark))).toEqual([encoding, true, text]);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const)(
    'reads back what was written in %s',
    (encoding) => {
      const chars =
        encoding === 'big5'
          ? fc.constantFrom(...Array.from(TRADITIONAL))
          : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(fc.array(chars, { minLength: 1, maxLength: 40 }), (parts) => {
          const text = `字${parts.join('')}`;
          const bytes = encode(text, encoding);
          fc.pre(iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false }) === text);
          expect(decode(bytes, { encoding })).toEqual({ kind: 'text', text, encoding, sure: true });
        }),
        { numRuns: 200 },
      );
    },
  );

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const found = decode(bytes);
        expect(['text', 'refused']).toContain(found.kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes damaged UTF-8 with a question mark over it', () => {
    const whole = encode(SIMPLIFIED.repeat(5), 'utf-8');
    const torn = whole.slice(0, whole.length - 2);
    const found = decode(torn);
    expect(found).toMatchObject({ kind: 'text', encoding: 'utf-8', sure: false });
  });

  it('keeps line ends and takes the byte-order mark away', () => {
    expect(reads(encode('一\r\n二\r三\n', 'utf-8', true))).toEqual(['utf-8', true, '一\r\n二\r三\n']);
  });

  it.each([
    ['empty', []],
    ['empty', [0xef, 0xbb, 0xbf]],
    ['empty', [0x20, 0x0a, 0xe3, 0x80, 0x80]],
    ['binary', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['binary', [0xff, 0xd8, 0xff, 0xe0]],
    ['binary', [0x50, 0x4b, 3, 4, 20]],
    ['binary', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['binary', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a]],
  ] as const)('refuses %s: %j', (reason, bytes) => {
    expect(decode(Uint8Array.from(bytes))).toMatchObject({ kind: 'refused', reason });
  });

  it('refuses random bytes as binary or undecodable, and a file over the limit', () => {
    let seed = 7;
    const noise = Uint8Array.from(
      { length: 4001 },
      () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16,
    );
    expect(decode(noise)).toMatchObject({ kind: 'refused' });
    expect(decode(new Uint8Array(11).fill(65), { maxBytes: 10 })).toMatchObject({ reason: 'too-large' });
    expect(decode(encode(SIMPLIFIED, 'gb18030'), { encoding: 'utf-8' })).toMatchObject({
      reason: 'undecodable',
    });
  });
});
