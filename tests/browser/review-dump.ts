import {
  type Evidence,
  type FindingKind,
  findingId,
  type Plan,
  type PlanArticle,
} from '../../src/shared/plan.ts';
import type { Span } from '../../src/shared/span.ts';
import { seal, type Told } from '../service/told-dump.ts';

/** Room for the plan in the dump's first line. */
const ROOM = 24_000;

export interface ReviewDump extends Told {
  /** Ids of the findings by the names they are made under. */
  ids: Record<string, string>;
  at: Record<string, Span>;
}

/** A page of four articles with a finding of every kind, spread over all of them. `copies` more are plain copies. */
export function reviewDump(copies = 0, notices: Plan['notices'] = []): ReviewDump {
  let text = `${' '.repeat(ROOM)}\n`;
  const at: Record<string, Span> = {};
  const ids: Record<string, string> = {};
  const plan: Plan = {
    format: 'plan/1',
    engine: 'told',
    articles: [],
    dropped: [],
    unplaced: [],
    findings: [],
    notices,
  };
  const say = (name: string, words: string, after = '\n'): Span => {
    const span: Span = [text.length, text.length + words.length];
    at[name] = span;
    text += words + after;
    return span;
  };
  const find = (
    name: string,
    kind: FindingKind,
    spans: Span[],
    evidence: Evidence,
    confidence: number,
    stands: boolean,
    reasons: Plan['findings'][number]['reasons'],
  ): void => {
    ids[name] = findingId(kind, spans);
    plan.findings.push({ id: ids[name], kind, confidence, stands, spans, evidence, reasons });
  };
  const article = (name: string, title: string): PlanArticle => {
    const made: PlanArticle = { title: { sources: [say(name, title)] }, blocks: [] };
    plan.articles.push(made);
    return made;
  };
  const paragraph = (to: PlanArticle, ...sources: Span[]): void => {
    to.blocks.push({ type: 'paragraph', sources });
  };

  const harbour = article('harbour', '石埠渔港的新码头');
  const lead = say(
    'lead',
    '清晨五点，石埠渔港的新码头迎来第一批渔船，冷藏车在岸上排成两行，等着把鱼运往省城。',
  );
  paragraph(harbour, lead);
  const tail = say('tail', '港务处的人说，码头长四百二十米，冷库与磨坊的水渠闸门随');
  const head = say('head', '后跟上，入冬以前都能用，渔民不必再绕到二十里外的避风塘。');
  paragraph(harbour, tail, head);
  const rival1 = say('rival1', '着潮水一起涨上来的是鱼价，老周说去年这个时候只有一半。');
  const rival2 = say('rival2', '军的木匠把船板一块块刨平。');
  const rival3 = say('rival3', '时可以看见对岸的灯塔。');
  plan.unplaced.push(rival1, rival2, rival3);
  find(
    'join',
    'join',
    [tail, head],
    {
      kind: 'join',
      tail,
      head,
      rivals: [
        {
          span: rival1,
          score: 0.4,
          reasons: [{ code: 'join.seen', params: { run: '随着' } }, { code: 'join.topic' }],
        },
        { span: rival2, score: 0.2, reasons: [{ code: 'join.start' }] },
        { span: rival3, score: 0.1, reasons: [{ code: 'join.column' }] },
      ],
    },
    0.62,
    true,
    [{ code: 'join.word', params: { word: '随后' } }, { code: 'join.article' }],
  );
  const turn = say('turn', '一排灯亮到堤岸尽头，渔船回港。');
  paragraph(harbour, turn);
  const turns = [
    say('turn2', '一排灯亮到堤岸尽头，渔船回港。'),
    say('turn3', '一排灯亮到提岸尽头，渔船回港。'),
    say('turn4', '一排灯亮到堤岸尽头，渔船回港。'),
    say('turn5', '一排灯亮到堤岸'),
  ];
  plan.dropped.push({ reason: 'loop', sources: turns });
  find('loop', 'loop', turns, { kind: 'loop', first: [turn], turns: 5, tornAt: turns[3]![1] }, 0.99, true, [
    { code: 'loop.blocks', params: { period: 1, turns: 5 } },
    { code: 'loop.torn' },
  ]);
  const copy = say(
    'copy',
    '清晨五点，石埠渔港的新码头迎来第一批渔舟，冷臧车在岸上排成两行，等着把鱼运往省城。',
  );
  plan.dropped.push({ reason: 'near-duplicate', sources: [copy] });
  find(
    'near',
    'near-duplicate',
    [copy],
    { kind: 'near-duplicate', twin: [lead], distance: 2, torn: false },
    0.85,
    true,
    [{ code: 'copy.noise', params: { distance: 2 } }],
  );
  const ad = say('ad', '分享到：朋友圈 微博');

  const school = article('school', '夜校课表排到秋天');
  const byline = say('byline', '本报记者 柳予安');
  school.byline = { sources: [byline] };
  find('field', 'field', [byline], { kind: 'field', field: 'byline', article: 1 }, 0.7, true, [
    { code: 'field.look' },
  ]);
  paragraph(school, say('body', '木工、修表和家常菜最抢手，报名表贴出来三天就满了。'));
  const left = say('left', '学员从哪里来', '');
  const right = say('right', '三十名船工白天出海，晚上学记账，十二月的风从西北来，课要提早散。');
  school.blocks.push({ type: 'heading', sources: [left] });
  paragraph(school, right);
  find('split', 'split', [left, right], { kind: 'split', left, right }, 0.9, true, [
    { code: 'split.heading' },
  ]);
  const ad2 = say('ad2', '分享到：朋友圈 微博');

  const shop = article('shop', '老街书店重新开张');
  const torn = say('torn', '的旧书架一字排开，最里面那排留给了手抄的地方志。');
  paragraph(shop, torn);
  find(
    'torn',
    'torn',
    [torn],
    { kind: 'torn', side: 'head', rivals: [{ span: rival3, score: 0.2, reasons: [{ code: 'join.topic' }] }] },
    0.66,
    false,
    [{ code: 'torn.start' }],
  );
  const ad3 = say('ad3', '分享到：朋友圈 微博');
  plan.dropped.push({ reason: 'chrome', sources: [ad, ad2, ad3] });
  find('chrome', 'chrome', [ad, ad2, ad3], { kind: 'chrome', seen: 3 }, 0.75, true, [
    { code: 'chrome.repeated', params: { seen: 3 } },
  ]);

  const lamp = article('lamp', 'The lamps of the old quay');
  const lampLead = say(
    'lampLead',
    'The lamps were lit at four in winter, and the keeper walked the mole twice before supper.',
  );
  paragraph(lamp, lampLead);
  const lampCopy = say(
    'lampCopy',
    'The lumps were lit at four in winter, and the keeper walked the mole twice before super.',
  );
  paragraph(lamp, lampCopy);
  find(
    'open',
    'near-duplicate',
    [lampCopy],
    { kind: 'near-duplicate', twin: [lampLead], distance: 2, torn: false },
    0.55,
    false,
    [{ code: 'copy.noise', params: { distance: 2 } }],
  );
  const stray = say('stray', '谁都可以坐下来翻，店主只要求看完放回原处。');
  plan.unplaced.push(stray);
  find(
    'stray',
    'stray',
    [stray],
    {
      kind: 'stray',
      candidates: [
        { article: 2, score: 0.6, reasons: [{ code: 'stray.like' }] },
        { article: 1, score: 0.3, reasons: [{ code: 'stray.near' }] },
        { article: 0, score: 0.1, reasons: [] },
      ],
    },
    0.5,
    false,
    [{ code: 'stray.nobody' }],
  );
  for (let i = 0; i < copies; i++) {
    const first = say(`many${i}`, `第${i + 1}号船的船票编号是${1000 + i}，上岸时交回。`);
    paragraph(lamp, first);
    const again = say(`again${i}`, `第${i + 1}号船的船票编号是${1000 + i}，上岸时交回。`);
    plan.dropped.push({ reason: 'duplicate', sources: [again] });
    find(
      `copy${i}`,
      'duplicate',
      [again],
      { kind: 'duplicate', twin: [first], distance: 0, torn: false },
      0.9,
      true,
      [{ code: 'copy.exact' }],
    );
  }
  return { ...seal(text, plan, ROOM), ids, at };
}
