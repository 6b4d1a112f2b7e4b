/**
 * Traditional Chinese, read in simplified letters: what is known of the language is known of those. Every letter becomes
 * one letter, so offsets hold.
 */
import type { Piece, Script } from './model.ts';
import { Pace } from './pace.ts';

/** Letters of one way of writing that tell it, at least, and the share of them among those of both. */
const TELLING = { letters: 4, share: 0.8 };
/** Code units of a text that are looked at to tell how it is written. */
const NEAR = 400;

/** Corner quotes as simplified writing sets them. */
const QUOTES = ['「“', '」”', '『‘', '』’'];

/** Which simplified letter each traditional one is. */
export class Forms {
  readonly #simple = Uint16Array.from({ length: 65536 }, (_, code) => code);
  /** Letters that only one way of writing has: 1 traditional, 2 simplified. */
  readonly #own = new Uint8Array(65536);

  /**
   * Each of `pairs` is a traditional letter and its simplified one, both of one code unit, and a star where the simplified
   * one is common in traditional writing as well.
   */
  constructor(pairs: Iterable<string>) {
    for (const pair of QUOTES) this.#simple[pair.charCodeAt(0)] = pair.charCodeAt(1);
    for (const pair of pairs) {
      const [traditional, simplified] = [pair.charCodeAt(0), pair.charCodeAt(1)];
      this.#simple[traditional] = simplified;
      this.#own[traditional] = 1;
      if (!pair.endsWith('*')) this.#own[simplified] = 2;
    }
  }

  /** `text` in simplified letters and quotes, as long as it was; most texts come back as they are. */
  simple(text: string): string {
    let out = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const simple = this.#simple[code] as number;
      if (simple === code) continue;
      out += text.slice(from, i) + String.fromCharCode(simple);
      from = i + 1;
    }
    return from ? out + text.slice(from) : text;
  }

  /** How a text is written; undefined where too few letters tell it, or both ways are mixed. */
  scriptOf(text: string): Script | undefined {
    let traditional = 0;
    let simplified = 0;
    const end = Math.min(NEAR, text.length);
    for (let i = 0; i < end; i++) {
      const own = this.#own[text.charCodeAt(i)] as number;
      if (own === 1) traditional++;
      else if (own === 2) simplified++;
    }
    const all = traditional + simplified;
    if (all < TELLING.letters) return undefined;
    if (traditional >= TELLING.share * all) return 'traditional';
    return simplified >= TELLING.share * all ? 'simplified' : undefined;
  }
}

/** Reads a file of pairs, one a line; null where it is no such file. */
export function readForms(file: string): Forms | null {
  const pairs = file.split('\n').filter((line) => line !== '');
  return pairs.length > 0 && pairs.every((line) => /^\p{L}{2}\*?$/u.test(line)) ? new Forms(pairs) : null;
}

/** A piece in the dump's own letters. */
export function asTold(piece: Piece): string {
  return piece.told ?? piece.text;
}

/** Whether two pieces may be of one text by how they are written. */
export function sameScript(a: Piece, b: Piece): boolean {
  return a.script === undefined || b.script === undefined || a.script === b.script;
}

/**
 * Sets `script` on Chinese pieces, and their `text` in simplified letters; `told` is what the dump has, where that differs.
 * Generator: yields every so often.
 */
export function* readScripts(pieces: readonly Piece[], forms: () => Forms | null): Generator<number, void> {
  const pace = new Pace();
  for (const piece of pieces) {
    if (!piece.cjk) continue;
    const known = forms();
    if (!known) return;
    if (pace.due(piece.text.length)) yield 0.5;
    const script = known.scriptOf(piece.text);
    if (script) piece.script = script;
    const simple = known.simple(piece.text);
    if (simple === piece.text) continue;
    piece.told = piece.text;
    piece.text = simple;
  }
}
