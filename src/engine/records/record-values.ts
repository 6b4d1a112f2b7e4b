/** What the values of a record are: by their names, as programs and people commonly write them. */
import type { Range, Role } from '../base/model.ts';

/** What a value is by its name. */
export type Kind = Role | 'body' | 'source' | 'chrome' | 'unknown';

/** A value of a record: where its words stand, what in them is no words, and where they are parted. */
export interface Value {
  name: string;
  start: number;
  end: number;
  /** Escapes and their like, ascending and apart. */
  holes: Range[];
  /** Where a line of it ends, each a hole as well. */
  ends: Range[];
  /** Begins a record. */
  first: boolean;
  /** The form's own, whatever its name. */
  own?: boolean;
}

const NAMES: readonly (readonly [Kind, RegExp])[] = [
  ['title', /^(?:(?:news|article|main|full)?_?title|headline|heading|标题|题目|新闻标题|文章标题|名称)$/iu],
  ['subtitle', /^(?:sub_?title|sub_?head(?:line)?|kicker|deck|standfirst|副标题|副题|引题|肩题)$/iu],
  [
    'body',
    /^(?:(?:news|article|main|full|clean|raw|body)?_?(?:content|text|body)s?|content:encoded|description|desc|summary|abstract|digest|excerpt|intro|lead|paragraphs?|正文|内容|全文|新闻内容|文章内容|摘要|简介|导语)$/iu,
  ],
  [
    'byline',
    /^(?:authors?(?:_?name)?|byline|writer|reporter|creator|dc:creator|editor_?name|作者|记者|撰稿)$/iu,
  ],
  [
    'date',
    /^(?:(?:pub|publish|published|publication|create|created|post|posted|update|updated|release|issue|news|article)?_?(?:date|time|at|on|datetime)|datetime|timestamp|pubdate|published|updated|dc:date|ctime|发布时间|发布日期|发表时间|时间|日期|更新时间)$/iu,
  ],
  ['source', /^(?:source(?:_?name)?|media(?:_?name)?|publisher|site_?name|来源|稿源|出处|媒体|发布机构)$/iu],
  [
    'chrome',
    /^(?:_?(?:.{0,20}_)?(?:id|uuid|guid|key|hash|md5|url|uri|link|href|img|image|images|pic|pics|thumb(?:nail)?|cover|avatar|video|type|status|code|lang(?:uage)?|category|categories|cate|class|channel|column|section|tags?|keywords?|label|labels|views?|reads?|hits?|clicks?|likes?|comments?|shares?|counts?|num|rank|score|weight|page|size|length|site|domain|host|source_?(?:id|url)|src|platform|generator|copyright|crawl_?(?:time|date|ed_at)?|fetch(?:ed)?_?(?:time|at)?|ttl)|url_?to_?image|author_?(?:id|url)|thumbnail_?pic_?s\d*|uniquekey|is_content|编号|序号|网址|链接|来源网址|栏目|频道|分类|类别|标签|关键词|版面|版次|浏览量|阅读量|点击量|图片|抓取时间|采集时间)$/iu,
  ],
];

/** What a value is by its name, its section and its case left out. */
export function kindOf(name: string): Kind {
  const plain = name.trim();
  for (const [kind, pattern] of NAMES) if (pattern.test(plain)) return kind;
  return 'unknown';
}
