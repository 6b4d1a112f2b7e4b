/**
 * Labels alone in their lines, as a page leaves them whose table or bar was read cell by cell: "Published" over a date, "By"
 * over a name, "索引号：" over a number. What stands under one is known by it.
 */

import type { Block, Layout } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { isLatinNames, isNamesOnly } from '../look/bylines.ts';
import { endsWithStop, isDateLine } from '../look/look.ts';

type Kind = 'date' | 'byline' | 'chrome';

const LABELS: readonly (readonly [Kind, RegExp])[] = [
  [
    'date',
    /^(?:(?:first |last )?(?:published|posted|updated|modified)(?: on)?|date|on|(?:发布|发表|更新|发文|成文|公开)?(?:时间|日期))\s*:?$/iu,
  ],
  ['byline', /^(?:(?:written |reported |story )?by|author|(?:文章|稿件|信息)?来源|作者|记者|撰稿)\s*:?$/iu],
  [
    'chrome',
    /^(?:索引号|文号|发文字号|发布文号|主题分类|主题词|信息分类|体裁分类|组配分类|服务对象|发布机构|发文机构|发文机关|发布单位|公开(?:方式|范围|属性)|有效性|内容概述|名称|(?:浏览|点击|阅读)(?:次数|量|数)?|字体?号?(?:大小)?)\s*:$/u,
  ],
];
/** Longest label, and what can stand under one, in code units. */
const LONGEST = { label: 24, value: 60 };

/** What a line says as a label, or null. */
function labelOf(text: string, { start, end, mark, field, lines, holes }: Block): Kind | null {
  if (mark || field || holes || lines > 1 || end - start > LONGEST.label) return null;
  const line = plainOf(text.slice(start, end))
    .replace(/^[•·▪*-]\s*/u, '')
    .replace('：', ':');
  return LABELS.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

/** Whether `line` can be told by a label of `kind`. */
function fits(line: string, kind: Kind): boolean {
  if (kind === 'date') return isDateLine(line);
  if (endsWithStop(line)) return false;
  if (kind === 'chrome') return true;
  if (/[一-龥]/u.test(line)) return isNamesOnly(line) || line.length <= 20;
  return isLatinNames(line) || /^(?:[\p{Lu}][\p{L}.'’-]*[\s,&]*(?:and\s|of\s|the\s)*){1,6}$/u.test(line);
}

/**
 * Reads labels that stand over what they say: the label is furniture, what stands under it a date, a byline or furniture
 * as well. Spans stay as they are. Generator: yields the share done.
 */
export function* readStacked(text: string, layout: Layout): Generator<number, Layout> {
  const blocks = [...layout.blocks];
  for (let k = 0; k < blocks.length; k++) {
    if (k % 4000 === 3999) yield k / blocks.length;
    const block = blocks[k] as Block;
    const kind = labelOf(text, block);
    if (!kind) continue;
    const next = blocks[k + 1];
    const value =
      next &&
      !next.mark &&
      !next.field &&
      !next.holes &&
      next.lines === 1 &&
      next.end - next.start <= LONGEST.value
        ? plainOf(text.slice(next.start, next.end))
        : '';
    const empty = next === undefined || labelOf(text, next) !== null;
    if (kind === 'chrome' && empty) blocks[k] = { ...block, field: 'chrome' };
    if (empty || !value || !fits(value, kind)) continue;
    blocks[k] = { ...block, field: 'chrome' };
    blocks[k + 1] = kind === 'chrome' ? { ...next, field: 'chrome' } : { ...next, role: kind };
    k++;
  }
  return { blocks, markers: layout.markers };
}
