/** Who wrote it, told by a line's look: word classes of the trade in both languages. */

import { plainOf } from '../base/plain.ts';
import { GIVEN } from './given-names.ts';

const BULLET = '[■□●◎▲◆★☆*◇▍○\\s（(【[〔—-]*';
/** What a line goes on with after the office of who is named: not what reporters do, see and publish. */
const NO_NAME =
  '(?![在为从与和的这那昨今再走探眼来去笔镜看问说观调连直亲手节证会协体视述评站们了到将近对被招培文])';
/** A name as it follows an office without a blank, and what may follow a name. */
const NAMED =
  '[一-龥]{2,4}(?=$|[\\s、/|｜:：()（）\\]】〕]|摄|从|自|在|发自|报道|报导|综合|撰|文|图|通讯员|记者|实习|见习)';
const ZH_OFFICE = new RegExp(
  `^${BULLET}(?:(?:本报|本刊|本网|本台|本社)?驻\\S{1,8}?|本报|本刊|本网|本台|本社|特约|首席|[一-龥]{2,8}(?:日报|晚报|时报|早报|新闻|社|网|台|客户端))?(?:全媒体|融媒体|首席|见习|实习|特约|特派)?(?:记者|通讯员|评论员|撰稿人?|主笔|特派员|特约作者)(?:\\s*[:：/|｜、（(]\\s*\\S|\\s+\\S|$|${NO_NAME}${NAMED})`,
  'u',
);
/** Whose reporter, by any word that ends as a paper's name does, and the name behind a blank or none. */
const ZH_HOUSE = new RegExp(
  `^${BULLET}[一-龥]{1,9}(?:报|刊|周刊|杂志|在线|财经)(?:全媒体|融媒体|首席|见习|实习|特约|特派)?(?:记者|通讯员|评论员|主笔)\\s?${NO_NAME}${NAMED}`,
  'u',
);
/** What its bearer did, set off from a name: before it, as in "文/", or alone with more than one. */
const ZH_DEED = new RegExp(
  `^${BULLET}(?:文(?:字)?|图|文图|图文|撰文|作者|采写|供稿|报道|整理|编译|翻译|译|口述|执笔|摄影(?:报道)?|插图|绘图)(?:[/／|｜:：]\\s*\\S|\\s+[一-龥·]{2,4}(?=$|[\\s、/（(]))|^${BULLET}(?:文[/／]图|图[/／]文|文图|图文)(?:[\\s:：]|本报|记者)`,
  'u',
);
/** A name and what its bearer did. */
const ZH_SIGNED =
  /^[■□●◎▲◆○\s（(【[—-]*[一-龥]{1,2}\s?[一-龥]{1,3}(?:[\s、][一-龥]{2,4}){0,3}\s*(?:报道|报导|摄影报道|文\/图|图\/文|文图|图文|撰文|采写|摄|整理|供稿|综合报道)[)）\]】]?$/u;
/** Who wrote it or whose it is, told by a label. */
const LABELLED =
  /^[（(【[\s]*(?:(?:文章|信息|新闻|稿件)?来源|稿源|出处|作者|撰稿|撰文|供稿单位?|发布(?:单位|机构|者))\s*[:\uff1a]\s*\S.{0,40}$/u;
/** A paper, an agency, a station, by the word its name ends with. */
const HOUSE = '[一-龥]{2,10}(?:报|社|网|电视台|电台|周刊|杂志|新闻|客户端|财经)';
const OFFICES = '(?:记者|通讯员|实习生|特派员|特约记者|评论员)';
/** A dispatch whose line says no more than who sent it, from where and when: 据某社某地某月某日电. */
const ZH_WIRE =
  /^[（(【[\s]*(?:据|综合)?\s?(?:本报|本刊|本台|本社|本网|新华社|中新社|中新网|[一-龥]{2,6}(?:报|社|网))[一-龥]{0,9}(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专|综合|快)?[电讯][)）】\]]?$/u;
/** The same with who wrote it in brackets: 某报讯（记者 甲 通讯员 乙）. */
const ZH_DISPATCH = new RegExp(
  `^[一-龥]{2,12}(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:[讯电]|消息|报道)\\s*[（(【](?:[^（）()【】。，]{0,16}${OFFICES}${NO_NAME}[^（）()【】。]{1,60}|[一-龥]{2,4}(?:[\\s、][一-龥]{2,4}){0,4})[）)】]$`,
  'u',
);
/** In brackets, whose report it is and by which office of whose: 【某报报道 特约记者 甲】. */
const ZH_BOXED = new RegExp(
  `^[（(【[〔]\\s*(?:${HOUSE}\\s?(?:报道|综合报道|消息|讯|电)?\\s?)?[一-龥]{0,6}${OFFICES}${NO_NAME}[^（）()【】。，]{1,60}[）)】\\]〕]$`,
  'u',
);
/** Names first, and the office of those that come behind them. */
const ZH_LISTED = new RegExp(
  `^(?:[一-龥]{2,4}[\\s、]+){1,4}(?:本报|本刊|本台|本网)?(?:特约|实习|见习)?${OFFICES}[\\s、:：]+[一-龥]{2,4}(?:[\\s、]+[一-龥]{2,4}){0,4}$`,
  'u',
);
/** The commonest family names, in both forms. */
const FAMILIES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔常汤湯康易乔喬赖賴文施洪季辛柯耿童凌毕畢焦裴骆駱佘祝左涂岳齐齊庄莊梅盛倪聂聶管柳关關苗章鲁魯葛尤';
const NAME = `(?:[${FAMILIES}]\\s?[一-龥]{1,2}|[${FAMILIES}]{2}[一-龥]{1,2}|(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛)[一-龥]{1,2})`;
/** Names in brackets, or a name and the house it writes for. */
const ZH_NAMES = new RegExp(
  `^[（(【]${NAME}(?:[\\s、]+${NAME}){0,4}(?:[\\s、/]+${HOUSE})?[）)】]$|^${NAME}(?:[\\s、]+${NAME}){0,2}\\s+${HOUSE}$`,
  'u',
);
/** Posts that stand before a name under a title: a closed class, each the last word of what its bearer is. */
const POSTS =
  '(?:模范|标兵|能手|[局处部厅院校司所站科厂店队馆园社会组班]长|[省市县区镇乡村州]长|主任|书记|主席|总裁|(?:总)?经理|总监|董事长|理事|委员|代表|政委|参谋|司令员?|教授|讲师|研究员|工程师|技术员|博士|院士|医[师生]|教[师练]|老师|作家|诗人|导演|律师|编审|主笔|战士|工人|社员|学生|读者)';
/** A post and who holds it, set apart by a blank: 某某局局长 甲. */
const ZH_POST = new RegExp(`^[一-龥“”]{0,18}${POSTS}\\s+${NAME}(?:[\\s、]+${NAME}){0,2}$`, 'u');
/** Several people who write under the name of their group. */
const ZH_GROUP = new RegExp(
  `^[一-龥“”]{2,14}(?:通讯组|报道组|写作组|采访组|课题组|调研组|调查组|编写组|编辑部)(?:\\s+(?:本报|本刊|${HOUSE})?记者)?$`,
  'u',
);
/** What the author does beside writing. */
const ZH_AUTHOR = /^[（(【\s]*(?:本文)?作者(?:系|为|是|单位)[^。！？]{3,60}$/u;

/** Whose it was first. */
const TAKEN =
  /^[（(【[\s—-]*(?:转自|摘自|原载|转载自|据)\s*《[^《》\n]{2,24}》(?:\s*\d[\d年月日.\-/]*)?[\s）)】\]]*$/u;

const WORK =
  '(?:[Rr]eported|[Ww]ritten|[Ss]tory|[Tt]ext|[Ww]ords|[Pp]hotos?|[Pp]hotographs|[Pp]ictures|[Cc]ompiled|[Ii]nterview|[Rr]eport|[Aa]rticle|[Ii]llustrations?|[Rr]eview|[Aa]nalysis|[Cc]ommentary|[Oo]pinion)';
const EN_BYLINE = new RegExp(
  `^(?:(?:${WORK}(?:(?:,| and| &) ${WORK})?\\s)?[Bb]y|BY|[Ff]rom|FROM|[Aa]uthor:?)[\\s:]+(?:(?!The\\s)\\p{Lu}[\\p{L}.'’-]*|(?:[Tt]he|[Oo]ur|[Aa]n?)\\s(?:own\\s|special\\s)?(?=\\p{Lu}|staff|special|correspondent|reporter))(?:[\\s,/&|]*(?:[\\p{Lu}(][\\p{L}.'’)-]*|and|of|the|for|in|de|van|von|der|staff|special|correspondent|writer|reporter|editor|our)(?:\\b|(?<=\\.))\\)?){0,12}[.:]?$`,
  'u',
);
/** Capitals alone after "By The" are a paper's name only with a word that papers and agencies go by. */
const EN_BODY =
  /\b(?:press|staff|editors?|editorial|board|news|service|times|post|journal|herald|courier|tribune|gazette|observer|team|bureau|desk|star|mail|chronicle|reporters?|record|sun|globe|agency|writers?|correspondents?)\b/iu;
const EN_STAFF =
  /^(?:\p{Lu}[\p{L}.'’-]*,?\s){1,4}(?:[|,–—-]\s*(?:[Ff]or\s|[Ss]pecial\sto\s)?|(?<=,\s)|(?=(?:Staff|Senior|Special|Contributing)\s))(?:(?:[Ss]taff|[Ss]enior|[Ss]pecial|[Cc]ontributing|[Nn]ews|[Ss]ports)\s)*(?:[Ww]riter|[Rr]eporter|(?:\w+ )?[Cc]orrespondent|(?:\w+ )?[Ee]ditor|[Cc]olumnist|[Cc]ontributor|[Rr]eporting)\b.{0,30}$/u;
/** Nobody in particular: what the paper's own people or an agency sent. */
const EN_NOBODY =
  /^(?:(?:from\s)?(?:staff|wire|news\s?service|agency)(?:\sand\s(?:staff|wire|agency))?\sreports?)$/iu;
/** A name and for whom its bearer wrote. */
const EN_FOR =
  /^(?:\p{Lu}[\p{L}.'’-]*,?\s){1,3}(?:and\s(?:\p{Lu}[\p{L}.'’-]*,?\s){1,3})?[|,–—-]?\s?(?<=,\s|[|–—-]\s)(?:[Ss]pecial\sto|[Ff]or|[Ff]rom)\s(?:[Tt]he\s)?\p{Lu}[\p{L} ]{2,40}$/u;
/** A name set off by a dash, as at the end of a piece; "reporting by" and its like, in whatever tense. */
const EN_SIGNED = /^[—–-]{1,2}\s?(?:By\s)?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u;
const EN_REPORTING =
  /^\(?(?:(?:additional |further )?(?:reporting|writing|editing|compiled|words|pictures) by)[\s:]+\p{Lu}.{2,70}$/iu;
/** An address or handle behind a name. */
const ADDRESS = /[\s,|(]+(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})\)?$/u;

/** Whether a line names who wrote the piece. */
export function isByline(line: string): boolean {
  if (line.length > 90 || line.length < 3) return false;
  if (/[。！？!?…][”"’』」]*$/u.test(line)) return false;
  const text = plainOf(line).replace(ADDRESS, '');
  if (/^[■□●◎○▲◆]/u.test(text) && isNamesOnly(text)) return true;
  if (ZH_OFFICE.test(text) || ZH_HOUSE.test(text) || ZH_DEED.test(text))
    return !/[，,。；]/u.test(text) && text.length <= 45;
  if (isCredit(text)) return true;
  if (EN_BYLINE.test(text)) return !/^\w+\s+the\s/iu.test(text) || EN_BODY.test(text);
  return (
    EN_STAFF.test(text) ||
    EN_FOR.test(text) ||
    EN_NOBODY.test(text) ||
    EN_SIGNED.test(text) ||
    EN_REPORTING.test(text) ||
    ZH_SIGNED.test(text) ||
    LABELLED.test(text) ||
    TAKEN.test(text)
  );
}

/** Whether a line in simplified forms tells who sent or wrote a report, in one of the longer ways of the Chinese press. */
function isCredit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const boxed = last === 0x29 || last === 0xff09 || last === 0x3011 || last === 0x5d || last === 0x3015;
  return (
    ZH_WIRE.test(text) ||
    ZH_AUTHOR.test(text) ||
    ZH_POST.test(text) ||
    ZH_GROUP.test(text) ||
    ZH_LISTED.test(text) ||
    ZH_NAMES.test(text) ||
    (boxed && (ZH_DISPATCH.test(text) || ZH_BOXED.test(text)))
  );
}

/** Two or three short Chinese names alone: a byline where a byline can stand. */
export function isNamesOnly(text: string): boolean {
  if (
    /新闻|背景|链接|手记|评论|短评|声音|观点|记者|编辑|提示|数据|观察|延伸|相关|专家|回应|最新|快讯|简讯|公告|通知/u.test(
      text,
    )
  )
    return false;
  return (
    /^[\s■□●◎○◆▲]*[一-龥]{1,2}\s?[一-龥]{1,2}(?:[\s、][一-龥]{2,4}){0,3}$/u.test(text) &&
    text.replace(/[^一-龥]/gu, '').length <= 12
  );
}

const FULL_NAMES = new RegExp(`^${NAME}(?:[\\s、]+${NAME}){0,3}$`, 'u');
const TWO_NAMES = new RegExp(`^(?:[一-龥]{2,3}[\\s、]+${NAME}|${NAME}[\\s、]+[一-龥]{2,3})$`, 'u');
const FROM_PLACE = new RegExp(
  `^[一-龥]{1,10}[省市县区镇乡村州]\\s+(?:${NAME}|${NAME}(?:[\\s、]+[一-龥]{2,3}){1,3})$`,
  'u',
);

/** How surely a short Chinese line is who wrote something: 2 names of people, 1 only where a byline can stand, 0 no name. */
export function nameLook(text: string): 0 | 1 | 2 {
  if (FROM_PLACE.test(text) || TWO_NAMES.test(text)) return 2;
  if (FULL_NAMES.test(text)) return text.length > 2 ? 2 : 1;
  // Pen names: what friends call each other, and letters of both scripts.
  const pen =
    /^[小老阿][一-龥]$/u.test(text) ||
    /^(?=.{2,8}$)(?:[A-Za-z]{1,6}[一-龥]{1,3}|[一-龥]{1,3}[A-Za-z]{1,6})$/u.test(text);
  return pen ? 1 : 0;
}

/** What offices and bodies that sign a document are called by, with the place or level they are of. */
const BODY =
  /^(?:中共|中国|中国共产党|全国|国家|国务院|[一-龥]{1,8}[省市县區区州旗盟镇鎮乡鄉村]|[一-龥]{2,8}自治[区县州])[一-龥]{0,14}(?:局|厅|委|委员会|办公室|办公厅|人民政府|管委会|党组|党委|工委|编辑部|宣传部|组织部|统战部|研究室|管理处|管理站|服务中心|中心|支队|大队|总队|派出所|法院|检察院|联合会|工会|团委|妇联|协会|学会)$/u;
/** What an office does, as titles tell it. */
const DOES =
  /[的了将被获]|召开|举行|举办|成立|开展|走进|来到|调研|视察|通报|组织(?!部)|联合(?!会)|启动|发布|约谈|处罚|回应|提醒/u;

/** Whether a line in simplified forms is the name of an office or body alone: who signed, where a byline can stand. */
export function isOffice(text: string): boolean {
  return text.length <= 24 && BODY.test(text) && !DOES.test(text);
}

/** An office of anybody's and names behind a blank: a byline where a byline can stand, else perhaps a title's words. */
export function isNamedOffice(text: string): boolean {
  return /^[一-龥]{0,8}(?:记者|通讯员|评论员|主笔|撰稿人?)\s[一-龥]{2,4}(?:[\s、][一-龥]{2,4}){0,3}$/u.test(
    plainOf(text),
  );
}

/** Whether a line is names alone in Latin letters, of which the first begins with a common first name. */
export function isKnownName(text: string): boolean {
  return isLatinNames(text) && GIVEN.has((/^\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase());
}

/** One or two names of two words and more in Latin letters alone: a byline right before a date. */
export function isLatinNames(text: string): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}\.)?(?:\s\p{Lu}[\p{L}'’-]+){1,2}(?:,?\s(?:and|&)\s\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2})?$/u.test(
    text,
  );
}
