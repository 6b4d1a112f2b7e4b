/**
 * Initials of Chinese characters by the order ICU sorts them in: the last of these that does not stand behind a
 * character begins with the same letter. Of a character with several readings the commonest counts.
 */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const order = new Intl.Collator('zh-CN-u-co-pinyin');
const known = new Map<string, string>();
const texts = new Map<string, string | null>();
/** So many texts are remembered; then all are forgotten and read anew. */
const REMEMBERED = 40_000;

/** A letter for each UTF-16 unit of the text, other signs as they are; null if nothing in it is Chinese. */
export function initialsOf(text: string): string | null {
  const before = texts.get(text);
  if (before !== undefined) return before;
  if (texts.size >= REMEMBERED) texts.clear();
  const letters = /[\u4e00-\u9fff]/.test(text) ? text.replace(/[\u4e00-\u9fff]/g, initialOf) : null;
  texts.set(text, letters);
  return letters;
}

function initialOf(character: string): string {
  let letter = known.get(character);
  if (letter === undefined) {
    let low = 0;
    let high = FIRSTS.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order.compare(FIRSTS[middle]!, character) <= 0) low = middle + 1;
      else high = middle;
    }
    letter = LETTERS[Math.max(0, low - 1)]!;
    known.set(character, letter);
  }
  return letter;
}
