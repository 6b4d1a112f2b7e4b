import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../src/engine/chrome/frames.ts';
import { plan } from '../../../src/engine/index.ts';
import { furnitureLook, isLabelRow, isPageLine } from '../../../src/engine/look/furniture.ts';
import { isMastheadLine, isPageSection, isRunningHead } from '../../../src/engine/look/mastheads.ts';

const dropped = (text: string): string[] =>
  plan(text)
    .dropped.filter((d) => d.reason === 'chrome')
    .flatMap((d) => d.sources.map(([a, b]) => text.slice(a, b)));

const PROSE = [
  '码头在城东，有两百年了。船工老秦说，他祖父那辈人就在这里装卸木料，冬天河面结冰，要用铁镐开出一条水路来才能行船。',
  '去年汛期，河水漫过第三级台阶，值班的人连夜把缆绳换成了新的，一直守到天亮，两岸的灯也一直亮到天亮才熄。',
  '今年春天，镇里把旧仓库改成了陈列馆，墙上挂着当年的秤和号子谱，来看的人多是从这里走出去的人和他们的孩子。',
  '老秦说，号子他还会唱，只是没有人应和了，于是每个星期六下午，他就到陈列馆门口，一个人唱给过路的人听一听。',
];

describe('the look of furniture', () => {
  it('is that of the site’s own words', () => {
    for (const line of [
      '上一篇：渡口的灯',
      '主办单位：南湾区人民政府',
      'Print this page',
      'Next story: The Bell Rings Again',
      '© 2031 Harbour Press',
      '1 2 3 … 17 Next »',
      '共 12 页 首页 上一页 1 2 3 下一页 尾页',
      '版權所有 未經授權請勿轉載',
      'Accept all   Manage settings',
      'Facebook Twitter Instagram',
      'Share this story on Facebook',
      'Get the latest stories in your inbox',
      '微信公众号：青芦发布',
      '分享到微信朋友圈',
      'Subscribe: the Courier by your gate at six',
      '订阅：潮汐日报，每天清早送到门口',
    ])
      expect(furnitureLook(line), line).toBeGreaterThanOrEqual(0.6);
  });

  it('is not that of a title with one such word, nor of a table’s row', () => {
    for (const line of [
      'What comes next for the ferry',
      'A longer view',
      '| 茶叶 | 本地 | 3.20 |',
      '两地加强港口合作',
      'Bakery uses cookies to raise money',
      '1 2 3 4 5',
      'First Prize',
      'Twitter account of the ferry line was taken over',
      'Facebook offers the islanders a look at its terms',
      'LinkedIn privacy settings puzzle harbour staff',
      'Latest search for ferry crew ends',
      'Judge offers pilots new terms',
      'Readers subscribe: the Courier lives on',
      '微信支付功能升级',
      '微博登录新规下月施行',
      '要让沿岸渔民在开放中分享更多收益。',
      '港务局声明称，这份协议“标志着航线的升级”。',
    ])
      expect(furnitureLook(line), line).toBeLessThan(0.6);
  });
});

describe('lines that are the articles’ own', () => {
  it('are sentences that break off, however short', () => {
    const text = `# 渡口的老人

${PROSE[0]}

老秦望着江面，半天没有说话……

${PROSE[1]}

「船呢？船呢……」

${PROSE[2]}
`;
    expect(dropped(text)).toEqual([]);
    // Broken off where it is told in full as well, a line leads there.
    expect(dropped(`渡口的老人还在唱号……\n\n# 渡口的老人还在唱号子\n\n${PROSE.join('\n\n')}\n`)).toEqual([
      '渡口的老人还在唱号……',
    ]);
  });

  it('are a title over a text pasted twice, beside the site’s lines both times', () => {
    const article = (title: string, k: number) =>
      `${title}\n${PROSE[k]}\n${PROSE[k]?.split('，').reverse().join('，')}\n首页 > 渡口新闻\n责任编辑：秦晚舟\n`;
    const twice = article('镇里清点旧缆绳 仓库腾出两间', 1);
    const text = `${article('老码头修缮完工', 0)}${twice}${article('仓库改成陈列馆', 2)}${twice}${article('一个人的号子', 3)}`;
    expect(dropped(text).filter((line) => line.includes('旧缆绳'))).toEqual([]);
  });

  it('are halves of sentences that speak of an edition or a page', () => {
    for (const line of [
      '按照第九版渡口规程检查的缆绳、铁锚以及救生圈',
      '翻到县志的第三页就能看到，码头在城东',
    ])
      expect(isPageLine(line), line).toBe(false);
    for (const line of ['青芦日报 第三版', '第九版 副刊', '2031年4月5日 第03版 要闻'])
      expect(isPageLine(line), line).toBe(true);
  });
});

describe('a running head', () => {
  it('has a page’s number beside a date or a paper’s name', () => {
    for (const line of [
      '2 要闻 2023年4月5日 星期三 青芦日报',
      '2023年4月5日 星期三 第03版',
      '13        Friday, April 9, 2021',
      'PAGE TWO   THE ALDER POINT COURIER   APRIL 5, 1921',
    ])
      expect(isRunningHead(line), line).toBe(true);
  });

  it('is no line that tells less or more', () => {
    for (const line of [
      '2023年4月5日 星期三',
      '青芦日报 2023-04-05',
      '摘自《青芦日报》第2版',
      '4月5日至9日渡口停航3天',
      'Courier 3, Herald 2',
      'March 2031 at the earliest.',
      '62 mln casks on May 31.',
    ])
      expect(isRunningHead(line), line).toBe(false);
  });
});

describe('a title told twice', () => {
  it('is no furniture over texts that open alike, though the site’s lines stand before it', () => {
    const foot = '相关阅读\n责任编辑:网站管理员';
    const again = `渡口的号子又响了\n${PROSE[1]}`;
    const text = [
      `青芦镇的码头\n${PROSE[0]}`,
      again,
      `号子谱进了陈列馆\n${PROSE[2]}`,
      again.replace('第三级', '第五级'),
      `老秦的星期六\n${PROSE[3]}`,
    ]
      .map((article) => `* * *\n${article}\n${foot}\n`)
      .join('');
    expect(dropped(text)).not.toContain('渡口的号子又响了');
    expect(plan(text).articles).toHaveLength(5);
  });
});

describe('a paper’s own head', () => {
  it('tells its issue, and who made the page up', () => {
    for (const line of [
      '渡口日报 第2316号 今日8版 农历甲辰年三月初七',
      '总第418期 2024年4月15日 星期一 责编：秦晚舟',
    ])
      expect(isMastheadLine(line), line).toBe(true);
    for (const line of [
      '本版责编 秦晚舟 美编 白石 校对 苏远',
      '2024年4月15日 / 星期一 / 编辑 秦晚舟 / 版式 白石',
    ])
      expect(isRunningHead(line), line).toBe(true);
    for (const line of ['A03 社会', '05版：体育', 'B12 文化']) expect(isPageSection(line), line).toBe(true);
  });

  it('may be a name with the day under it', () => {
    const body =
      'The tide came in over the lower quay on Monday night and took two casks of tar with it. Nobody was hurt.';
    const text = `THE  ALDER  POINT  COURIER.\n\nWEDNESDAY MORNING, APRIL 9, 1873.\n\nA High Tide.\n\n${body}\n\n${body.replace('Monday', 'Sunday').replace('tar', 'salt herring for the northern trade')}\n`;
    expect(dropped(text)).toEqual(['THE  ALDER  POINT  COURIER.', 'WEDNESDAY MORNING, APRIL 9, 1873.']);
    // Over the sections of a digest the day is the first article's, too.
    expect(dropped(`# ${text}`)).toEqual(['THE  ALDER  POINT  COURIER.']);
  });

  it('is no sentence that speaks of an issue, nor a numbered heading', () => {
    expect(isMastheadLine('四月十五日出版的第12期《渡口》杂志刊登了老船工们口述的行船号子')).toBe(false);
    expect(isRunningHead('2024年4月15日 10:20 责编：秦晚舟')).toBe(false);
    expect(isPageSection('3 教育')).toBe(false);
  });
});

describe('page furniture', () => {
  it('has one frame whatever its number', () => {
    expect(frameOf('第12版 要闻')).toBe(frameOf('第3版 要闻'));
    expect(frameOf('SUNDAY, MAY 3  PAGE 7')).toBe(frameOf('FRIDAY, JUNE 11  PAGE 12'));
  });

  it('is no line of a paragraph', () => {
    expect(isPageLine('南湾日报 责任编辑 田小禾 版式 秦一')).toBe(true);
    expect(isPageLine('he wrote on page 12 of the report')).toBe(false);
    expect(isPageLine('The Alder Point Courier · Thursday · Page 4')).toBe(true);
    expect(isPageLine('The Courier on Thursday – page 2 of the report')).toBe(false);
  });

  it('is no year alone, which may say when an article came out', () => {
    const [a, b] = PROSE as [string, string, string, string];
    expect(dropped(`渡口的灯\n\n2021\n\n${a}\n\n桥头的集市\n\n2022\n\n${b}`)).toEqual([]);
  });

  it('goes, and the paragraph it cut goes on', () => {
    const [a, b, c, d] = PROSE as [string, string, string, string];
    const text = `渡口的灯\n\n${a}\n\n${b.slice(0, 40)}\n\n— 12 —\n\n${b.slice(40)}\n\n${c}\n\n${d.slice(0, 30)}\n\n— 13 —\n\n${d.slice(30)}`;
    expect(dropped(text)).toEqual(['— 12 —', '— 13 —']);
  });
});

describe('what is the articles’ own', () => {
  it('stays: rows of a list told again and again', () => {
    const rows = ['舞蹈类', '一等奖（1名）', '秦一（南湾文化馆）', '二等奖（2名）', '空缺'];
    const text = `## 渡口的灯\n\n${PROSE[0]}\n\n${PROSE[1]}\n\n## 获奖名单\n\n${['歌咏类', '舞蹈类', '书法类', '曲艺类'].map((k) => [k, ...rows.slice(1)].join('\n')).join('\n\n')}\n\n## 陈列馆\n\n${PROSE[2]}`;
    expect(dropped(text)).toEqual([]);
  });

  it('stays: a title that many articles share', () => {
    const text = PROSE.map((p, k) => `水位通报\n\n2021-03-0${k + 1}\n\n${p}`).join('\n\n');
    expect(dropped(text)).toEqual([]);
  });

  it('stays: a title that many articles share and one has marked, over texts that open as articles do', () => {
    const dated = (mark: boolean) =>
      PROSE.map(
        (p, k) =>
          `${mark && k % 2 ? '## ' : ''}陆鸣主持召开镇务工作会议\n\n青芦镇镇长陆鸣${k + 2}月1${k}日主持召开镇务工作会议。${p}`,
      ).join('\n\n');
    expect(dropped(dated(true))).toEqual([]);
    // A line that nothing marks may be the site's, which a person decides; the short name of a column surely is.
    const sure = (text: string) =>
      plan(text).findings.flatMap((f) => (f.kind === 'chrome' ? [f.confidence] : []));
    expect(dropped(dated(false))).toHaveLength(PROSE.length);
    expect(Math.max(...sure(dated(false)))).toBeLessThan(0.95);
    const column = dated(true).replaceAll('陆鸣主持召开镇务工作会议\n', '镇务之窗\n');
    expect(dropped(column)).toHaveLength(PROSE.length);
    expect(Math.min(...sure(column))).toBeGreaterThanOrEqual(0.95);
  });

  it('goes: the digest’s own title, a trail that ends in the title told next', () => {
    const digest = `# 南湾周报\n\n${PROSE.slice(0, 3)
      .map((p, k) => `## 渡口第${k + 1}夜\n\n${p}`)
      .join('\n\n')}`;
    expect(dropped(digest)).toEqual(['南湾周报']);
    const trails = PROSE.map(
      (p, k) => `南湾网 / 专题 / 渡口第${k + 1}夜\n渡口第${k + 1}夜\n2021/03/0${k + 1}\n\n${p}`,
    ).join('\n\n');
    expect(dropped(trails)).toHaveLength(4);
  });

  it('stays: names that close a text, though buttons follow', () => {
    const names = ['秦一', '方二水', '蓝小满', '陆听雨', '何归舟'];
    const text = `渡口的灯\n${PROSE[0]}\n${PROSE[1]}\n出场名单\n${names.join('\n')}\n分享\n收藏\n打印\n评论`;
    expect(dropped(text)).toEqual(['分享', '收藏', '打印', '评论']);
  });

  it('stays: a title of two words over the page’s buttons, its kicker under them', () => {
    const text = `The old quay\n${PROSE[2]}\nHarbour lights\nShare\nTweet\nEmail\nPrint\nTown notes\n${PROSE[0]}\n${PROSE[1]}`;
    expect(dropped(text)).toEqual(['Share', 'Tweet', 'Email', 'Print']);
  });

  it('goes: a menu, line by line, with names that are anybody’s', () => {
    const menu = ['Home', 'News', 'Rowing', 'Bowls', 'Weather', 'Search', 'Subscribe'];
    const text = `${menu.join('\n')}\nThe harbour lights go out one by one\n${PROSE[0]}\n${PROSE[1]}`;
    expect(dropped(text)).toEqual(menu);
  });
});

describe('one word of the web’s among others', () => {
  it('is asked about, never taken out unasked', () => {
    for (const line of ['登录火星', '客户端上线', '微博热议'])
      expect(furnitureLook(line), line).toBeLessThan(0.7);
  });

  it('heads a text where a date or byline follows', () => {
    expect(dropped(`登录火星\n2031-03-14\n${PROSE[0]}\n${PROSE[1]}`)).toEqual([]);
  });

  it('is a year, and no page’s number, between the parts of a chronicle', () => {
    const text = `渡口的灯\n\n${PROSE[0]}\n\n1998\n\n${PROSE[1]}\n\n2012\n\n${PROSE[2]}\n\n2031\n\n${PROSE[3]}`;
    expect(dropped(text)).toEqual([]);
  });
});

describe('rows of a site’s menus', () => {
  const BARS =
    '首页 |渡口动态 | 纪念专辑 | 船工研究 | 号子会 | 民间乐器 | 渔歌小调 | 电影戏剧 | 水乡音乐 | 作品年谱 | 学人学界 | 专栏 | 交流论坛 | 友情链接';
  const LABELS =
    '资讯 要闻 视点 渔市 统计 标准 船闸 市场 码头 渡口 柳湾 青芦 鲜鱼 干货 渔网 船具 冷链 饲料 苗种 网箱 拍卖 物流 期货 盐场 水情 潮汐';
  const page = (...rows: string[]) =>
    `${rows.join('\n')}\n柳湾渡口夜航班船复开\n2031-04-02\n${PROSE.join('\n')}\n`;

  it('are furniture however long they are', () => {
    expect(furnitureLook(BARS)).toBeGreaterThanOrEqual(0.9);
    expect(dropped(page(BARS))).toEqual([BARS]);
    expect(dropped(page('青芦渔业网', LABELS))).toEqual(['青芦渔业网', LABELS]);
  });

  it('are told by two where none names a section, and never by names of people', () => {
    const more = LABELS.split(' ').slice(3).join(' ');
    expect(isLabelRow(more)).toBe(true);
    expect(dropped(page(more))).toEqual([]);
    expect(dropped(page(more, more.split(' ').reverse().join(' ')))).toHaveLength(2);
    expect(isLabelRow('孟春生 许晚舟 田小禾 秦望川 陆远帆 周怀舟 林渡 沈青芦 钟鸣')).toBe(false);
    expect(isLabelRow('资讯 要闻 视点')).toBe(false);
  });
});

describe('what a site says under a text', () => {
  it('is its own', () => {
    for (const line of [
      '新闻热线:0593-1122334',
      '投稿邮箱：deng@qinglu.example',
      '本文链接：qinglu.example/2031/04/7430.html',
      '本文为青芦网原创文章，转载请附上出处链接。',
      '已有0人评论',
      '渡口快报 阅读全部',
    ])
      expect(furnitureLook(line), line).toBeGreaterThanOrEqual(0.6);
    expect(furnitureLook('本文为纪念一位老船工而写，他守了三十年的渡口。')).toBeLessThan(0.6);
  });
});

describe('a page’s number', () => {
  it('may stand under the day of the issue', () => {
    const text = `2031-04-25\n第 1 版\n1. 柳湾渡口夜航班船复开\n${PROSE.join('\n')}\n`;
    expect(dropped(text)).toContain('第 1 版');
  });
});

describe('a title among the site’s own lines', () => {
  it('stays where its date and source stand right under it', () => {
    const text = `关于柳湾渡口汛期停航的通告
2031-06-18
【字体:

青府〔2031〕3号

各乡镇人民政府，各有关单位:
    ${PROSE[0]}
    ${PROSE[1]}
`;
    expect(dropped(text)).not.toContain('关于柳湾渡口汛期停航的通告');
    expect(plan(text).articles[0]?.title).toBeDefined();
  });
});

describe('a row of links longer than any other furniture', () => {
  it('goes also from the midst of a text', () => {
    const names =
      '首页 政务公开 办事大厅 便民电话 图书馆 影像馆 学校通知 菜价 车次 潮汐 招领启事 邻里互助 渡口论坛 柳湾旅游 河口天气 老照片 读者来信 集市行情 船期查询 关于我们 联系我们 网站地图 版权声明';
    const menu = names.split(' ').join(' | ');
    const text = ['渡口的钟修好了', PROSE[0], menu, PROSE[1]].join('\n\n');
    expect(menu.length).toBeGreaterThan(110);
    expect(dropped(text)).toEqual([menu]);
  });
});
