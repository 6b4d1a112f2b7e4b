import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/engine/index.ts';
import type { Span } from '../../../src/shared/span.ts';

/** What a plan takes out as told elsewhere, and what it keeps, as words. */
function told(text: string): { gone: string[]; kept: string } {
  const made = plan(text);
  const words = (spans: readonly Span[]) => spans.map(([a, b]) => text.slice(a, b)).join('');
  const gone = made.dropped.filter((d) => d.reason !== 'chrome' && d.reason !== 'marker');
  const articles = made.articles.map((a) =>
    [a.title, a.subtitle, a.byline, a.date, ...a.blocks].map((x) => words(x?.sources ?? [])).join('\n'),
  );
  return { gone: gone.flatMap((d) => d.sources.map((s) => words([s]))), kept: articles.join('\n') };
}

const FIRST = '旧码头的第三座仓库上个月改成了图书室，木梁没有动，只刷了一层清漆，靠窗摆着两排矮凳。';
const SECOND = '管理员说，周末来看书的人比从前买票上船的人还多，有的孩子一坐就是一下午，连午饭也忘了吃。';
const THIRD = '夏天的夜里这里不关灯，读者可以一直坐到末班渡船开走。';
const FORMULA = '区里要求，各街道要把防汛物资清点到位，值班电话一刻也不能离人，险情随时上报。';

describe('what another paragraph tells in full', () => {
  it('a sentence set apart from its paragraph goes, and the paragraph stays whole', () => {
    const quote = '有的孩子一坐就是一下午，连午饭也忘了吃。';
    const body = `${FIRST}管理员说，周末来看书的人很多。${quote}`;
    const { gone, kept } = told(`# 码头图书室开门\n\n${body}\n\n> ${quote}\n\n${THIRD}\n`);
    expect(gone).toEqual([quote]);
    expect(kept).toContain(body);
  });

  it('a sentence that an article says again at its end stays in both places', () => {
    const again = '有的孩子一坐就是一下午，连午饭也忘了吃。';
    const article = (title: string, end: string) =>
      `${title}\n${FIRST}管理员说，周末来看书的人很多。${again}\n${THIRD}\n${end}\n首页 > 码头新闻\n责任编辑：秦晚舟\n`;
    const other = `渡口换了新船\n渡口的新船上个月下了水，船身刷成白色，能坐六十个人。\n船工们试了一个早晨，都说新船吃水浅，过浅滩时省力得多。\n首页 > 码头新闻\n责任编辑：秦晚舟\n`;
    const { gone, kept } = told(`${article('码头图书室开门', again)}---\n${other}`);
    expect(gone).toEqual([]);
    expect(kept.split(again)).toHaveLength(3);
    // With more of the article behind it, it was set apart.
    const { gone: apart } = told(
      `${article('码头图书室开门', `${again}\n入冬以后，图书室添了一只铁炉。`)}---\n${other}`,
    );
    expect(apart).toEqual([again]);
  });

  it('a beginning told before its article goes, with the title over it', () => {
    const head = FIRST.slice(0, 30);
    const text = `码头图书室开门\n${head}……\n\n渡口换了新船\n${SECOND.slice(0, 32)}……\n\n---\n\n码头图书室开门\n2021-04-05\n${FIRST}\n${THIRD}\n\n---\n\n渡口换了新船\n2021-04-06\n${SECOND}\n${THIRD.replace('夏天', '冬天')}\n`;
    const { gone, kept } = told(text);
    expect(gone).toContain(`${head}……`);
    expect(gone).toContain('码头图书室开门');
    expect(kept.split('码头图书室开门').length).toBe(2);
    expect(kept).toContain(FIRST);
    expect(kept).toContain(SECOND);
  });

  it('a formula stays in every article that tells it, however often', () => {
    const one = (title: string, body: string) => `# ${title}\n\n${body}\n\n${FORMULA}\n\n`;
    const { gone } = told(
      one('码头图书室开门', FIRST) +
        one('渡口换了新船', SECOND) +
        one('灯塔夜里开放', THIRD) +
        one('堤坝加高一米', '堤坝今年加高了一米，用的是采石场的碎石，两岸的柳树都留了下来，没有砍一棵。'),
    );
    expect(gone).toEqual([]);
  });

  it('a formula that loops in one article stays there once', () => {
    const text = `# 码头图书室开门\n\n${FIRST}\n\n${FORMULA}\n\n# 渡口换了新船\n\n${SECOND}\n\n${FORMULA}\n\n${FORMULA}\n\n${FORMULA}\n\n${THIRD}\n`;
    const { gone, kept } = told(text);
    expect(gone).toEqual([FORMULA, FORMULA]);
    expect(kept.split(FORMULA).length).toBe(3);
  });

  it('a title that the first sentence below it tells again in full stays the title', () => {
    const title = '港务局局长签署命令 发布新修订的《潮汐观测条令》《航标养护条令》《引水员守则》';
    const body = `${title.replace(' ', '，')}，自下月起在全港施行，旧的三种条令同时废止，各码头要在月底以前换发新本。`;
    const text = `# 码头图书室开门\n\n${FIRST}\n\n${SECOND}\n\n# ${title}\n\n${body}\n\n${THIRD}\n`;
    for (const dump of [text, text.replaceAll('# ', '')]) expect(told(dump).gone).toEqual([]);
  });

  it('names of works said in full by two articles are told in each', () => {
    const works =
      '审议《港务局听取和研究各码头、引水站、航标站和潮汐观测站党支部全年工作汇报的综合情况报告》《关于全面推动旧码头保护与利用的若干意见》';
    const text = `# 港务会议举行\n\n${works}\n\n${FIRST}\n\n# 堤坝加高一米\n\n港务局昨天开会，${works}，会议认为去年的清淤做得扎实，今年要把北岸也一并做完。\n\n${SECOND}\n`;
    expect(told(text).gone).toEqual([]);
  });

  it('short paragraphs that tell figures and stand together again were pasted', () => {
    const run =
      'Terns counted on the spit rose to 8,412 from 7,950 the spring before.\n\nThe wardens repaired 31 nest boxes and lost 2 to the January storms, as the log kept in their hut by the old sluice says.\n\n';
    const one = 'The ferry yard launched a broad wooden hull that the town had waited nine years to see.\n\n';
    const other =
      'A baker at the harbour gate now closes at noon because the flour boat calls only once.\n\n';
    const { gone } = told(`# Birds of the spit\n\n${run}${one}# The noon bakery\n\n${other}${run}${THIRD}\n`);
    expect(gone.map((g) => `${g}\n\n`).join('')).toBe(run);
  });

  it('all later readings go where the first one has another fact beside an earlier frame', () => {
    const month = (n: number, rest: string) =>
      `据港务局统计，${n}月份全港集装箱吞吐量同比增长${rest}%，靠泊船舶${rest.replace('.', '')}艘次，旅客登船人数达到${rest}万人次。`;
    const [first, second] = [month(1, '3.8'), month(2, '6.5')];
    const { gone } = told(
      `${first}\n\n${FIRST}\n\n${SECOND}\n\n${second}\n\n${second}\n\n${second}\n\n${THIRD}\n`,
    );
    expect(gone).toEqual([second, second]);
  });

  it('a title and the sentence that says the same are both told', () => {
    const text =
      '# 县里印发《古桥养护办法》\n\n近日，县里印发了《古桥养护办法》。\n\n近日，县里印发了《古桥养护办法》。\n\n办法规定，桥面的石板不许换成水泥的，修补要用原来的石头。\n';
    expect(told(text).kept).toContain('近日，县里印发了《古桥养护办法》。');
  });
});

describe('loops inside a paragraph', () => {
  it('a turn may hold the same words twice', () => {
    const turn = '要建设什么样的渡口、怎样建设大家都愿意来的渡口，是这次讨论的题目，';
    const { gone, kept } = told(`# 渡口的讨论\n\n会上说，${turn.repeat(9)}散会时天已经黑了。\n\n${SECOND}\n`);
    expect(gone.join('')).toBe(turn.repeat(8));
    expect(kept).toContain(`会上说，${turn}`);
  });

  it('clauses built alike are no loop', () => {
    const text = `# 三条建议\n\n${FIRST}共同爱护码头的每一块木板，共同照看河边的每一棵柳树，共同守住夜里的每一盏灯，共同记下每一位摆渡人的名字。\n\n${SECOND}\n`;
    expect(told(text).gone).toEqual([]);
  });

  it('an English sentence after a bracket is not parted from the one before', () => {
    const text =
      '# The ferry\n\nThe ferry ran late all week (it had snowed for three days). It made up the time on Sunday, when nobody was in a hurry.\n';
    expect(plan(text).articles[0]?.blocks.length).toBe(1);
  });

  it('a word stretched on purpose is none, a word told over and over is one', () => {
    const said = (words: string) =>
      told(`# The ferry\n\nThe boy at the rail shouted ${words} and the gulls answered him from the mast.\n`)
        .gone;
    expect(said('nonononononononononono')).toEqual([]);
    expect(said(`${'no '.repeat(12)}`.trim()).join('')).toContain('no no');
  });
});
