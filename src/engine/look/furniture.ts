/** What site furniture looks like by itself: words of the web's own housekeeping, trails, boxes. */

import { plainOf } from '../base/plain.ts';
import { cjkShare } from '../base/script.ts';
import { isByline, nameLook } from './bylines.ts';
import { endsWithStop, isDateLine } from './look.ts';
import { isRunningHead } from './mastheads.ts';

/** Word classes of web housekeeping: moving about, sharing, accounts, rights, offers, the page itself. */
const ZH_WORDS: readonly RegExp[] = [
  /首页|主页|导航|频道|栏目|当前位置|所在位置|面包屑|数字报|电子报|往期/gu,
  /[上下]一[篇页条则章版期]|返回(?:顶部|首页|列表|上级)?|回到顶部|翻页|末页|尾页/gu,
  /分享|转发|收藏|点赞|微信|微博|朋友圈|扫码|扫一扫|二维码|QQ|空间/gu,
  /登录|注册|会员|用户名|密码|退出|个人中心|我的账户/gu,
  /打印|关闭|字号|字体|繁体|简体|无障碍|朗读|放大|缩小/gu,
  /版权|转载|授权|著作权|免责|声明|侵权|举报|隐私|条款|法律顾问|备案|许可证|公网安备|ICP/gu,
  /责任编辑|责编|编辑[:\uff1a]|审核[:\uff1a]|校对[:\uff1a]|来源[:\uff1a]|稿源|作者[:\uff1a]|监制[:\uff1a]|审校/gu,
  /相关(?:阅读|新闻|链接|文章|推荐|报道|专题)|推荐阅读|延伸阅读|热门|热点推荐|猜你喜欢|排行|最新文章|更多/gu,
  /点击|点我|点此|戳这里|查看|加载|展开|收起|阅读(?:全文|全部|原文|量|数)|浏览(?:量|次数|器)|下载|客户端|APP|订阅|关注我们|公众号/gu,
  /联系我们|关于我们|网站地图|友情链接|投稿|反馈|留言|评论|跟帖|广告|合作|招聘|入驻|客服|热线[:\uff1a]/gu,
  /网站|本站|网页|页面|主办|承办|技术支持|手机版|电脑版|版本过低|升级/gu,
];
const EN_WORDS: readonly RegExp[] = [
  /\b(?:home|menu|navigation|sections?|sitemap|breadcrumb|skip to(?: main)?(?: content)?|back to|previous|next|top)\b/giu,
  /\b(?:share|tweet|facebook|twitter|whatsapp|linkedin|instagram|follow us|like us|email this|send to)\b/giu,
  /\b(?:subscribe|subscription|newsletter|sign[ -]?(?:in|up|out)|log[ -]?(?:in|out)|register|account|password|member)\b/giu,
  /\b(?:cookies?|privacy|terms|conditions|policy|settings|accessibility|preferences|consent)\b/giu,
  /(?:©|\(c\)|\bcopyright\b|\ball rights\b|\brights reserved\b|\breprint\b|\bpermission\b)/giu,
  /\b(?:advertis\w+|sponsored|promoted|ad choices|(?:special|our|latest|all) offers?|offers? for you)\b/giu,
  /\b(?:related|recommended|most (?:read|popular|viewed)|trending|more (?:stories|news|from|on)|read (?:more|next|also)|you may|latest)\b/giu,
  /\b(?:comments?|leave a reply|join the (?:conversation|discussion)|report (?:this|abuse)|feedback)\b/giu,
  /\b(?:print|download|view|click|tap|load|show|expand|close|search|browser|javascript|app|page|site|website|article|story|stories)\b/giu,
  /\b(?:contact us|about us|help|faq|careers|archive|rss|feed)\b/giu,
];

/** Lines no article holds, whatever else they say: the site's own address to its reader. */
const SURE: readonly RegExp[] = [
  /^(?:[<«‹]+\s*)?[上下前后]一?[篇条则页章]\s*[:\uff1a]/u,
  /^(?:网站)?(?:主办|承办|协办|主管|运营|建设)(?:单位|机构)?\s*[:\uff1a]|^技术支持\s*[:\uff1a]|网站标识码|公网安备|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备/u,
  /^(?:设为首页|加入收藏|无障碍(?:浏览|阅读)|长者(?:模式|版|专区)|繁体(?:版|中文)?|简体(?:版|中文)?|网站支持IPv6)$|^(?:您好[,，!！]?)?欢迎(?:访问|光临|来到|您访问)/u,
  /^(?:您|你)?(?:现在|当前|所在)?的?(?:所在)?位置(?:是|在)?\s*[:\uff1a]|(?:建议|推荐|最佳)(?:使用|浏览)?.{0,12}分辨率|分辨率.{0,20}(?:浏览|效果|显示)/u,
  /^今天是[\s:\uff1a]*(?:\d{4}年|星期|周|农历|公历)/u,
  /^[<«‹\s]*(?:previous|next|prev)\s(?:story|article|post|page|entry)\b.{0,4}:|^(?:you are here|you are reading)\b/iu,
  /^[（(【[]?\s*(?:责任编辑|责编|编辑|审核|校对|监制|编审|[初复终]审|美编|网络编辑|值班编辑)\s*[:\uff1a|｜/]\s*\S.{0,28}$/u,
  /\bdo not sell\b.{0,20}\binformation\b|^(?:terms (?:of|&) (?:use|service)|privacy policy|back to top|story continues below|continue reading|you (?:might|may) also like)\b/iu,
  /^(?:have|got) a (?:news )?tip\b|^get (?:the|our|your) .{0,40}\b(?:inbox|newsletters?|email)\b|^(?:email|contact) the (?:newsroom|editors?)\b/iu,
  /^(?:本期(?:目录|导读|要目)|今日导读|内容导读|目\s{0,2}录|头条推荐|(?:热点|精彩|今日)推荐|in this issue|inside today|table of contents|top stories)$/iu,
  /\bcopyright (?:its|the|their) |\bcontent copyright\b|^©|^&copy;/iu,
  /^(?:accept|reject|decline|allow|manage|agree)(?: (?:to|all|cookies|settings|preferences|choices|and (?:close|continue)))+\b.{0,30}$/iu,
  /^(?:document )?\d{1,5} of \d{1,5}(?: documents?)?$|^copyright\s+(?:©\s*|\(c\)\s*)?(?:19|20)\d\d\b/iu,
  /^[（(]?(?:此件(?:主动|公开|依申请)\S{0,8}|依申请公开)[）)]?$|^(?:文章编号|字数|索引号|主题分类|有效性|信息分类|组配分类|体裁分类)\s*[:\uff1a]\s*\S.{0,30}$/u,
  /^"?(?:title|headline|author|byline|date|time|source|content|body|text|url|link|id|category|section|标题|作者|日期|时间|来源|内容|正文|链接|编号|栏目)"?(?:\s*[,，;\t|]\s*"?(?:title|headline|author|byline|date|time|source|content|body|text|url|link|id|category|section|标题|作者|日期|时间|来源|内容|正文|链接|编号|栏目)"?)+$/iu,
  /^(?:专栏|版面|版次|版名)\s*[:\uff1a]\s*\S{0,10}$|^[【[]?\s*字[体号](?:大小)?\s*[:\uff1a][\s\S]{0,16}$|^[【[]?\s*[大中小](?:\s+[大中小]){1,3}\s*[】\]]?$/u,
  /^(?:发表|我要|网友|最新|全部|热门|精彩)评论(?![一-龥])|^(?:共|已有)?\s?\d{1,6}\s?[条人]?(?:评论|跟帖|回复|参与)$|^文明上网[，,\s]?理性发言/u,
  /^(?:阅读|在看|点?赞|浏览|播放|转发|收藏|喜欢)\s*\d[\d.,]*\s*[万wk]?\+?(?:\s+(?:阅读|在看|点?赞|浏览|播放|转发|收藏|喜欢)\s*\d[\d.,]*\s*[万wk]?\+?)*$|^(?:收录于|所属)(?:合集|专辑|话题)|^[a-z]{3,8}_image$/iu,
  /^(?:you(?:['’]re| are) receiving this (?:e-?mail|newsletter|message)|to unsubscribe\b|click to share on |click to (?:comment|print|email)\b|this entry was posted\b|like (?:this:|loading(?:\.{3}|…))$|be the first to comment\b|(?:connect|stay connected|follow|get connected) with us$|follow us$)/iu,
  /^(?:e-?mail\s*[:\uff1a]?\s*)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}$/iu,
  /^\d{1,6} points? by\s|^(?:submitted|posted) (?:an?|\d{1,3}) \w+ ago by\s/iu,
  /^版权所有|^版权归|未经.{0,12}(?:许可|授权|同意).{0,8}(?:不得|禁止|严禁|谢绝)|^(?:点击|戳此|戳这里)(?:进入|查看|阅读|观看|了解)(?:专题|全文|原文|详情|更多|视频)\s*[:\uff1a>]*$|^本版(?:新闻|要闻|导读|目录|文章)$/u,
  /^(?:摄影|摄像|排版|设计|制作|策划|统筹|出品|出品人|监制|视觉|制图|海报|剪辑|运营|值班(?:编委|主任|总编)?)\s*[|｜]\s*\S.{0,16}$|^(?:排版|剪辑|运营|值班编委)\s*[:\uff1a]\s*\S.{0,16}$/u,
  /^\[(?:images?|photos?|photographs?|pictures?|illustrations?|figures?|cartoons?|drawings?|maps?|logos?|advertisements?)(?:\s*(?:\d+|of|showing|depicting|[:\uff1a]).{0,80})?\]$|^[[【]?(?:图片|插图|照片|图像)(?:\s*[:\uff1a][^\]】]{0,60}(?=[\]】]))?[\]】]?$|^(?:https?:\/\/|www\.)\S+$|^downloaded (?:on|from) \S.{0,60}$|^clipped (?:by|from)\b.{0,40}$/iu,
  /^share (?:on|via|by|to|with|this) \S|^(?:e-?mail|send|tell) (?:this )?(?:to )?a friend$|^follow @\w+$|^follow us (?:on|at)\s\S.{0,40}$|^print (?:this )?(?:page|article|story)$|^subscribe to (?:our|the)\s.{0,20}newsletters?$|^(?:[^.!?]{0,60}\s)?(?:©|\(c\)) ?(?:19|20)\d\d\b(?!.*\b(?:photos?|images?|pictures?)\b)/iu,
  /^(?:新闻|报料|爆料|投稿|读者|投诉|举报|监督)(?:热线|电话|邮箱|信箱)\s*[:\uff1a]|^(?:本文|原文|文章)(?:链接|地址|网址)\s*[:\uff1a]|^本文(?:为|系|由).{0,24}(?:原创|独家).{0,16}(?:转载|授权)/u,
  /^(?:发表于|点击上方|长按(?:识别|扫码)|扫码关注|喜欢就点|点个[“「]?在看|分享[、和]?点赞)|^[【[（(]?(?:原标题|原题)\s*[:\uff1a]/u,
];

/** Words of which such a line holds one: looked for first, as every line of a dump is asked. */
const CONSENTS = /cookie|by allowing|by continuing|by using/i;

/** Whether a line, a sentence or not, asks its reader to consent to what a site stores. */
export function isConsent(line: string): boolean {
  return (
    line.length <= 250 &&
    CONSENTS.test(line) &&
    /\b(?:we|(?:web)?site|page)s? uses? (?:\w+ )?cookies\b|\bcookie (?:policy|settings|preferences|notice)\b|\buse of cookies\b|\bby (?:allowing ads|continuing to (?:use|browse)|using (?:this|our) (?:web)?site)\b|(?:本站|本网站|我们)使用\s?cookie/iu.test(
      line,
    )
  );
}

/** Whether a line leads to other pages of a list: numbers and words for moving on, nothing else. */
function isPager(line: string): boolean {
  if (line.length > 80 || !/\d/u.test(line)) return false;
  const rest = line.replace(
    /(?:[上下前后]一?页|首页|尾页|末页|跳转到?|到第|共|第|页|条|记录|previous|prev|next|first|last|older|newer|pages?|posts?|of)|\d{1,5}|[«»<>‹›←→….|/\\\s:：,，()（）[\]-]/giu,
    '',
  );
  if (rest) return false;
  const numbers = line.match(/\d+/gu)?.length ?? 0;
  return (
    /[上下前后]一?页|尾页|末页|prev|next|older|[«»‹›]/iu.test(line) ||
    (numbers >= 2 && /共\s*\d+\s*页/u.test(line))
  );
}

/** Names that sections of a site or paper go by: a line of nothing else is a menu. */
const SECTIONS =
  /^(?:首页|主页|新闻|要闻|时政|时事|国内|国际|社会|财经|经济|金融|股票|体育|娱乐|文化|文娱|教育|科技|军事|健康|旅游|汽车|房产|生活|图片|视频|直播|专题|评论|观点|理论|法治|地方|政务|政务公开|信息公开|服务|办事服务|互动|互动交流|便民|数据|数据开放|搜索|登录|注册|论坛|博客|招聘|更多|english|home|news|local|world|nation(?:al)?|politics|business|markets?|money|tech(?:nology)?|science|health|sports?|weather|opinion|editorials?|columns?|letters|obituaries|obits|classifieds?|jobs|cars|homes|real estate|lifestyle|living|life|culture|arts|entertainment|food|travel|style|education|photos?|pictures|videos?|multimedia|podcasts?|live|archives?|search|menu|more|e-?edition|e-?paper|subscribe|about|contact)$/iu;

/** Whether words are a name that sections of a site or paper go by. */
export function isSectionName(words: string): boolean {
  return SECTIONS.test(words);
}

/** Words on the buttons and boxes of a page: what its reader can do, and where to pass it on. */
const CONTROLS =
  /^(?:more|e-?mail|print|save|reply|share|tweet|like|recommend|comments?|follow|cancel|close|send|submit|go|next|prev(?:ious)?|back|play|pause|edit|delete|report|flag|quote|permalink|loading|username|password|(?:text|font) size|resize text|larger|smaller|(?:view|see|show|load|read) (?:all|more)|more options|main menu|reddit|digg|delicious|stumbleupon|google(?:\+| plus)?|pinterest|tumblr|linkedin|whatsapp|telegram|flipboard|instagram|youtube|facebook|twitter|rss|评论|收藏|打印|转发|分享|点赞|关注|回复|引用|举报|取消|确定|提交|复制链接|换一批|收起|展开|全部|刷新|用户名|密码|验证码|忘记密码\??|记住我|高级搜索|热搜|微博|微信|QQ空间|(?:新浪|腾讯)微博|人人网|开心网|豆瓣|百度贴吧|朋友圈|楼主|沙发|只看该作者|倒序浏览|发消息|加好友|[上下]一?[页版期篇]|到页|尾页|末页|放大|缩小|默认|朗读|只看楼主|我也说一句|发表回复|返回(?:版块|列表|顶部)|本版新闻)$/iu;

/** Whether words stand on a button or box of a page. */
export function isControl(words: string): boolean {
  return CONTROLS.test(words.replace(/^[\s»›>▶▼+·•]+|[\s»›>▶▼+·•.…!]+$/gu, ''));
}

/** Whether a line is a menu: three names of sections and more, parted by blanks or bars. */
function isMenu(line: string): boolean {
  const names = line.split(/\s*[|｜/·•>›»]\s*|\s+/u).filter(Boolean);
  if (names.length === 1) return /^(?:搜索|菜单|导航|search|menu|登录|注册|log ?in|sign ?in)$/iu.test(line);
  const known = names.filter((name) => SECTIONS.test(name)).length;
  return known >= 3 && known >= 0.75 * names.length;
}

/** Longest row of links, in code units: that of a site's front page takes several lines of a window. */
const LONGEST_ROW = 400;

/** Whether a line is a row of the site's own links: five names and more between bars, one of them surely such. */
export function isBarMenu(line: string): boolean {
  if (line.length > LONGEST_ROW || !/[|｜┆┊]/u.test(line)) return false;
  const names = line.trim().split(/\s*[|｜┆┊]\s*/u);
  if (names.length < 5 || names.some((name) => !name || name.length > 24 || /[\d。.!?,，]/u.test(name)))
    return false;
  return names.some(
    (name) =>
      SECTIONS.test(name) ||
      /^(?:faq|help|legal|security|contact|rss|api|联系我们|关于我们|网站地图)$/iu.test(name),
  );
}

/** Labels in a row, at least, and the longest of them, in code units. */
const LABELS = { least: 8, longest: 4 };

/** Whether a Chinese line is many short labels with blanks between, as a site's menus are; a row of people's names is none. */
export function isLabelRow(line: string): boolean {
  if (line.length > LONGEST_ROW || !/^\s*[一-龥]{1,4}\s/u.test(line)) return false;
  const labels = line.trim().split(/\s+/u);
  if (labels.length < LABELS.least) return false;
  if (!labels.every((label) => label.length <= LABELS.longest && /^[一-龥]+$/u.test(label))) return false;
  return labels.filter((label) => nameLook(label) > 0).length <= 0.5 * labels.length;
}

/** A trail that begins at the site's own front page, whatever it leads to. */
const FROM_HOME = /^(?:首页|主页|网站首页|home(?:page)?|front page)\s*(?:>>|[>›»＞→/|\\]|::|-)\s*\S/iu;

/** Who made a page up, as it stands at its head or foot. */
export const IMPRINT =
  /责任编辑|责编|版式|美编|组版|编审|本版(?:编辑|责编|主编|校对)|\b(?:[Ee]dition|EDITION|VOL\.?|Vol\.)\s/u;
/** A page told by its number among other words. */
const PAGED =
  /第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*[版页](?!本|权|图)|\b[Pp](?:age|AGE)\s+[A-Z]?\d{1,3}\b|^\d{1,3}\s+[\p{Lu}\s]{8,}$|^[\p{Lu}\s]{8,}\s+\d{1,3}$/u;

/** A page or an edition told by its number in the midst of Chinese words, or of a sentence: one that is spoken of. */
const SPOKEN = /[一-龥]{5}第.{1,4}[版页][一-龥]{3}|第.{1,4}[版页].*[，、；]|[，、；].*第.{1,4}[版页]/u;

/** Whether a line tells a page by its number, as a running head does. */
export function tellsPage(line: string): boolean {
  return PAGED.test(line) && !SPOKEN.test(line);
}

/** Whether a line is a page's head or foot by its words; never a line of a broken paragraph. */
export function isPageLine(line: string): boolean {
  if (line.length > 90) return false;
  if (isRunningHead(line)) return true;
  if (/[。，！？；;!?]|\p{Ll}{2}/u.test(line)) return false;
  return IMPRINT.test(line) || tellsPage(line);
}

/** Whether a line is the site's own by how it begins, whatever it says. */
export function isSureFurniture(line: string): boolean {
  const plain = plainOf(line);
  return SURE.some((r) => r.test(plain)) || isPager(plain);
}

/** A line that begins with the name of a service. */
const SERVICE =
  /^(?:(?:新浪|腾讯)?(?:微信|微博|朋友圈|QQ空间|QQ)|(?:facebook|twitter|whatsapp|linkedin|instagram)\b)/iu;
/** English words that say nothing by themselves. */
const LITTLE =
  /\b(?:an?|the|this|that|these|our|us|we|your?|my|it|its|and|or|of|to|for|in|on|at|by|from|with|via|is|are|be|not|all|any|get)\b/giu;

/** What of a line is no housekeeping: its letters, without the words `classes` tell and without little words. */
function otherThan(text: string, classes: readonly RegExp[]): string {
  return [...classes, LITTLE]
    .reduce((rest, r) => rest.replace(r, ' '), text)
    .replace(/[^\p{L}\p{N}\s]/gu, '');
}

/**
 * Whether a line tells something of a service it begins with. As a label or a link such a name stands alone, with others,
 * or before a colon or bar.
 */
function speaksOfService(text: string, classes: readonly RegExp[]): boolean {
  if (!SERVICE.test(text) || /[:\uff1a|｜/@]/u.test(text)) return false;
  return otherThan(text, classes).replace(/\s/gu, '').length >= 3;
}

/** A call to take the paper: what its reader is to do, and after a colon what for. */
const CALL = /^(?:subscribe|订阅|订报)\s*[:\uff1a]\s*\S/iu;

/** How much a line looks like furniture at most that has one word of housekeeping beside others. */
export const WEAK = 0.65;

/** How much a line looks like furniture by its words, 0 to 1. */
export function furnitureLook(line: string): number {
  const text = plainOf(line.trim());
  const cjk = cjkShare(text) > 0.3;
  if (isBarMenu(text)) return 0.95;
  if (text.length > (cjk ? 60 : 110) || text.length < 2) return 0;
  // Rows of a table are the article's.
  if (/^\|.*\|$/u.test(text)) return 0;
  if (isSureFurniture(text) || isMenu(text) || FROM_HOME.test(text) || isRunningHead(text)) return 0.95;
  const sentence = endsWithStop(text);
  const commas = (text.match(/[，,、]/gu) ?? []).length;
  let classes = 0;
  let said = 0;
  const words = cjk ? ZH_WORDS : EN_WORDS;
  const told = speaksOfService(text, words) ? text.replace(SERVICE, '') : text;
  for (const r of words) {
    let met = false;
    for (const hit of told.matchAll(r)) {
      met = true;
      said += hit[0].replace(/[^\p{L}\p{N}©]/gu, '').length;
    }
    if (met) classes++;
  }
  const share = said / Math.max(1, text.replace(/[^\p{L}\p{N}©]/gu, '').length);
  // A trail of places; angle brackets around a word are something else.
  const trail =
    /\S\s*(?:>|›|»|＞|→|\|)\s*\S/u.test(text) &&
    !/<[^<>]+>/u.test(text) &&
    (classes > 0 || text.split(/[>›»＞→|]/u).length >= 3);
  const boxed = /^(?:[[【][^\]】]{1,12}[\]】]\s*){2,}$/u.test(text);
  let look = 0;
  if (classes >= 2) look = 0.9;
  else if (classes === 1) look = 0.55;
  if (classes && text.length <= (cjk ? 14 : 30)) look += 0.2;
  // One such word among others is a word like any other.
  if (share < (cjk ? 0.25 : 0.3)) look -= classes >= 2 ? 0.15 : 0.3;
  else if (classes === 1 && share < (cjk ? 0.45 : 0.55)) look -= 0.2;
  if (trail) look = Math.max(look + 0.25, 0.6);
  if (boxed) look += 0.4;
  if (/^(?:©|\(c\)\s)/iu.test(text)) look = Math.max(look, 0.9);
  // A share of a long line's words must be housekeeping; a sentence with one such word is prose.
  if (sentence) look -= classes >= 2 && share >= 0.35 && text.length < (cjk ? 40 : 60) ? 0.15 : 0.45;
  if (commas >= 2 && !boxed) look -= 0.4;
  // Mostly words of another kind: a headline that has some of these among them.
  if (!cjk && classes >= 2 && !trail && otherThan(text, words).replace(/\s/gu, '').length > said)
    look -= 0.35;
  if (!cjk && text.split(/\s+/u).length > 9) look -= 0.35;
  if (cjk && text.length > 30 && !trail) look -= 0.25;
  // Nearly nothing but housekeeping.
  if (classes && share >= 0.6 && !sentence) look = Math.max(look, 0.75);
  // One such word may be what a short headline is about: a person is asked.
  if (classes === 1 && share < 0.75 && !trail && !boxed) look = Math.min(look, WEAK);
  if (CALL.test(text) && !sentence) look = Math.max(look, WEAK);
  if (isDateLine(text) || isByline(text)) look = Math.min(look - 0.5, 0.4);
  return Math.max(0, Math.min(0.97, look));
}
