/**
 * What columns speak of, judged by what the language commonly says as well as by the dump: a name shared by two columns
 * tells more than a word that any text may hold. Two measures are taken of any two themes: their likeness, and how much
 * likelier one source is for both than a source each (a Dirichlet-multinomial mixture, Madsen et al. 2005, over a
 * base of the dump's own words and the language's).
 */
import type { Piece } from '../base/model.ts';
import { CJK, classOf, LATIN } from '../base/script.ts';
import { readTerms, TERMS } from '../language/terms.ts';
import { SILENT, type Tongue, type Tongues, wordKey } from '../language/tongue.ts';
import { normsOf, type Theme, type Topics } from '../language/topics.ts';

/** How strange a term must be to count at all, and from where it counts in full: -log of its chance, nats. */
const COMMON = 6;
const RARE = 14;
/** Chance of what the language does not know. */
const UNKNOWN = 1e-8;
/** Chance, at least, of letters known to stand beside each other. */
const BESIDE = 1e-5;
/** Terms gone through between two yields. */
const STRETCH = 50_000;
/** How strange a figure is, whichever it is. */
const FIGURE = 12;

/** Weights of the base measure: how much it counts, and how much of it is the language's rather than the dump's. */
const BASES = [
  { mass: 100, language: 0.5 },
  { mass: 3000, language: 0.9 },
] as const;

/** Topics weighed by the language, too. */
export interface Subjects extends Topics {
  /** By base, by term: how much of the term a source holds before anything is seen of it. */
  priors: readonly [Float32Array, Float32Array];
}

/** Chance of two letters in a row, as a word, a part of words, or words beside each other. */
function chanceOfLetters(tongue: Tongue, text: string, start: number): number {
  const key = wordKey(text, start, start + 2);
  const inside =
    (tongue.word(key)?.chance ?? 0) + tongue.part('prefixes', key) + tongue.part('suffixes', key);
  const first = tongue.word(wordKey(text, start, start + 1));
  const second = tongue.word(wordKey(text, start + 1, start + 2));
  if (!first || !second) return inside;
  const beside = first.chance * first.backoff * second.chance * tongue.pair(first.id, second.id);
  return Math.max(inside + beside, tongue.letters(first.id, second.id) ? BESIDE : 0);
}

/** How strange `text[start, end)` is to its language: -log of its chance. */
function strangeness(tongues: Tongues, text: string, start: number, end: number): number {
  const bits = classOf(text.charCodeAt(start));
  let chance = 0;
  if (bits & CJK) {
    const tongue = tongues.zh();
    if (tongue) chance = chanceOfLetters(tongue, text, start);
  } else if (bits & LATIN) {
    const tongue = tongues.en();
    const word = text.slice(start, end).toLowerCase();
    for (const form of [word, word.replace(/(?:'s|s|ed|ing)$/u, '')])
      chance = Math.max(chance, tongue?.word(wordKey(form))?.chance ?? 0);
  } else return FIGURE;
  return -Math.log(Math.max(UNKNOWN, chance));
}

/** Reads what the pieces speak of. Generator: yields the share done. */
export function* readSubjects(
  pieces: readonly Piece[],
  tongues: Tongues = SILENT,
): Generator<number, Subjects> {
  const strange: number[] = [];
  const { terms, frequency, all, long } = yield* readTerms(pieces, true, (_, text, start, end) => {
    strange.push(strangeness(tongues, text, start, end));
  });
  const told = terms.reduce((sum, list) => sum + list.length, 0);
  const weight = new Float32Array(TERMS);
  const priors = [new Float32Array(TERMS), new Float32Array(TERMS)] as const;
  for (const [n, t] of all.entries()) {
    if (n % STRETCH === STRETCH - 1) yield n / all.length;
    const f = frequency[t] as number;
    const s = strange[n] as number;
    const rarity = Math.max(0, Math.min(1, (s - COMMON) / (RARE - COMMON)));
    weight[t] = Math.sqrt(rarity * Math.max(0, Math.log((pieces.length + 1) / (f + 0.5))));
    for (const [k, { mass, language }] of BASES.entries())
      (priors[k] as Float32Array)[t] = mass * (((1 - language) * f) / told + language * Math.exp(-s));
  }
  yield 1;
  return { terms, weight, norm: normsOf(terms, weight), most: 4, long, priors };
}

/** Log of the gamma function of what is large (Stirling). */
const logGamma = (x: number): number => (x - 0.5) * Math.log(x) - x;

/**
 * Writes, by base, the log odds of one source for `a` and each of `others` against a source each, nats, into `out`;
 * 0 where there is none.
 */
export function weighSources(
  subjects: Subjects,
  a: Theme,
  others: readonly (Theme | null)[],
  out: readonly [Float64Array, Float64Array],
): void {
  const { weight } = subjects;
  const [one, two] = subjects.priors;
  const counts = board;
  for (let k = 0; k < a.terms.length; k++) {
    const t = a.terms[k] as number;
    counts[t] = (a.values[k] as number) / (weight[t] as number);
  }
  for (const [k, b] of others.entries()) {
    let first = 0;
    let second = 0;
    for (let i = 0; b && i < b.terms.length; i++) {
      const t = b.terms[i] as number;
      const x = counts[t] as number;
      if (x === 0) continue;
      const y = (b.values[i] as number) / (weight[t] as number);
      const more = Math.max(x, y);
      const less = Math.min(x, y);
      // Counts dimmed by distance are no whole numbers: the last step counts as far as it goes.
      for (let n = 0; n < less; n++) {
        const part = Math.min(1, less - n);
        first += part * Math.log(1 + more / ((one[t] as number) + n));
        second += part * Math.log(1 + more / ((two[t] as number) + n));
      }
    }
    const size = b ? b.count : 0;
    (out[0] as Float64Array)[k] = b ? first - apart(BASES[0].mass, a.count, size) : 0;
    (out[1] as Float64Array)[k] = b ? second - apart(BASES[1].mass, a.count, size) : 0;
  }
  for (let k = 0; k < a.terms.length; k++) counts[a.terms[k] as number] = 0;
}

/** What two sources of `x` and `y` words cost less than one. */
function apart(mass: number, x: number, y: number): number {
  return logGamma(mass + x + y) - logGamma(mass + x) - logGamma(mass + y) + logGamma(mass);
}

/** The root of log odds, with their sign: great ones tell little more than good ones. */
export const signedRoot = (x: number): number => Math.sign(x) * Math.sqrt(Math.abs(x));

/** Counts of one theme at a time, by term. Zero between calls. */
const board = new Float32Array(TERMS);
