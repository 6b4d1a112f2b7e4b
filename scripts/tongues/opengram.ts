/**
 * Reads the word list and trigrams of open-gram, as Debian's `sunpinyin-data` ships them. Unlike others it counts
 * marks as words, so it tells which words marks commonly stand behind.
 */

/** Marks at which a clause ends. */
const CLOSING = ['，', '。', '；', '？', '！', '：', '”', '、', '…'];
/** Words rarer than this tell nothing of their own. */
const RARE = 3e-8;

/** By word: how much likelier a mark stands behind it than behind others, as a decimal logarithm. */
export function readCloses(trigrams: Buffer, dictionary: Buffer): Map<string, number> {
  const words: string[] = [];
  for (let at = dictionary.readUInt32LE(8); at < dictionary.length; ) {
    let word = '';
    for (let c = dictionary.readUInt32LE(at); c; c = dictionary.readUInt32LE(at)) {
      word += String.fromCodePoint(c);
      at += 4;
    }
    words.push(word);
    at += 4;
  }
  if (trigrams.readUInt32LE(0) !== 3) throw new Error('not a file of trigrams');
  const sizes = [0, 1, 2].map((i) => trigrams.readUInt32LE(8 + 4 * i)) as [number, number, number];
  const chances = 24;
  const wordsAt = chances + 4 * (65536 + 16384) + 12 * sizes[0];
  const pairsAt = wordsAt + 12 * sizes[1];
  const node = (at: number) => {
    const a = trigrams.readUInt32LE(at);
    const b = trigrams.readUInt32LE(at + 4);
    return {
      word: words[a & 0x3ffff] ?? '',
      chance: trigrams.readFloatLE(chances + 4 * (b & 0xffff)),
      next: ((trigrams.readUInt32LE(at + 8) >>> 25) << 16) | (b >>> 16),
    };
  };
  const own = new Map<string, { chance: number; closes: number }>();
  for (let i = 0; i + 1 < sizes[1]; i++) {
    const { word, chance, next } = node(wordsAt + 12 * i);
    const end = node(wordsAt + 12 * (i + 1)).next;
    let closes = 0;
    for (let k = next; k < end; k++) {
      const pair = node(pairsAt + 12 * k);
      if (CLOSING.includes(pair.word)) closes += pair.chance;
    }
    own.set(word, { chance, closes });
  }
  const usual = CLOSING.reduce((n, mark) => n + (own.get(mark)?.chance ?? 0), 0);
  const out = new Map<string, number>();
  for (const [word, { chance, closes }] of own)
    if (/^\p{Script=Han}+$/u.test(word) && chance >= RARE)
      out.set(word, Math.log10(Math.max(closes, 0.02 * usual) / usual));
  return out;
}
