/**
 * How a paragraph opens: as the first of an article, or as one that leans on what was told before. Word classes of
 * news writing in both languages (inverted pyramid: the day, the event and the full introduction come first).
 */

import { OPENING_WEIGHTS } from '../base/weights.ts';
import { opensWithDateline } from './datelines.ts';

/** Names of the cues, in the order of `openingCues`. */
export const OPENING_CUES = ['wire', 'day', 'event', 'office', 'leans', 'speaks'] as const;

const ZH_WIRE =
  /^\p{P}{0,2}(?:本报|本刊|本网|本台|新华社|中新[社网]|人民网|央视|记者.{0,12}[获了]|.{2,8}(?:[讯电]|消息)[\s（(:：，,—-])/u;
const EN_WIRE = /^(?:\([A-Z][\w ,.]{2,30}\)|[A-Z][A-Z .]{2,24},?\s[\w. ]{0,24}\s?[-–—])/u;
const ZH_DAY =
  /(?:今天|今日|昨[天日]|前天|明天|\d{1,2}月\d{1,2}日|\d{1,2}日(?!均|常)|近日|日前|[本上]周|当地时间|截至)/u;
const EN_DAY =
  /\b(?:today|yesterday|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|March|April|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|this (?:week|month)|last (?:week|night))\b/u;
const ZH_EVENT =
  /(?:举行|召开|开幕|闭幕|揭晓|发布|公布|出版|印发|会见|启动|举办|宣布|批准|通过|签署|抵达|启程|致信|致电|主持|出席|开通|投产|发射|获悉|表示|成立)/u;
const EN_EVENT =
  /\b(?:said|announced|reported|agreed|approved|opened|rose|fell|will|plans? to|has been|is expected)\b/u;
const ZH_OFFICE =
  /(?:总书记|主席|总理|部长|委员长?|主任|书记|省长|市长|区长|县长|局长|总统|大臣|国王|首相|院长|会长|董事长|发言人)[、，,]?\S/gu;
const EN_OFFICE =
  /\b(?:Inc|Corp|Co|Ltd|Plc|Bank|Ministry|Department|University|Council|President|Prime Minister|Minister|Secretary|Chairman|Mayor|Senator)\b/gu;
const ZH_LEANS =
  /^(?:同时|此外|另外|其中|其次|然而|但是?|不过|因此|所以|于是|而且|接着|随后|之后|最后|下一步|接下来|与此同时|据介绍|据悉|对此|为此|目前|如今|未来|眼下|他们?|她们?|它们?|这|该|双方|会上|会前|会后|会议|大会|文章|通知|《通知》|《意见》|《方案》|[二三四五六七八九十]是|第[二三四五六七八九十])/u;
const EN_LEANS =
  /^["“']?(?:He|She|It|They|But|And|However|Meanwhile|Also|The (?:company|bank|group|ministry|official|spokesman|statement|report|agency|government|president|council)s?|In addition|Separately|That|This|These|Those|Both|Such|Another|Other)\b/u;
const ZH_SPEAKS = /^[^，。：、]{2,9}(?:指出|强调|表示|说|认为|介绍|称|要求|提出|回应)/u;
const EN_SPEAKS =
  /^["“'][^"”]{10,}|^(?:Mr\.?\s|Mrs\.?\s|Ms\.?\s|Dr\.?\s)?\p{Lu}[\p{L}.'’-]+\s(?:said|added|told|noted|declined)\b/u;

/** What the opening of a paragraph says, each 0 to 1, as `OPENING_CUES` names it. */
export function openingCues(text: string, cjk: boolean): number[] {
  const near = text.slice(0, cjk ? 36 : 110);
  const far = text.slice(0, cjk ? 70 : 160);
  const day = (cjk ? ZH_DAY : EN_DAY).test(near);
  const event = (cjk ? ZH_EVENT : EN_EVENT).test(far);
  const offices = far.match(cjk ? ZH_OFFICE : EN_OFFICE)?.length ?? 0;
  return [
    (cjk ? ZH_WIRE : EN_WIRE).test(near) ? 1 : 0,
    day ? 1 : 0,
    event && day ? 1 : event ? 0.4 : 0,
    Math.min(2, offices) / 2,
    (cjk ? ZH_LEANS : EN_LEANS).test(near) ? 1 : 0,
    (cjk ? ZH_SPEAKS : EN_SPEAKS).test(near) ? 1 : 0,
  ];
}

/** Whether a paragraph opens with who sends it and from where, as dispatches do: it is the first of its article. */
export function opensDispatch(text: string, cjk: boolean): boolean {
  return cjk ? opensWithDateline(text) : EN_WIRE.test(text.slice(0, 110));
}

/** The first letters or word by which paragraphs of one report often open alike; '' where that tells nothing. */
export function opener(text: string, cjk: boolean): string {
  if (cjk) return /^[\u3400-\u9fff]{2}/u.exec(text)?.[0] ?? '';
  return /^["“']?(\p{L}{3,})/u.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** Log odds that a paragraph opens an article rather than stands in one, against the common share; fitted. */
export function opensArticle(text: string, cjk: boolean): number {
  const { bias, weights } = cjk ? OPENING_WEIGHTS.cjk : OPENING_WEIGHTS.latin;
  let sum = bias;
  openingCues(text, cjk).forEach((v, k) => {
    sum += v * (weights[k] as number);
  });
  return Math.max(-3, Math.min(4, sum));
}
