import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * Large dumps for measuring: text that a character model of our own samples makes up, laid out as a listing, with
 * a share of its paragraphs told again (word for word, misread, or looping). The same seed gives the same dump.
 */

/** Whole numbers from a seed, the same on every machine. */
export interface Dice {
  /** From 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** True in `percent` of a hundred throws. */
  luck(percent: number): boolean;
}

/** Xorshift over 32 bits: enough for made-up text, and free of the platform's own chance. */
export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  const throwOnce = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  return {
    below: (bound) => throwOnce() % bound,
    luck: (percent) => throwOnce() % 1000 < percent * 10,
  };
}

/** Which characters follow which: contexts of `order` characters, each with every follower as often as seen. */
interface Model {
  order: number;
  starts: string[];
  /** The contexts that sentences begin with. */
  openings: string[];
  followers: Map<string, string>;
}

/** A sentence begins with a letter, in Latin script with a capital. */
const OPENING = /^[\p{Lu}\p{Lo}]/u;

function learn(paragraphs: readonly string[], order: number): Model {
  const followers = new Map<string, string>();
  for (const paragraph of paragraphs)
    for (let i = 0; i + order < paragraph.length; i++) {
      const context = paragraph.slice(i, i + order);
      followers.set(context, (followers.get(context) ?? '') + paragraph[i + order]!);
    }
  const openings = paragraphs.flatMap((paragraph) =>
    paragraph
      .split(/(?<=[。！？])|(?<=[.!?])\s+/u)
      .map((sentence) => sentence.slice(0, order))
      .filter((context) => OPENING.test(context) && followers.has(context)),
  );
  return { order, starts: [...followers.keys()], openings, followers };
}

function speak(model: Model, length: number, throws: Dice): string {
  let out = model.openings[throws.below(model.openings.length)]!;
  while (out.length < length) {
    const next = model.followers.get(out.slice(-model.order));
    // A jump now and then keeps a small corpus from telling itself again and again.
    out +=
      next && !throws.luck(6)
        ? next[throws.below(next.length)]
        : model.starts[throws.below(model.starts.length)];
  }
  return out;
}

const SAMPLES = new URL('../resources/samples/', import.meta.url);
const HAN = /\p{Script=Han}/u;

/** Paragraphs of the samples, without marks, dates and furniture. */
function corpus(): { zh: string[]; en: string[] } {
  const zh: string[] = [];
  const en: string[] = [];
  for (const name of ['zh-listing.txt', 'zh-page.md', 'en-page.md'])
    for (const block of readFileSync(new URL(name, SAMPLES), 'utf8').split(/\n\s*\n|\n(?=[-#])/u)) {
      const text = block.replace(/\s*\n\s*/gu, HAN.test(block) ? '' : ' ').trim();
      if (text.length > 40) (HAN.test(text) ? zh : en).push(text);
    }
  return { zh, en };
}

/** How many paragraphs are remembered for telling again: far enough apart to be no neighbours. */
const MEMORY = 20_000;

/**
 * Writes a dump of about `megabytes` MB (2^20 bytes, UTF-8) to `path` and returns its size in bytes. `cleaned` names
 * a file for the same text without what is told again: what a comparison would set against it.
 */
export function writeBig(path: string, megabytes: number, seed = 1, cleaned?: string): number {
  const throws = dice(seed);
  const { zh, en } = corpus();
  const chinese = learn(zh, 1);
  const english = learn(en, 3);
  const told: string[] = [];
  const limit = megabytes * 2 ** 20;
  const file = openSync(path, 'w');
  const cleanFile = cleaned === undefined ? null : openSync(cleaned, 'w');
  let bytes = 0;
  let page = '';
  let clean = '';
  const flush = (): void => {
    bytes += writeSync(file, page);
    page = '';
    if (cleanFile !== null) writeSync(cleanFile, clean);
    clean = '';
  };
  while (bytes < limit) {
    const foreign = throws.luck(15);
    const say = (length: number): string =>
      foreign ? `${speak(english, length * 3, throws)}.` : `${speak(chinese, length, throws)}。`;
    const title = say(10 + throws.below(14)).slice(0, -1);
    page += `-\n${title}\n`;
    clean += `${title}\n`;
    for (let left = 4 + throws.below(9); left > 0; left--) {
      if (told.length < 50 || !throws.luck(20)) {
        const fresh = say(40 + throws.below(320));
        if (told.length < MEMORY) told.push(fresh);
        else told[throws.below(MEMORY)] = fresh;
        page += `${fresh}\n`;
        clean += `${fresh}\n`;
        continue;
      }
      const again = told[throws.below(told.length)]!;
      const kind = throws.below(10);
      if (kind < 6) page += `${again}\n`;
      else if (kind < 9) page += `${misread(again, throws)}\n`;
      else page += `${again}\n`.repeat(2 + throws.below(4));
    }
    const two = (n: number): string => String(n).padStart(2, '0');
    page += `20${10 + throws.below(16)}-${two(1 + throws.below(12))}-${two(1 + throws.below(28))}\n`;
    if (page.length > 2 ** 18) flush();
  }
  flush();
  closeSync(file);
  if (cleanFile !== null) closeSync(cleanFile);
  return bytes;
}

/** A listing whose first article has `paragraphs` made-up Chinese paragraphs, the others a few. */
export function bigArticle(paragraphs: number, seed = 1): string {
  const throws = dice(seed);
  const model = learn(corpus().zh, 1);
  const article = (title: string, length: number): string =>
    [
      '-',
      title,
      ...Array.from({ length }, () => `${speak(model, 60 + throws.below(120), throws)}。`),
      '2026-05-12',
    ].join('\n');
  return ['许多段落', '几段', '又几段']
    .map((title, i) => article(title, i === 0 ? paragraphs : 3))
    .join('\n');
}

/** One character of a paragraph taken for its neighbour in code. */
function misread(text: string, throws: Dice): string {
  const at = throws.below(text.length - 1);
  const wrong = String.fromCharCode(text.charCodeAt(at) + 1);
  return /\s/u.test(text[at]!) ? text : text.slice(0, at) + wrong + text.slice(at + 1);
}
