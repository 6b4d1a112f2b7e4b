import { plan } from '../../../src/engine/index.ts';
import type { PlanArticle, PlanField } from '../../../src/shared/plan.ts';

/** Texts for titles to stand over, and what a plan makes of heads. */

/** English paragraphs, one of four. */
export const P = (k: number) =>
  [
    'The bell was cast in the yard by the river, and four horses brought it up the hill in the spring of that year.',
    'It hung for sixty years without a crack, until a cold night in January when the ringer pulled the rope too hard.',
    'The town collected money for a new one at the harvest fair, in jars set out on every counter of Main Street.',
    'Nobody could say afterwards who had put the gold watch into the jar at the barber’s, and nobody ever claimed it.',
  ][k % 4] as string;

/** Chinese paragraphs, one of four. */
export const Z = (k: number) =>
  [
    '渡口的老钟昨天敲了十二下，修钟的师傅在楼上住了四个月，换下一百零七枚齿轮，又请铁匠打了一副钟锤。',
    '钟声一停，河上的船都拉响了汽笛，镇里说以后每天早晚各敲一次，逢年过节再加一次，由中学生轮流值守。',
    '北坡的梨花今年开得比往年早，花农天不亮就上山，用竹竿绑着鸡毛给花授粉，一棵树要点上两千多下。',
    '收梨的合作社把价钱写在村口的黑板上，一斤比去年多了三毛，头一批货后天就要装车运到县里的冷库。',
  ][k % 4] as string;

/** The words of a field, as the dump has them. */
export const words = (text: string, f?: PlanField) =>
  f?.sources.map(([a, b]) => text.slice(a, b)).join(' / ');

/** The heads of the articles a plan makes. */
export const told = (text: string) => {
  return plan(text).articles.map((a: PlanArticle) => ({
    title: words(text, a.title),
    byline: words(text, a.byline),
    date: words(text, a.date),
    heads: a.blocks.filter((b) => b.type === 'heading').map((b) => words(text, b)),
  }));
};
