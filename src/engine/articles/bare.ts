/**
 * What stands around a field's words and is none of them: a bullet before a byline, a date's label and brackets, a list's
 * number. A byline's own words stay as they are printed, label and brackets included: they say what its bearer did.
 */
import type { PlanArticle } from '../../shared/plan.ts';
import type { Span } from '../../shared/span.ts';
import { plainOf } from '../base/plain.ts';
import { isDateLine } from '../look/look.ts';
import { numberOf } from '../titles/ranks.ts';

const BULLETS = /^[■□●◎▲◆★☆*◇▍○•·▪▶►]+\s*/u;
const WHEN =
  /^(?:(?:发布|发表|刊发|刊登|上传|成文)?(?:时间|日期)\s*[:：]\s*|(?:first )?(?:published|posted|filed|date)\b(?:\s+on\b)?\s*:?\s*)/iu;
const NUMBER = /^(?:\d{1,3}[.、．)]|[一二三四五六七八九十]{1,3}[、.．])\s*/u;
const BOXED = /^[[【（(〔][^[\]【】（）()〔〕]*[\]】）)〕]$/u;

type Field = 'title' | 'byline' | 'date';

/** How many code units before and behind a field's words are none of them. */
export function bareOf(field: Field, text: string, numbered: boolean): [before: number, behind: number] {
  let from = 0;
  let to = text.length;
  const box = field === 'date' && BOXED.test(text);
  if (box) {
    from++;
    to--;
  }
  const take = (pattern: RegExp) => {
    from += pattern.exec(plainOf(text.slice(from, to)))?.[0].length ?? 0;
  };
  take(/^\s+/u);
  take(BULLETS);
  if (field === 'date') take(WHEN);
  if (field === 'title' && numbered) take(NUMBER);
  const left = text.slice(from, to).trimEnd();
  // What is left must be a field by itself.
  if (left.length < 2 || (field === 'date' && !isDateLine(left))) return [0, 0];
  return [from, text.length - from - left.length];
}

/** Whether the titles of a plan's articles are numbered through, from the first to the last. */
function areNumbered(text: string, articles: readonly PlanArticle[]): boolean {
  let counted = 0;
  let titles = 0;
  for (const { title } of articles) {
    const span = title?.sources[0];
    if (!span) continue;
    titles++;
    if (numberOf(text.slice(span[0], Math.min(span[1], span[0] + 12)))?.value === titles) counted++;
  }
  return counted >= 3 && counted === titles;
}

/** Takes from the fields of `articles` what is none of their words; returns it, to be dropped as markers. */
export function bareFields(text: string, articles: readonly PlanArticle[]): Span[] {
  const off: Span[] = [];
  const numbered = areNumbered(text, articles);
  for (const article of articles) {
    for (const field of ['title', 'byline', 'date'] as const) {
      const own = article[field];
      if (!own) continue;
      own.sources = own.sources.map(([start, end]): Span => {
        const [before, behind] = end - start > 200 ? [0, 0] : bareOf(field, text.slice(start, end), numbered);
        if (before) off.push([start, start + before]);
        if (behind) off.push([end - behind, end]);
        return [start + before, end - behind];
      });
    }
  }
  return off;
}
