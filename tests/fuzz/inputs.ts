import fc from 'fast-check';

/** Inputs as bad as they come: what scrapers, scanners, pasted pages and people of ill will produce. */

/** How many inputs each property tries: a slice in the ordinary run, all of them in `npm run fuzz`. */
export const TOTAL = Number(process.env.GALLEY_FUZZ ?? 1_000);

/** Milliseconds that processors have worked for this process: unlike a clock, it does not count what else a machine does. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
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

/** What was said again and again has made programs look back again and again. */
const UNITS = [
  ...ODD,
  ...WORDS,
  ' ',
  '\t',
  '\u2003',
  '漢 ',
  '" ',
  '` ',
  '<a ',
  '</',
  '[',
  '（',
  '>',
  ' | ',
  '·',
  '. ',
  '1 ',
  '1,',
  'A. ',
  '-',
  '”',
  '。”',
  '本报 ',
  '第',
] as const;

/** One line of up to sixty thousand code units that says one or two things over and over. */
const longText = fc
  .tuple(
    fc.constantFrom(...UNITS),
    fc.constantFrom(...UNITS),
    fc.nat({ max: 60_000 }),
    fc.boolean(),
    chunk,
    chunk,
  )
  .map(([unit, other, length, mixed, head, tail]) => {
    const part = mixed ? unit + other : unit;
    return head + part.repeat(Math.ceil(length / part.length)) + (mixed ? '' : other) + tail;
  });

/** A text, seldom a long one. */
export const anyText = fc.oneof({ weight: 19, arbitrary: oddText }, { weight: 1, arbitrary: longText });

const inline = fc.record(
  {
    type: fc.constantFrom('text', 'hardBreak', 'image', 'script'),
    text: oddText,
    marks: fc.array(
      fc.oneof(
        fc.record(
          {
            type: fc.constantFrom('bold', 'code', 'link', 'piece', 'evil'),
            attrs: fc.constantFrom(
              { href: 'javascript:alert(1)' },
              { href: 'https://example.invalid/"><script>' },
              { id: '3-9' },
              { id: '9-3' },
            ),
          },
          { requiredKeys: ['type'] },
        ),
        anything,
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['type'] },
);

/** A block of a document as somebody may send it: some fit the schema, most do not. */
export const block: fc.Arbitrary<unknown> = fc.letrec<{ block: unknown }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      {
        type: fc.constantFrom('paragraph', 'heading', 'horizontalRule'),
        content: fc.array(inline, { maxLength: 4 }),
        attrs: fc.constantFrom({ level: 2 }, { level: 9 }, {}),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({
      type: fc.constantFrom('blockquote', 'bulletList', 'orderedList', 'listItem'),
      content: fc.array(tie('block'), { maxLength: 3 }),
    }),
    anything,
  ),
})).block;

/** A block that the schema takes. */
export const goodBlock = fc
  .tuple(fc.constantFrom('paragraph', 'heading', 'blockquote', 'bulletList'), oddText)
  .map(([type, said]) => {
    const content = [{ type: 'text', text: said || '渡' }];
    if (type === 'heading') return { type, attrs: { level: 2 }, content };
    const paragraph = { type: 'paragraph', content };
    if (type === 'blockquote') return { type, content: [paragraph] };
    if (type === 'bulletList') return { type, content: [{ type: 'listItem', content: [paragraph] }] };
    return paragraph;
  });
