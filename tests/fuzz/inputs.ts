import fc from 'fast-check';

/** Inputs as bad as they come: what scrapers, scanners, pasted pages and people of ill will produce. */

/** How many inputs each property tries: a slice in the ordinary run, all of them in `npm run fuzz`. */
export const TOTAL = Number(process.env.GALLEY_FUZZ ?? 1_000);

/** A property's share of the whole, in inputs. */
export function share(percent: number): fc.Parameters<unknown> {
  const seed = process.env.GALLEY_SEED;
  return {
    numRuns: Math.ceil((TOTAL * percent) / 100),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

/** Things that break programs: bidirectional controls, zero-width signs, lone surrogates, NUL, odd line ends, markup. */
const ODD = [
  '\u202e',
  '\u202d',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\uffff',
  '\r',
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\t',
  '\u3000',
  '\u0300\u0301\u0302',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '𠮷',
  '﷽',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '&#x27;',
  "'; DROP TABLE dumps; --",
  '{{7*7}}',
  '%00',
  '../../x',
  '\\\\?\\C:\\',
  '---\n',
  '```\n',
  '# ',
  '- ',
  '1. ',
  '> ',
  '| a | b |\n',
  '\f',
  '“',
  '」',
  '。',
  '—',
  '...',
  '　　',
  'ﬁ',
  'İ',
  'ß',
] as const;

const WORDS = [
  '镇上',
  '渡口',
  '据',
  '记者',
  '第三',
  '二十二年',
  '水位',
  'the ferry',
  'mill',
  'Councillor',
  '1,204',
  '2026-03-04',
] as const;

const odd = fc.constantFrom(...ODD);
const word = fc.constantFrom(...WORDS);
const chunk = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 3, arbitrary: odd },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/** A text of odd and ordinary parts, some of them told again, some again and again. */
export const oddText = fc
  .array(fc.tuple(chunk, fc.nat({ max: 12 }), fc.constantFrom('', ' ', '\n', '\n\n', '，', '。\n')), {
    maxLength: 60,
  })
  .map((parts) =>
    parts.map(([part, times, end]) => (part + end).repeat(times === 12 ? 9 : times < 9 ? 1 : 3)).join(''),
  )
  .chain((text) => fc.nat({ max: 3 }).map((again) => text + text.slice(0, text.length >> 1).repeat(again)));

/** Bytes: of texts in the encodings we read, cut anywhere, or nothing of the kind. */
export const oddBytes = fc.oneof(
  oddText.map((text) => new TextEncoder().encode(text)),
  fc.tuple(oddText, fc.boolean()).map(([text, big]) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  }),
  fc.tuple(oddText, fc.nat({ max: 200 })).map(([text, cut]) => {
    const bytes = new TextEncoder().encode(text);
    return bytes.slice(cut % (bytes.length + 1));
  }),
  fc.uint8Array({ maxLength: 400 }),
);

/** Anything at all that can be sent over a wire. */
export const anything = fc.anything({
  maxDepth: 4,
  withBigInt: false,
  withDate: false,
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'type', 'content', 'attrs', 'marks'),
  ),
});
