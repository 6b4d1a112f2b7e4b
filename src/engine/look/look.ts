/**
 * What a line is by its look alone: a date, a byline, a title. Word classes of the trade in both languages; no
 * publication's own phrases.
 */

import { plainOf } from '../base/plain.ts';
import { BLANK, CJK, CLOSE, classOf, DIGIT, INNER, LATIN, OPEN, STOP } from '../base/script.ts';
import { isByline } from './bylines.ts';
import { signatureLength } from './signatures.ts';

const ZH_DATE =
  /(?:\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[一二三四五六七八九〇○零]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|^(?:19|20)\d{2}\s*(?:年\s*\d{1,2}\s*月|[-/](?:0?[1-9]|1[0-2]))$)/u;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const EN_DATE = new RegExp(
  `(?:${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?(?:\\s+\\d{2,4})?|\\d{1,2}(?:st|nd|rd|th)?[\\s-]+${MONTH},?[\\s-]*(?:\\d{2,4})?|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01]))`,
  'iu',
);
const DATE_REST =
  /(?:发布|发表|更新|刊登|刊发|出版|日期|(?:格林尼治|北京|当地)?(?:标准)?时间|公元|民国|星期|礼拜|周|[一二三四五六日天]|农历|上午|下午|晚|first|published|posted|updated|last|modified|date|filed|on|at|as of|[ecmp][sd]?t\b|gmt|utc|bst|[ap]\.?m\b\.?|noon|morning|afternoon|evening|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|day|[tz]|[\d\s:：,，.。()（）|/年月日时分秒\-–—·[\]【】])/giu;

/** When, told from the day of reading. */
const AGO =
  /^(?:更新于|发布于|updated\s|posted\s|published\s)?(?:刚刚|(?:\d{1,3}|几|半)\s?(?:秒钟?|分钟|个?小时|天|周|个?月|年)前|(?:今天|昨天|前天)\s?\d{1,2}:\d{2}|(?:an?|\d{1,3}) (?:second|minute|min|hour|hr|day|week|month|year)s? ago|(?:yesterday|today),? (?:at )?\d{1,2}:\d{2}(?:\s?[ap]m)?)$/iu;

/** Whether a line says a date and nothing else but its label, weekday or hour. */
export function isDateLine(line: string): boolean {
  if (line.length > 60 || line.length < 4) return false;
  const text = plainOf(line);
  if (AGO.test(text)) return true;
  const hit = ZH_DATE.exec(text) ?? EN_DATE.exec(text);
  if (!hit) return false;
  const rest = text.slice(0, hit.index) + text.slice(hit.index + hit[0].length);
  return rest.replace(DATE_REST, '').length <= 1;
}

/** Whether text ends as a sentence does: a stop mark; closing marks, an agency's angle one too, and a signature are passed over. */
export function endsWithStop(text: string): boolean {
  let i = text.length - 1 - signatureLength(text);
  while (i >= 0 && (classOf(text.charCodeAt(i)) & (CLOSE | BLANK) || text[i] === '>')) i--;
  if (i < 0) return false;
  return (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/** Whom somebody told something, and where or when; "told" before anything else may be short for "were told". */
const TOLD =
  /\btold (?:[Tt]he )?(?:\p{Lu}[\p{L}.&-]*(?: \p{Lu}[\p{L}.&-]*){0,3}|reporters|journalists|lawmakers|investors|analysts) (?:in|on|at|by|that|during|after|last|yesterday|earlier)\b/u;

/** Ends in a colon: what follows is a list, a quotation, a table. */
export function endsWithColon(text: string): boolean {
  return /[:：]\s*$/u.test(text.slice(-20));
}

export interface Shape {
  letters: number;
  cjk: number;
  latin: number;
  upper: number;
  digits: number;
  inner: number;
  stops: number;
}

/** Counts by kind over at most the first 400 code units. */
export function shapeOf(text: string): Shape {
  const shape: Shape = { letters: 0, cjk: 0, latin: 0, upper: 0, digits: 0, inner: 0, stops: 0 };
  const end = Math.min(400, text.length);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const bits = classOf(code);
    if (bits & CJK) shape.cjk++;
    if (bits & LATIN) {
      shape.latin++;
      if (code >= 0x41 && code <= 0x5a) shape.upper++;
    }
    if (bits & DIGIT) shape.digits++;
    if (bits & INNER) shape.inner++;
    if (bits & STOP && !(code === 46 && classOf(text.charCodeAt(i + 1)) & (DIGIT | LATIN))) shape.stops++;
  }
  shape.letters = shape.cjk + shape.latin + shape.digits;
  return shape;
}

/** Whether a Latin line stands in capitals from end to end. */
export function isCapitals(text: string): boolean {
  const shape = shapeOf(text);
  return shape.latin >= 4 && shape.upper >= 0.9 * shape.latin && shape.cjk === 0;
}

/** Whether every longer word of a short English line begins with a capital, as in the decks under a headline. */
export function isTitleCase(text: string): boolean {
  if (text.length > 110) return false;
  const words = text.split(/[\s—–]+/u).filter((w) => /^\p{L}{4,}/u.test(w));
  return words.length >= 4 && words.every((w) => /^\p{Lu}/u.test(w));
}

const ZH_CAPTION =
  /^[▲▼△▽↑↓←→◀▶（(【\s]*(?:[上下左右]?图\s*(?:[\d①-⑳一二三四五六七八九十]{1,2}\s*[:：]|[为是]|[:：])|[上下左右]图\s*[:：]?|图片说明|题图|资料图)|(?:\s|[。！？（(])\S{2,12}\s?摄[）)]?$|[（(][^（）()]{0,12}(?:摄|供图|图片|资料图片?|视频截图|制图)[）)]$|^[▲▼△▽]/u;
const EN_CAPTION =
  /^[([]?(?:(?:file |handout |courtesy |staff |ap |wire )?(?:photos?|photographs?|images?|pictures?|illustrations?|graphics?)(?: credits?)?(?:\s+by|\s+courtesy(?: of)?|\s*:)|courtesy (?:photos?|of)\b|above:|below:|(?:left|right|from left),)|[([][^()[\]]{2,40}(?:\/|\svia\s)[^()[\]]{2,40}[)\]]$|[([](?:[^()[\]]{0,30}\s)?photos?(?:\s[^()[\]]{0,30})?[)\]]$/iu;

/** Whether a line tells what a picture shows or whose it is. */
export function isCaption(line: string): boolean {
  if (line.length > 160 || line.length < 4) return false;
  return (ZH_CAPTION.test(plainOf(line)) || EN_CAPTION.test(line)) && !isByline(line);
}

/** Whether a line stands by itself, whatever is around it: a caption, a row of a table. */
export function isApart(text: string): boolean {
  return /^\|.*\|$/u.test(text) || isCaption(text);
}

/** Kinds of documents, as their own titles end with them. */
const DOCUMENT =
  /(?:公报|通报|通知|通告|公告|公示|布告|意见|建议|办法|规定|细则|规则|条例|章程|准则|守则|方案|预案|规划|计划|要点|纲要|决定|决议|报告|总结|说明|倡议书?|公开信|启事|声明|简章|须知|指南|批复|复函|函|令|讲话|致辞|名单|清单|目录)(?:\s?[（(][^（()）]{1,12}[)）])?$/u;
/** What such a title begins with: what it is about, for which year, by or for whom. */
const DOCUMENTED =
  /^(?:关于|關於|\d{4}[年—–-]|[一-龥]{2,12}?(?:[省市县縣区區州旗镇鎮乡鄉村局厅委院部署社会校]|公司|中心)(?:关于|關於|\d{4}年|[一-龥]))/u;
/** What is done with a document, as sentences tell it. */
const DONE =
  /听取|审议|通过|印发|下发|出台|宣读|转发了|作了|提交|制定|签署|颁布|收到|发出|发布了|[了将被把]|《[^》]*$/u;

/** Whether a Chinese line is the title of a document: it says what kind it is, and on what or whose. */
export function namesDocument(text: string): boolean {
  if (text.length < 8 || text.length > 60 || /[，,。；;：:]/u.test(text)) return false;
  return DOCUMENT.test(text) && DOCUMENTED.test(text) && !DONE.test(text);
}

/** Letters after which no Chinese phrase ends: they join what follows to it. As part of a word like 作为 the last one may end one. */
const LEANS = /[和与與及或而把被将將从從于於]$|(?<![作可所敢行有无無何能难難人因])[为為]$/u;

/** Longest title by code units: a headline of two decks in Chinese, a long one in English. */
const LONGEST_TITLE = { cjk: 64, latin: 130 };
/** The same of one that is phrases set off by blanks, with no comma in it. */
export const LONGEST_PHRASES = 110;

/**
 * How much a line looks like a title or heading by itself, 0 to 1: short, no stop at its end, not begun in the
 * middle of a sentence. `room` widens the longest length where the place speaks for a title.
 */
export function titleLook(text: string, cjk: boolean, mark: number, room = 1): number {
  if (text.length > 2 * LONGEST_TITLE.latin) return 0;
  const phrases =
    cjk && text.length > LONGEST_TITLE.cjk && /\S\s\S|——/u.test(text) && !/[，。；！？,;]/u.test(text);
  const longest = phrases ? LONGEST_PHRASES : cjk ? LONGEST_TITLE.cjk : LONGEST_TITLE.latin;
  if (text.length > (mark ? 2 : room) * longest) return 0;
  const shape = shapeOf(text);
  if (shape.letters < 2 || shape.letters === shape.digits) return 0;
  if (mark) return 1;
  if (isDateLine(text) || isByline(text)) return 0;
  if (isApart(text)) return 0;
  // Who speaks in an interview, with what is said.
  if (/^(?:[问答]|[QA]|Question|Answer|记者|主持人|受访者)\s*[:\uff1a]/u.test(text)) return 0;
  const first = classOf(text.charCodeAt(0));
  if (first & (INNER | STOP | CLOSE) && !(first & OPEN)) return 0;
  const last = text.charAt(text.length - 1);
  // The stop that old papers set behind a head is read as a comma as often.
  const isHeadline = !cjk && /[^.,]\.$|\s.*[^.,],$/u.test(text) && isCapitals(text);
  if ((/[,，、;；:：(（“‘《\-–—]/u.test(last) && !isHeadline) || (cjk && LEANS.test(text))) return 0;
  if (endsWithStop(text) && !isHeadline && !/[?？!！…]["”』」]?(?:[（(][^（()）]{1,12}[）)])?$/u.test(text))
    return 0;
  let look = 0.8;
  if (cjk) {
    if (/[，,]/u.test(text)) look -= 0.2;
    if (/[。;；]/u.test(text)) look -= 0.5;
    if (/\s/u.test(text)) look += 0.1;
    if (text.length < 40) look += 0.1;
    if (/[?？!！…]$/u.test(text)) look -= 0.15;
  } else {
    const word = text.charCodeAt(0);
    if (word >= 0x61 && word <= 0x7a) return 0;
    const capitals = shape.latin ? shape.upper / shape.latin : 0;
    if (capitals > 0.7) look += 0.2;
    else {
      const words = text.split(/\s+/u).filter((w) => /^[\p{L}]{4,}/u.test(w));
      const big = words.filter((w) => /^\p{Lu}/u.test(w)).length;
      look += words.length && big / words.length > 0.7 ? 0.1 : -0.15;
      if (text.split(/\s+/u).length > 14) look -= 0.2;
    }
    if (/[?!]$/u.test(text)) look -= 0.15;
    if (shape.stops > 1) look -= 0.3;
    // Headlines tell in the present what somebody says.
    if (/\bsaid (?!to\b)[\p{Ll}\d]/u.test(text) || TOLD.test(text)) look -= 0.5;
  }
  return Math.max(0, Math.min(1, look));
}
