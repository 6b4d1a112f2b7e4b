import type { Notice, Reason } from './plan.ts';

type Params = Readonly<Record<string, string | number>>;
type Words = (p: Params) => { zh: string; en: string };

/** "1 letter", "2 letters". */
function many(n: string | number | undefined, one: string, more = `${one}s`): string {
  return `${n ?? 0} ${Number(n) === 1 ? one : more}`;
}

/**
 * Every reason the engine gives, in both languages. A code's first part is the stage that gives it. An editor
 * reads these, so they say what was seen, not how it was reckoned.
 */
const REASONS = {
  'copy.exact': () => ({ zh: '与前文逐字相同', en: 'Word for word the same as an earlier passage' }),
  'copy.noise': (p) => ({
    zh: `与前文只差 ${p['distance']} 个字，像是识别差错`,
    en: `Differs from an earlier passage in ${many(p['distance'], 'letter')}, as a misreading does`,
  }),
  'copy.noisier': (p) => ({
    zh: `与后文只差 ${p['distance']} 个字，后文识别得更干净：用了后文的字，放在这里`,
    en: `Differs from a later passage in ${many(p['distance'], 'letter')}; that one reads cleaner, so its text stands here`,
  }),
  'copy.torn': () => ({
    zh: '只有前文的一部分，到此中断',
    en: 'Holds only a part of an earlier passage and breaks off',
  }),
  'copy.run': (p) => ({
    zh: `连续 ${p['blocks']} 段按原来的次序再次出现`,
    en: `${many(p['blocks'], 'paragraph')} in a row stand again in the same order`,
  }),
  'copy.alone': () => ({
    zh: '很短，又单独出现，也可能本来就说了两次',
    en: 'Short and on its own: it may rightly be told twice',
  }),
  'copy.facts': (p) => ({
    zh: `句式相同，但有 ${p['facts']} 处数字或词语不同，可能说的是另一件事`,
    en: `The same wording, but ${many(p['facts'], 'figure or word', 'figures or words')} differ: perhaps another fact`,
  }),
  'loop.blocks': (p) => ({
    zh: `同样的 ${p['period']} 段紧接着重复了 ${p['turns']} 遍`,
    en: `The same ${many(p['period'], 'paragraph stands', 'paragraphs stand')} ${p['turns']} times in a row`,
  }),
  'loop.inside': (p) => ({
    zh: `段内同样的 ${p['period']} 个字重复了 ${p['turns']} 遍`,
    en: `Inside the paragraph the same ${many(p['period'], 'letter stands', 'letters stand')} ${p['turns']} times in a row`,
  }),
  'loop.torn': () => ({ zh: '最后一遍没有说完', en: 'The last turn breaks off' }),
  'chrome.repeated': (p) => ({
    zh: `同一短行在不同文章旁出现了 ${p['seen']} 次`,
    en: `The same short line stands ${many(p['seen'], 'time')} beside different texts`,
  }),
  'chrome.library': () => ({
    zh: '在别的原稿里已认作网站杂项',
    en: 'Known as site furniture from other dumps',
  }),
  'chrome.rule': () => ({
    zh: '编辑部已定为网站杂项',
    en: 'The desk has ruled that this line is furniture',
  }),
  'chrome.look': () => ({
    zh: '用语像网站的导航、版权或提示',
    en: 'Worded like navigation, a copyright line or a site’s own notice',
  }),
  'chrome.list': () => ({
    zh: '通往别的文章：上下篇、相关新闻一类',
    en: 'Leads to another text: a pager, or a list of links',
  }),
  'chrome.masthead': () => ({
    zh: '报头：报名、日期、期号、天气',
    en: 'The paper’s own head: its name, day, issue or weather',
  }),
  'chrome.page': () => ({
    zh: '页码、书眉或转版提示',
    en: 'A page’s number, a running head or a jump line',
  }),
  'chrome.beside': () => ({
    zh: '夹在网站杂项之间，不成句',
    en: 'Stands among the site’s own lines and is no sentence',
  }),
  'chrome.place': () => ({
    zh: '在文章结束之后，不成句',
    en: 'Stands after an article’s end and is no sentence',
  }),
  'split.space': () => ({
    zh: '句号之后有空格，此处原应换行',
    en: 'A space after a full stop, where a line ended',
  }),
  'split.heading': () => ({
    zh: '序号或短语之后有空格，像小标题',
    en: 'A short numbered phrase set off by a space, like a heading',
  }),
  'split.number': () => ({ zh: '序号依次递增，另起一段', en: 'Numbers count up here: a new part begins' }),
  'join.told': () => ({
    zh: '版面上写明下转此处、上接彼处',
    en: 'The page says itself that the story goes on there',
  }),
  'join.word': (p) => ({
    zh: `接起来正好成词“${p['word']}”`,
    en: `Joined, they make the word “${p['word']}”`,
  }),
  'join.seen': (p) => ({
    zh: `“${p['run']}”在本稿别处也有`,
    en: `“${p['run']}” stands elsewhere in this dump, too`,
  }),
  'join.bracket': () => ({
    zh: '引号或括号在此闭合',
    en: 'A quotation or bracket opened before is closed here',
  }),
  'join.measure': () => ({ zh: '数字或指示词与后面的量词相接', en: 'A number meets the unit it counts' }),
  'join.topic': () => ({ zh: '两段说的是同一件事', en: 'Both speak of the same things' }),
  'join.article': () => ({ zh: '同属一篇文章', en: 'Both belong to the same article' }),
  'join.depth': () => ({ zh: '两栏一样长', en: 'Both columns are equally deep' }),
  'join.next': () => ({ zh: '就在紧接的下一段', en: 'It is the very next paragraph' }),
  'join.start': () => ({ zh: '后段不像一段的开头', en: 'The second does not begin like a paragraph' }),
  'join.case': () => ({ zh: '后段以小写开头', en: 'The second begins with a small letter' }),
  'join.column': () => ({
    zh: '前面一栏在此中断，后段必是栏首',
    en: 'The column before it breaks off, so this begins a column',
  }),
  'join.only': () => ({ zh: '没有更合适的接法', en: 'Nothing fits better' }),
  'torn.end': () => ({
    zh: '段尾没有句末标点，下文找不到',
    en: 'Ends without a stop mark, and its continuation was not found',
  }),
  'torn.start': () => ({
    zh: '段首像半句话，上文找不到',
    en: 'Begins in mid-sentence, and what comes before was not found',
  }),
  'stray.nobody': () => ({ zh: '看不出属于哪一篇', en: 'Belongs to no article that can be told' }),
  'stray.several': () => ({ zh: '归入别的一篇也说得通', en: 'May as well belong to another article' }),
  'stray.here': () => ({ zh: '自动归在这一篇', en: 'Put here without asking' }),
  'stray.alone': () => ({
    zh: '看不出属于哪一篇，自成一篇',
    en: 'Belongs to no other that can be told: an article of its own',
  }),
  'stray.joint': () => ({
    zh: '断开的句子可能与这一篇相接',
    en: 'A sentence cut off may go on in this article',
  }),
  'stray.some': () => ({ zh: '与这一篇也有些相符', en: 'Something speaks for this article, too' }),
  'stray.like': () => ({ zh: '与这一篇用词相近', en: 'Shares words with this article' }),
  'stray.near': () => ({ zh: '在原稿里紧挨着这一篇', en: 'Stands beside this article in the dump' }),
  'field.look': () => ({ zh: '按样子和位置推断', en: 'Told by its look and place' }),
  'field.first': () => ({ zh: '没有标题记号，取最前一行', en: 'No heading mark: the first line was taken' }),
  'hand.copy': () => ({ zh: '由编辑指明', en: 'An editor said so' }),
  'hand.join': () => ({ zh: '由编辑接上', en: 'An editor put them together' }),
  'hand.torn': () => ({
    zh: '编辑看过：另一半不在这份原稿里',
    en: 'An editor looked: its other half is not in this dump',
  }),
} as const satisfies Record<string, Words>;

const NOTICES = {
  'copies.crowded': (p) => ({
    zh: `有 ${p['grams']} 处词句在稿中出现过于频繁，未逐一比对`,
    en: `${many(p['grams'], 'phrase')} stood too often to be compared everywhere`,
  }),
  'copies.long': (p) => ({
    zh: `有 ${p['blocks']} 段过长，未能整段与别处比对`,
    en: `Too long to be compared whole with others: ${many(p['blocks'], 'paragraph')}`,
  }),
  'pieces.long': (p) => ({
    zh: `有 ${p['blocks']} 段过长，讲的是什么只看了开头`,
    en: `Of great length, and judged by the beginning alone: ${many(p['blocks'], 'paragraph')}`,
  }),
  'words.bounded': (p) => ({
    zh: `原稿很长，行文用词只统计了前 ${p['letters']} 个字`,
    en: `The dump is long: how it words things was learnt from its first ${many(p['letters'], 'letter')}`,
  }),
  'threads.near': (p) => ({
    zh: `有 ${p['ends']} 处断开的段落没有找到下文，${p['blocks']} 段以外没有去找`,
    en: `${many(p['ends'], 'cut paragraph')} found nothing to go on in; what stands more than ${p['blocks']} paragraphs away was not looked at`,
  }),
  'listing.bounded': () => ({
    zh: '文章很多，被截断的段落没有去接',
    en: 'There are so many articles that cut paragraphs were not put together',
  }),
  'order.bounded': (p) => ({
    zh: `有 ${p['articles']} 篇文章分栏太多，各栏先后只是逐步推断`,
    en: `${many(p['articles'], 'article')} in so many columns that the order was told step by step`,
  }),
  'titles.bounded': () => ({
    zh: '像标题的短行太多，没有逐行查看是不是断开的正文',
    en: 'So many lines look like titles that none was asked whether it is a cut paragraph',
  }),
  'threads.bounded': () => ({
    zh: '断开的段落太多，只在附近寻找接续',
    en: 'So many paragraphs are cut that continuations were looked for nearby only',
  }),
  'articles.bounded': () => ({
    zh: '原稿很长，分篇时逐段进行',
    en: 'The dump is long: articles were told apart stretch by stretch',
  }),
  'findings.bounded': (p) => ({
    zh: `提示太多，只列出前 ${p['shown']} 条`,
    en: `Too many findings: the first ${p['shown']} are listed`,
  }),
  'answers.lost': (p) => ({
    zh: `重新分析后，先前的 ${p['answers']} 条答复已没有对应的建议`,
    en: `${many(p['answers'], 'earlier answer')} found no finding of this analysis to go to`,
  }),
  gaps: (p) => ({
    zh: `分析漏下 ${p['pieces']} 处，现列为未归置`,
    en: `Left out by the analysis, and now unplaced: ${many(p['pieces'], 'place')}`,
  }),
  'ledger.repaired': (p) => ({
    zh: `有 ${p['units']} 个字符的去向需要补正，现列为未归置`,
    en: `${many(p['units'], 'character')} had no place and were left unplaced`,
  }),
} as const satisfies Record<string, Words>;

/** A code the engine may give as a reason. */
export type ReasonCode = keyof typeof REASONS;
/** A code the engine may give as a notice. */
export type NoticeCode = keyof typeof NOTICES;

/** All codes, for tests that every one is worded. */
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];
export const NOTICE_CODES = Object.keys(NOTICES) as NoticeCode[];

/** A reason in words, in the language asked for. A code of a newer engine is given as it is. */
export function reasonText(reason: Reason, language: 'zh' | 'en'): string {
  const words = (REASONS as Record<string, Words | undefined>)[reason.code];
  return words ? words(reason.params ?? {})[language] : reason.code;
}

/** A notice in words, in the language asked for. A code of a newer engine is given as it is. */
export function noticeText(notice: Notice, language: 'zh' | 'en'): string {
  const words = (NOTICES as Record<string, Words | undefined>)[notice.code];
  return words ? words(notice.params ?? {})[language] : notice.code;
}
