/**
 * What a newspaper prints of itself: its head with the number of the issue, the weather and the price, and the running
 * head with page, section and date over every page.
 */

import { plainOf } from '../base/plain.ts';
import { isCapitals, isDateLine } from './look.ts';

/** Names that papers go by. */
const ZH_NAME = /[一-龥]{1,8}(?:日报|晚报|早报|晨报|午报|时报|商报|都市报|周报|导报|青年报|新报|快报|周刊)/u;
const EN_NAME =
  /\b(?:The\s|THE\s)?(?:[\p{Lu}][\p{L}’'-]*\s){0,4}(?:Courier|Times|Post|Herald|Tribune|Gazette|News|Journal|Chronicle|Star|Daily|Weekly|Mail|Observer|Record|Examiner|Sentinel|Globe|Press|Bulletin|Advertiser|Mercury|Argus|Echo|Register|Telegraph|Standard|Dispatch|Enquirer|Inquirer|Ledger|Leader|Reporter|Review|Citizen|Independent|Intelligencer|Statesman)\b/iu;
const ZH_ISSUE =
  /(?:总第|第)\s*\d{2,6}\s*[期号]|今日\s*\d{1,3}\s*版|国内统一(?:连续出版物|刊)号|统一刊号|\bCN\s?\d{2}-\d{4}\b|邮发代号|零售价|每份.{0,4}元|^农历|农历.{2,10}$/u;
const EN_ISSUE =
  /^VOL(?:UME)?\b\.?\s*[IVXLCDM\d]+|\bN[Oo]\.\s*\d{1,6}\b.{0,60}\b(?:1[5-9]|20)\d\d\b|\bPRICE\s+(?:ONE|TWO|THREE|FOUR|FIVE|TEN|\d+)\s+(?:CENTS?|PENCE|PENNY)\b|\b(?:Established|ESTABLISHED|Founded|FOUNDED|Est\.)\s+(?:in\s+|IN\s+)?1[5-9]\d\d\b|\bCENTS? (?:A|PER) COPY\b/u;
const WEATHER =
  /^(?:[今明]日|[今明]天|本市|市区)?天气(?:预报)?\s*[:：]|^(?:[今明]日|[今明]天|白天|夜间)?\s?(?:晴|阴|多云|小雨|中雨|阵雨|雷阵雨|小雪)\S{0,8}\s.*(?:℃|°C?|度|级)|^(?:THE\s)?WEATHER\s*[:.—-]|^(?:Today’s |Today's )?(?:Weather|High|Forecast)\s*:/u;
const DATE =
  /(?:中华)?民国\s*[\d一二三四五六七八九〇○零十]{1,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日|(?:(?:19|20)\d{2}|[一二三四五六七八九〇○零]{4})\s*[-/.年]\s*[\d一二三四五六七八九十]{1,3}\s*[-/.月]\s*[\d一二三四五六七八九十]{1,3}\s*日?|\d{1,2}月\d{1,2}日|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:\s+\d{4})?/iu;
const DAY =
  /(?:星期|周)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b\.?,?/iu;
const PAGE =
  /第?\s*[A-Z]?\d{1,3}\s*[版页]|第[一二三四五六七八九十]{1,3}[版页]|\bpage\s+(?:[A-Z]?\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|^[A-Z]?\d{1,3}(?=\s|$)|(?<=\s)[A-Z]?\d{1,3}$/iu;

/** Who made a page up, by office and name. */
const CREDITS =
  /(?:责任编辑|值班(?:编辑|主任|总编)|本版(?:编辑|主编|责编)|责编|编辑|主编|校对|美编|版式|组版|编审|审读|视觉|制图)\s*[:：/|｜]?\s*[一-龥]{2,4}(?![一-龥])/gu;
/** Offices that only a printed page names. */
const OFFICES = /责编|版式|美编|组版|校对|本版/u;

/** What is left of a head without what parts it. */
function bare(rest: string): string {
  return rest.replace(/[\s|｜/／·•:：,.，—–\-()（）《》]/gu, '');
}

/**
 * Whether a line is a running head: a page's number beside a date or the paper's name, a section's name at most besides;
 * or a day with its weekday and who made the page up.
 */
export function isRunningHead(line: string): boolean {
  if (line.length > 90 || line.length < 6) return false;
  let rest = plainOf(line).trim();
  const take = (pattern: RegExp): boolean => {
    const cut = rest.replace(pattern, ' ').trim();
    const met = cut !== rest;
    rest = cut;
    return met;
  };
  // What was taken from a page says so.
  if (/[。，！？；!?;]|^[（(《\s]*(?:摘自|转自|原载|来源|见|据|载)/u.test(rest)) return false;
  const offices = rest.match(CREDITS)?.length ?? 0;
  const made = OFFICES.test(rest) && take(CREDITS);
  // Who made a page up, and nothing else.
  if (made && bare(rest) === '' && (offices > 1 || /本版|版式|组版/u.test(line))) return true;
  const dated = take(DATE);
  // A weekday alone parts a paper's name from its page as a date does.
  const weekly =
    (dated || /(?:^|[·|•–—-]\s*)(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*(?:[·|•–—-]|$)/iu.test(rest)) &&
    take(DAY);
  // A page's number stands at an end of the line, or beside the paper's name.
  let paged = take(PAGE);
  const named = take(ZH_NAME) || ((isCapitals(line) || (paged && weekly)) && take(EN_NAME));
  if (!paged && named) paged = take(PAGE);
  if (!paged) return made && weekly && bare(rest) === '';
  // Small words alone beside a figure and a date are the end of a sentence, which a column may begin with.
  if (/\p{Ll}{2}/u.test(rest) && !/\p{Lu}/u.test(rest)) return false;
  const left = bare(rest);
  // A page told as one with the name of its section is no more than that, either.
  if (!dated && !named && !/^第?\s*[A-Z]?\d{1,3}\s*版[\s:：]/u.test(line.trim())) return false;
  return left.length <= (/[一-龥]/u.test(left) ? 4 : 14);
}

/** Chinese letters that a head has beside its name, day and makers, at most. */
const WORDS = 14;

/** Whether a line can only be a paper's own head: its issue, its price, its weather. */
export function isMastheadLine(line: string): boolean {
  if (line.length > 120) return false;
  const text = plainOf(line).trim();
  if (/[。！？]$/u.test(text)) return false;
  if (EN_ISSUE.test(text)) return true;
  if (!ZH_ISSUE.test(text)) return false;
  // A sentence may speak of an issue, too: a head says little else.
  const rest = text
    .replace(DATE, '')
    .replace(DAY, '')
    .replace(CREDITS, '')
    .replace(ZH_NAME, '')
    .replace(/农历\S*/u, '');
  return (rest.match(/[一-龥]/gu)?.length ?? 0) <= WORDS;
}

/** A paper's name alone in a line. */
function isName(line: string): boolean {
  // The letters of a name may stand far apart.
  const text = plainOf(line)
    .trim()
    .replace(/(?<=^|\s)([一-龥])\s+(?=[一-龥](?:\s|$))/gu, '$1');
  const rest = text.replace(ZH_NAME, '');
  if (rest !== text) return rest.length <= 2;
  const name = text.replace(/\s+/gu, ' ').replace(/\.$/u, '');
  return name.length <= 48 && name.replace(EN_NAME, '').trim() === '' && /\s/u.test(name);
}

/** Whether a line tells the place and the day on which an issue came out, and nothing else. */
function isPlaceAndDay(line: string): boolean {
  if (line.length > 90 || !isCapitals(line)) return false;
  const text = plainOf(line).trim();
  const rest = text.replace(DATE, '');
  return (
    rest !== text &&
    DAY.test(rest) &&
    /\b(?:1[5-9]|20)\d\d\b/u.test(text) &&
    bare(rest.replace(DAY, '')).length <= 36
  );
}

/** Names that the sections of a paper go by, beside a page's number. */
const SECTION =
  /^(?:[A-Z]{1,2}\d{1,3}\s*版?|\d{2,3}\s*版?|\d\s*版)[\s:：·|]*(?:要闻|头版|综合|社会|民生|本地|都市|国内|国际|财经|经济|体育|文娱|娱乐|文化|教育|健康|科技|评论|理论|副刊|专题|专版|广告|时政|法治|农业|视点|深度|关注|综合新闻|社会新闻|国际新闻|经济新闻|城市新闻)$/u;

/** Whether a line is a page's number and the name of a section. */
export function isPageSection(line: string): boolean {
  return line.length <= 16 && SECTION.test(plainOf(line).trim());
}

/** Lines at the dump's beginning that are looked at. */
const LINES = 10;

/**
 * The lines of a paper's own head at the beginning of a dump, by index: a line that tells the issue, and around it the
 * paper's name, the day and the weather. Empty without the first, or a name over its day; `marked` says that the first line
 * is marked as a heading.
 */
export function findMasthead(lines: readonly string[], marked: boolean): number[] {
  const first = lines.slice(0, LINES);
  const sure = first.findIndex((line) => isMastheadLine(line) || isRunningHead(line));
  // Without an issue's number a name over a day is a head as well; of a marked name the day is the first article's, too.
  if (sure < 0 && isName(first[0] ?? '')) {
    if (isDateLine(first[1] ?? '')) return marked ? [0] : [0, 1];
    if (isPlaceAndDay(first[1] ?? '')) return [0, 1];
  }
  if (sure < 0) return [];
  const own: number[] = [];
  const belongs = (line: string) =>
    isMastheadLine(line) ||
    isRunningHead(line) ||
    isPageSection(line) ||
    isName(line) ||
    WEATHER.test(plainOf(line)) ||
    isPlaceAndDay(line) ||
    isDateLine(line);
  for (let k = 0; k < first.length && own.length === k; k++) if (belongs(first[k] as string)) own.push(k);
  return own.includes(sure) ? own : [sure];
}
