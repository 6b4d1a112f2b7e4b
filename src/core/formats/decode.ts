import type { Encoding, ImportResult } from '../../shared/model/dumps.ts';
import { hasInk } from '../../shared/span.ts';
import { plausibility } from './frequent.ts';

/** The largest file taken unless the host says otherwise, in bytes. */
export const MAX_BYTES = 256 * 1024 * 1024;

type Reason = Extract<ImportResult, { kind: 'refused' }>['reason'];

/** What bytes come to: text with the encoding it was read in, or why they are not taken. */
export type Decoded =
  | { kind: 'text'; text: string; encoding: Encoding; sure: boolean }
  | { kind: 'refused'; reason: Reason; message: string };

/** How many bytes are looked at to tell encodings apart. */
const SAMPLE = 128 * 1024;

const MAGIC: readonly [what: string, advice: string, ...bytes: number[]][] = [
  ['a PNG picture', 'Read it with an OCR program first and open the text it gives.', 0x89, 0x50, 0x4e, 0x47],
  ['a JPEG picture', 'Read it with an OCR program first and open the text it gives.', 0xff, 0xd8, 0xff],
  ['a GIF picture', 'Read it with an OCR program first and open the text it gives.', 0x47, 0x49, 0x46, 0x38],
  [
    'a PDF',
    'Save its text (“Save as text”, or an OCR program for scanned pages) and open that.',
    0x25,
    0x50,
    0x44,
    0x46,
    0x2d,
  ],
  [
    'an archive or an office document',
    'Unpack it, or save the document as plain text, and open that.',
    0x50,
    0x4b,
    0x03,
    0x04,
  ],
  ['an old office document', 'Save it as plain text and open that.', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
  ['a gzip archive', 'Unpack it and open the text inside.', 0x1f, 0x8b, 0x08],
  ['a 7-Zip archive', 'Unpack it and open the text inside.', 0x37, 0x7a, 0xbc, 0xaf],
  ['a RAR archive', 'Unpack it and open the text inside.', 0x52, 0x61, 0x72, 0x21],
  ['an RTF document', 'Save it as plain text and open that.', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['a database', 'Export its text and open that.', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
  ['a program', 'Open a text file instead.', 0x7f, 0x45, 0x4c, 0x46],
];

/**
 * Reads bytes as text: in `encoding` if given, otherwise in the one found. A byte-order mark is removed, line
 * ends stay. Never throws; what can't be taken is told with a message that says what to do.
 */
export function decode(
  bytes: Uint8Array,
  options: { maxBytes?: number; encoding?: Encoding | undefined } = {},
): Decoded {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (bytes.length === 0) return refuse('empty', 'The file is empty.');
  if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes);
  const found = options.encoding === undefined ? detect(bytes) : read(bytes, options.encoding);
  if (found.kind === 'text' && !hasInk(found.text))
    return refuse('empty', 'The file holds nothing but white space.');
  return found;
}

/** The refusal of a file over the limit: told before its bytes are fetched. */
export function tooLarge(bytes: number, maxBytes: number): Extract<Decoded, { kind: 'refused' }> {
  return {
    kind: 'refused',
    reason: 'too-large',
    message: `The file has ${mib(bytes)} MB; the most Galley takes is ${mib(maxBytes)} MB. Split it and open the parts.`,
  };
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text === null)
    return refuse('undecodable', `These bytes are not ${encoding.toUpperCase()}: choose another encoding.`);
  return { kind: 'text', text, encoding, sure: true };
}

function detect(bytes: Uint8Array): Decoded {
  for (const [what, advice, ...magic] of MAGIC)
    if (magic.every((b, i) => bytes[i] === b))
      return refuse('binary', `This is ${what}, not text. ${advice}`);
  const marked = byMark(bytes);
  if (marked) {
    const text = tryDecode(bytes, marked);
    if (text !== null) return { kind: 'text', text, encoding: marked, sure: true };
  }
  const sample = bytes.subarray(0, SAMPLE);
  const nuls = count(sample, 0);
  const utf8 = nuls === 0 || nuls < sample.length / 1000 ? tryDecode(bytes, 'utf-8') : null;
  if (utf8 !== null) return { kind: 'text', text: utf8, encoding: 'utf-8', sure: true };
  const scored = guesses(bytes, sample, nuls);
  for (const [i, { encoding, score }] of scored.entries()) {
    if (score < 0.12) break;
    const text = tryDecode(bytes, encoding);
    if (text === null) continue;
    const next = scored[i + 1]?.score ?? 0;
    return { kind: 'text', text, encoding, sure: i === 0 && score >= 0.4 && score - next >= 0.15 };
  }
  const damaged = damagedUtf8(bytes, nuls);
  if (damaged !== null) return { kind: 'text', text: damaged, encoding: 'utf-8', sure: false };
  const controls = sample.reduce((n, b) => n + (b < 9 || (b > 13 && b < 32 && b !== 27) ? 1 : 0), 0);
  if (controls > sample.length / 50)
    return refuse('binary', 'This is not a text file. Open plain text or Markdown.');
  return refuse(
    'undecodable',
    'The characters of this file can’t be read in any encoding Galley knows (UTF-8, UTF-16, GB18030, Big5). Save it as UTF-8 and open it again.',
  );
}

/** Encodings that fit the sample, most plausible first. */
function guesses(
  bytes: Uint8Array,
  sample: Uint8Array,
  nuls: number,
): { encoding: Encoding; score: number }[] {
  const candidates: Encoding[] = [];
  if (bytes.length % 2 === 0) candidates.push('utf-16le', 'utf-16be');
  if (nuls < sample.length / 1000) candidates.push('gb18030', 'big5');
  const scored = [];
  for (const encoding of candidates) {
    const text = tryDecode(sample, encoding, true);
    if (text !== null) scored.push({ encoding, score: plausibility(text) });
  }
  return scored.toSorted((a, b) => b.score - a.score);
}

/** UTF-8 with a few broken bytes (a torn end, a bad disk): read with replacement characters, or null if it isn't that. */
function damagedUtf8(bytes: Uint8Array, nuls: number): string | null {
  if (nuls > 0) return null;
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) broken++;
  return broken <= Math.max(1, text.length / 500) && text.length > 3 ? text : null;
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: Encoding, torn = false): string | null {
  try {
    // `stream` forgives a character cut at the end of a sample, and nothing else.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: torn });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function refuse(reason: Reason, message: string): Decoded {
  return { kind: 'refused', reason, message };
}

function count(bytes: Uint8Array, wanted: number): number {
  let n = 0;
  for (const b of bytes) if (b === wanted) n++;
  return n;
}

function mib(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
}
