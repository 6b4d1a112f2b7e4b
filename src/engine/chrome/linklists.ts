/** Lists of links: what a site tells to read next, under a head of its own. Told by the head; ends before a new article. */

import type { Layout } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { isByline } from '../look/bylines.ts';
import { isDateLine } from '../look/look.ts';
import type { Line } from './frames.ts';

const ZH_HEAD =
  /^[\s▶►>»·•■◆▍|【[（(]*(?:(?:相关|热门|热点|推荐|精彩|最新|更多|往期|近期|本周|今日)(?:阅读|新闻|链接|文章|推荐|报道|专题|内容|稿件|排行|排行榜|标签|评论|消息|更新|资讯|回顾)|延伸阅读|推荐阅读|相关推荐|(?:阅读|点击|新闻|评论|浏览)排行榜?|猜你喜欢|猜您喜欢|为[你您]推荐|友情链接|编辑推荐|热门|大家都在看|本版(?:新闻|要闻|文章|导读)|标题导航)[\s:：】\])）|]*(?:更多)?[\s>»]*$/u;
const EN_HEAD =
  /^[\s▶►>»·•■|]*(?:related(?: (?:stories|articles|news|posts|links|content|topics|coverage|reading))?|(?:recent|latest|popular|trending|top|most[ -](?:read|popular|viewed|shared|commented))(?: (?:posts|stories|news|articles|comments|now))?|recommended(?: for you)?|you (?:may|might) also (?:like|be interested in)|more (?:from|on|in) .{2,40}|more (?:news|stories|headlines)|read (?:more|next|also)|also (?:read|in the news)|around the web|from (?:our partners|around the web)|sponsored(?: content)?|further reading|don['’]t miss|archives?|categories|blogroll|tags)\s*:?\s*[>»›]*$/iu;

/** Longest line of such a list, in code units, and most lines. */
const LONGEST = { cjk: 40, latin: 95 };
const LINES = 20;

/** Lines of lists of links with how sure that is, by block. Generator: yields the share done. */
export function* findLinkLists(
  layout: Layout,
  lines: readonly Line[],
): Generator<number, Map<number, number>> {
  const found = new Map<number, number>();
  const isField = (line: Line) => isDateLine(line.text) || isByline(line.text);
  for (let b = 0; b < lines.length; b++) {
    if (b % 4000 === 3999) yield b / lines.length;
    const { text, cjk } = lines[b] as Line;
    if (!text || text.length > 50 || !(cjk ? ZH_HEAD : EN_HEAD).test(plainOf(text))) continue;
    const list: number[] = [];
    const gap = layout.blocks[b + 1]?.gap ?? 0;
    let ended = false;
    for (let k = b + 1; k < lines.length && list.length < LINES && !ended; k++) {
      const line = lines[k] as Line;
      const block = layout.blocks[k];
      ended =
        !line.text ||
        line.prose ||
        line.stops ||
        isField(line) ||
        line.text.length > (line.cjk ? LONGEST.cjk : LONGEST.latin) ||
        (block?.gap ?? 0) > gap ||
        (block?.mark ?? 0) > 0 ||
        block?.row === true;
      if (!ended) list.push(k);
    }
    // What stands right before running text or a field is the next article's title.
    const after = lines[b + 1 + list.length];
    if (
      after &&
      (after.prose || after.stops || isField(after)) &&
      (layout.blocks[b + 1 + list.length]?.gap ?? 0) <= gap
    )
      list.pop();
    if (!list.length) continue;
    found.set(b, 0.95);
    for (const k of list) found.set(k, 0.9);
    b += list.length;
  }
  for (const b of findLinkRuns(layout, lines)) if (!found.has(b)) found.set(b, 0.9);
  return found;
}

/** Links alone in their lines, under each other, from which on they are a menu or a list of what else there is. */
const RUN = 3;

/**
 * Lines that are links and nothing else, many under each other, in a dump that tells texts as well. One right before a
 * text or a field may be its title.
 */
function findLinkRuns({ blocks }: Layout, lines: readonly Line[]): number[] {
  if (!lines.some((line) => line.prose)) return [];
  const found: number[] = [];
  for (let from = 0; from < blocks.length; ) {
    let to = from;
    while (to < blocks.length && blocks[to]?.links && !lines[to]?.prose) to++;
    const after = lines[to];
    const leads = after && (after.prose || after.stops || isDateLine(after.text) || isByline(after.text));
    const end = leads ? to - 1 : to;
    if (end - from >= RUN) for (let b = from; b < end; b++) found.push(b);
    from = Math.max(to, from + 1);
  }
  return found;
}
