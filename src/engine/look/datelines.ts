/**
 * Datelines of Chinese news: who sent a report, from where and when, as its first words: "本报讯",
 * "某社某地3月5日电", "（某社記者某某某地29日電）".
 */
import { plainOf } from '../base/plain.ts';

/** Longest dateline in code units, its brackets included. */
const LONGEST = 40;
const DAY = '(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日';
/** Words that end in 讯 and are no dateline: kinds of news and of messages. */
const NO_KIND = '(?<![通资简快短喜音电审问传闻])';
/** Who sends. A paper's own name is hardly longer than ten letters. */
const OWN = '(?:本报|本刊|本网|本台|本社)';
const SENDER = `(?:${OWN}|[一-龥A-Za-z]{1,10}(?:社|报|网|台|客户端))`;
const DATELINE = [
  // From somewhere on a day, or on a day alone: "某社某地3月5日电", "某地3月5日讯", "11月2日上午消息".
  `[^，。；：！？,;:!?]{0,24}${DAY}(?:上午|中午|下午|晚间?|凌晨|午间|早间)?(?:综合|专|外)?[讯电]`,
  `[^，。；：！？,;:!?]{0,24}${DAY}(?:上午|中午|下午|晚间?|凌晨|午间|早间)?消息`,
  // Without a day: "本报讯", "某某网讯", "某报某地专电".
  `[一-龥A-Za-z]{2,12}${NO_KIND}讯`,
  `${SENDER}[^，。；：！？,;:!?\\s]{0,12}(?:专电|电|消息)`,
  `${SENDER}?(?:驻\\S{1,8}?)?(?:全媒体|首席|见习|实习|特约|特派)?(?:记者|通讯员)[^，。；：！？,;:!?]{1,16}(?:报道|报导|电)`,
  // Sites and stations, with who wrote it in brackets behind: "某某网•某某站(通讯员 甲 乙)".
  `(?:[一-龥A-Za-z]{1,10}(?:社|报|网|台|站|客户端)[•·・]?){1,2}(?=\\s?[（(][^（）()]{0,12}(?:记者|通讯员)\\s)`,
].join('|');
const WHOLE = new RegExp(`^[【[（(]?\\s?(?:${DATELINE})\\s?[】\\])）]?$`, 'u');
const OPENS = new RegExp(
  `^(?:[【[（(]\\s?(?:${DATELINE})\\s?[】\\])）]|(?:${DATELINE})(?=[\\s（(【[，,：:—–-]))`,
  'u',
);

/** Whether a text is a dateline and nothing else. */
export function isDateline(text: string): boolean {
  return text.length <= LONGEST && WHOLE.test(plainOf(text));
}

/** Whether a paragraph opens with a dateline: it is the first of a report. */
export function opensWithDateline(text: string): boolean {
  return OPENS.test(plainOf(text.slice(0, LONGEST + 1)));
}
