import type { Evidence, Finding, FindingKind, Plan, PlanArticle } from '../../src/shared/plan.ts';
import { findingId } from '../../src/shared/plan.ts';
import type { Span } from '../../src/shared/span.ts';

/** A dump that carries its own plan in its first line, for `told-plan-worker`. */
export interface Told {
  text: string;
  plan: Plan;
}

/** Room kept for the plan in the first line: spans must be known before it is written. */
export const ROOM = 12_000;

/** A page with two articles and a finding of every kind. Names tell what a piece is there for. */
export function toldPage(): Told & { at: Record<string, Span> } {
  let text = `${' '.repeat(ROOM)}\n`;
  const at: Record<string, Span> = {};
  const say = (name: string, words: string, after = '\n'): Span => {
    const span: Span = [text.length, text.length + words.length];
    at[name] = span;
    text += words + after;
    return span;
  };
  const findings: Finding[] = [];
  const find = (
    kind: FindingKind,
    spans: Span[],
    evidence: Evidence,
    stands: boolean,
    confidence: number,
  ): void => {
    findings.push({
      id: findingId(kind, spans),
      kind,
      confidence,
      stands,
      spans,
      evidence,
      reasons: [{ code: 'test' }],
    });
  };

  const first: PlanArticle = { blocks: [] };
  first.title = { sources: [say('title', '石埠渔港的新码头')] };
  first.byline = { sources: [say('byline', '本报记者 柳予安')] };
  find('field', [at.byline!], { kind: 'field', field: 'byline', article: 0 }, true, 0.7);
  const lead = say('lead', '清晨五点，石埠渔港的新码头迎来第一批渔船。');
  const tail = say('tail', '港务处的人说，磨坊与水渠闸门随');
  const head = say('head', '后跟上，入冬以前都能用。');
  const rival = say('rival', '着潮水一起涨上来的是鱼价。');
  first.blocks.push({ type: 'paragraph', sources: [lead] }, { type: 'paragraph', sources: [tail, head] });
  find(
    'join',
    [tail, head],
    { kind: 'join', tail, head, rivals: [{ span: rival, score: 0.4, reasons: [] }] },
    true,
    0.8,
  );
  const left = say('left', '港口的冬天', '');
  const right = say('right', '十二月的风从西北来，船要早回。');
  first.blocks.push({ type: 'heading', sources: [left] }, { type: 'paragraph', sources: [right] });
  find('split', [left, right], { kind: 'split', left, right }, true, 0.9);
  const turn = say('turn', '一排灯亮到堤岸尽头。');
  first.blocks.push({ type: 'paragraph', sources: [turn] });
  const turns = [say('turn2', '一排灯亮到堤岸尽头。'), say('turn3', '一排灯亮到堤岸尽头。')];
  find('loop', turns, { kind: 'loop', first: [turn], turns: 3, tornAt: null }, true, 0.99);

  const second: PlanArticle = { blocks: [] };
  second.title = { sources: [say('title2', 'The night school on the quay')] };
  const body = say('body', 'Thirty boat hands learn to keep accounts.');
  const torn = say('torn', 'They meet on Tuesdays, when the');
  second.blocks.push({ type: 'paragraph', sources: [body] }, { type: 'paragraph', sources: [torn] });
  find(
    'torn',
    [torn],
    { kind: 'torn', side: 'tail', rivals: [{ span: rival, score: 0.2, reasons: [] }] },
    true,
    0.6,
  );
  const copy = say('copy', '清晨五点，石埠渔港的新码头迎来第一批渔舟。');
  find(
    'near-duplicate',
    [copy],
    { kind: 'near-duplicate', twin: [lead], distance: 1, torn: false },
    true,
    0.85,
  );
  const chrome = say('chrome', '分享到：朋友圈');
  find('chrome', [chrome], { kind: 'chrome', seen: 3 }, true, 0.6);
  const stray = say('stray', 'The lamps are lit at four in winter.');
  const candidates = [1, 0].map((article, i) => ({ article, score: 0.6 - i / 10, reasons: [] }));
  find('stray', [stray], { kind: 'stray', candidates }, false, 0.5);

  const plan: Plan = {
    format: 'plan/1',
    engine: 'told',
    articles: [first, second],
    dropped: [
      { reason: 'loop', sources: turns },
      { reason: 'near-duplicate', sources: [copy] },
      { reason: 'chrome', sources: [chrome] },
    ],
    unplaced: [rival, stray],
    findings,
    notices: [],
  };
  return { ...seal(text, plan), at };
}

/**
 * A page with two titled articles and one of a single paragraph: `between` was put into the first, `alone` into the
 * third, and either may belong to another.
 */
export function strayPage(): Told & { at: Record<string, Span> } {
  let text = `${' '.repeat(ROOM)}\n`;
  const at: Record<string, Span> = {};
  const say = (name: string, words: string): Span => {
    const span: Span = [text.length, text.length + words.length];
    at[name] = span;
    text += `${words}\n`;
    return span;
  };
  const paragraph = (span: Span) => ({ type: 'paragraph' as const, sources: [span] });
  const first: PlanArticle = { title: { sources: [say('title', '坝上的杏林过冬')] }, blocks: [] };
  first.blocks.push(paragraph(say('lead', '坝上的三百亩杏林裹上了草帘。')));
  first.blocks.push(paragraph(say('between', '帮工的人多半来自下游的两个村。')));
  const second: PlanArticle = { title: { sources: [say('title2', '下游两村合修水闸')] }, blocks: [] };
  second.blocks.push(paragraph(say('body', '水闸的木料十月运齐，腊月前立起来。')));
  const third: PlanArticle = { blocks: [paragraph(say('alone', '账目贴在祠堂门口，谁都可以去看。'))] };
  const stray = (span: Span, articles: readonly number[]): Finding => ({
    id: findingId('stray', [span]),
    kind: 'stray',
    confidence: 0.6,
    stands: true,
    spans: [span],
    evidence: {
      kind: 'stray',
      candidates: articles.map((article, i) => ({ article, score: 0.5 - i / 10, reasons: [] })),
    },
    reasons: [{ code: 'stray.several' }],
  });
  const plan: Plan = {
    format: 'plan/1',
    engine: 'told',
    articles: [first, second, third],
    dropped: [],
    unplaced: [],
    findings: [stray(at['between'] as Span, [0, 1]), stray(at['alone'] as Span, [2, 1, 0])],
    notices: [],
  };
  return { ...seal(text, plan), at };
}

/** Writes the plan into the first line of the text, where it is itself a marker of the dump. */
export function seal(text: string, plan: Plan, room = ROOM): Told {
  const whole: Plan = { ...plan, dropped: [...plan.dropped, { reason: 'marker', sources: [[0, room]] }] };
  const line = `%plan ${JSON.stringify(whole)}`;
  if (line.length >= room) throw new Error('the plan needs more room');
  // The last character keeps the marker's span free of blanks at its end.
  return { text: line.padEnd(room, ' ') + text.slice(room), plan: whole };
}
