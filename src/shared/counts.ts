/** How long a text is, as editors count it. */

export interface Counts {
  /** What Chinese desks call 字数: each CJK character one, each word of another script one, each number one. */
  readonly words: number;
  /** Characters as read (code points), white space left out. */
  readonly ink: number;
  /** Characters as read, white space and all. */
  readonly characters: number;
}

const UNIT =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]]+(?:['’.,\-][[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]]+)*/gv;

export const NOTHING: Counts = { words: 0, ink: 0, characters: 0 };

/** Counts one text. Punctuation is characters and no words. */
export function countsOf(text: string): Counts {
  let characters = 0;
  let ink = 0;
  for (const ch of text) {
    characters++;
    if (!/\s/u.test(ch)) ink++;
  }
  return { words: text.match(UNIT)?.length ?? 0, ink, characters };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { words: a.words + b.words, ink: a.ink + b.ink, characters: a.characters + b.characters };
}
