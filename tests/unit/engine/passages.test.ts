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
});
