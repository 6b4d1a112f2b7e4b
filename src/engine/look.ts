/**
 * What a line is by its look alone: a date, a byline, a title. Word classes of the trade in both languages; no
 * publication's own phrases.
 */
import { BLANK, CJK, CLOSE, classOf, DIGIT, INNER, LATIN, OPEN, STOP } from './script.ts';

const ZH_DATE =
  /(?:\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[一二三四五六七八九〇○零]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)/u;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const EN_DATE = new RegExp(
  `(?:${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?(?:\\s+\\d{2,4})?|\\d{1,2}(?:st|nd|rd|th)?[\\s-]+${MONTH},?[\\s-]*(?:\\d{2,4})?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4})`,
  'iu',
);
const DATE_REST =
  /(?:发布|发表|更新|刊登|刊发|出版|日期|时间|星期|周|[一二三四五六日天]|农历|上午|下午|晚|published|posted|updated|last|modified|date|on|at|est|gmt|utc|bst|cst|am|pm|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|day|[tz]|[\d\s:：,，.。()（）|/年月日时分秒\-—·[\]【】])/giu;

/** Whether a line says a date and nothing else but its label, weekday or hour. */
export function isDateLine(text: string): boolean {
  if (text.length > 60 || text.length < 4) return false;
  const hit = ZH_DATE.exec(text) ?? EN_DATE.exec(text);
  if (!hit) return false;
  const rest = text.slice(0, hit.index) + text.slice(hit.index + hit[0].length);
  return rest.replace(DATE_REST, '').length <= 1;
}

const ZH_BYLINE =
  /^[■□●◎▲◆★☆*◇▍○\s（(【[]*(?:(?:本报|本刊|本网|本台|本社|见习|实习|特约|首席|驻\S{1,8}|[一-龥]{2,6}(?:日报|晚报|时报|早报|新闻|社|网|台|客户端))?(?:全媒体|融媒体|首席|见习|实习)?(?:记者(?!调查|观察|手记|连线|走访|直击|亲历|节|证|[会协]|探访|体验|述评|视点|来信|站|们)|通讯员(?!文章)|评论员(?!文章)|撰稿人?|特派员)|文(?:字)?\s*[/／|｜:：]|文图|图文|撰文|作者|采写|供稿|报道|整理|编译|口述|执笔|摄影(?:报道)?)/u;
const EN_BYLINE =
  /^(?:(?:[Rr]eported |[Ww]ritten |[Ss]tory |[Tt]ext |[Ww]ords |[Pp]hotos? |[Cc]ompiled )?[Bb]y|BY|[Ff]rom|FROM|[Aa]uthor:?)[\s:]+(?:\p{Lu}[\p{L}.'’-]*|(?:[Tt]he|[Oo]ur|[Aa]n?)\s(?:own\s|special\s)?(?=\p{Lu}|staff|special|correspondent|reporter))(?:[\s,/&|]*(?:[\p{Lu}(][\p{L}.'’)-]*|and|of|the|for|in|de|van|von|der|staff|special|correspondent|writer|reporter|editor|our)\b\)?){0,12}[.:]?$/u;
const EN_STAFF =
  /^(?:\p{Lu}[\p{L}.'’-]*,?\s){1,4}(?:[|,–—-]\s*)?(?:(?:[Ss]taff|[Ss]enior|[Ss]pecial|[Cc]ontributing|[Nn]ews|[Ss]ports)\s)*(?:[Ww]riter|[Rr]eporter|(?:\w+ )?[Cc]orrespondent|(?:\w+ )?[Ee]ditor|[Cc]olumnist|[Cc]ontributor|[Rr]eporting)\b.{0,30}$/u;
/** A name set off by a dash, as at the end of a piece; "reporting by" and its like, in whatever tense. */
const EN_SIGNED = /^[—–-]{1,2}\s?(?:By\s)?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;
const EN_REPORTING =
  /^\(?(?:(?:additional |further )?(?:reporting|writing|editing|compiled|words|pictures) by)[\s:]+\p{Lu}.{2,70}$/iu;
/** A name and what its bearer did. */
const ZH_SIGNED =
  /^[■□●◎▲◆○\s（(【[—-]*[一-龥]{1,2}\s?[一-龥]{1,3}(?:[\s、][一-龥]{2,4}){0,3}\s*(?:报道|摄影报道|文\/图|图\/文|文图|图文|撰文|采写|摄|整理|供稿|综合报道)[)）\]】]?$/u;

/** Who wrote it or whose it is, told by a label. */
const LABELLED =
  /^[（(【[\s]*(?:(?:文章|信息|新闻|稿件)?来源|稿源|出处|作者|撰稿|撰文|供稿单位?|发布(?:单位|机构|者))\s*[:\uff1a]\s*\S.{0,40}$/u;

/** Whether a line names who wrote the piece. */
export function isByline(text: string): boolean {
  if (text.length > 90 || text.length < 3) return false;
  if (endsWithStop(text) && !/[.]$/.test(text)) return false;
  if (/^[■□●◎○▲◆]/u.test(text) && isNamesOnly(text)) return true;
  if (ZH_BYLINE.test(text)) return !/[，,。；]/u.test(text) && text.length <= 45;
  return (
    EN_BYLINE.test(text) ||
    EN_STAFF.test(text) ||
    EN_SIGNED.test(text) ||
    EN_REPORTING.test(text) ||
    ZH_SIGNED.test(text) ||
    LABELLED.test(text)
  );
}

/** Two or three short Chinese names alone: a byline where a byline can stand. */
export function isNamesOnly(text: string): boolean {
  return (
    /^[\s■□●◎○◆▲]*[一-龥]{1,2}\s?[一-龥]{1,2}(?:[\s、][一-龥]{2,4}){0,3}$/u.test(text) &&
    text.replace(/[^一-龥]/gu, '').length <= 12
  );
}

/** Whether text ends as a sentence does: a stop mark, closing marks after it passed over. */
export function endsWithStop(text: string): boolean {
  let i = text.length - 1;
  while (i >= 0 && classOf(text.charCodeAt(i)) & (CLOSE | BLANK)) i--;
  if (i < 0) return false;
  return (classOf(text.charCodeAt(i)) & STOP) !== 0;
}

/** Ends in a colon: what follows is a list, a quotation, a table. */
export function endsWithColon(text: string): boolean {
  return /[:：]\s*$/u.test(text);
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
  // Who speaks in an interview, with what is said.
  if (/^(?:[问答]|[QA]|Question|Answer|记者|主持人|受访者)\s*[:\uff1a]/u.test(text)) return 0;
  const first = classOf(text.charCodeAt(0));
  if (first & (INNER | STOP | CLOSE) && !(first & OPEN)) return 0;
  const last = text.charAt(text.length - 1);
  if (/[,，、;；:：(（“‘《\-–—]/u.test(last)) return 0;
  if (endsWithStop(text) && !/[?？!！…]["”』」]?$/u.test(text)) return 0;
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
  }
  return Math.max(0, Math.min(1, look));
}
