import type { Block, Doc } from '../../shared/document.ts';
import type { Fields } from '../../shared/model/articles.ts';

/** An approved article as the writers see it. */
export interface CleanArticle {
  id: string;
  revision: number;
  fields: Fields;
  blocks: Doc['content'];
  /** BCP 47 tag of the language most of its letters are in. */
  language: 'zh' | 'en';
  /** Where it came from. */
  source: { dump: string; sha256: string };
}

/** Text of one inline run with what stands around it, for writers that care for marks. */
export interface StyledText {
  text: string;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  code: boolean;
  underline: boolean;
  href: string | null;
}

/** The inline content of a textblock with origins dropped and neighbours of one style merged; `null` is a line break. */
export function styled(block: Extract<Block, { type: 'paragraph' | 'heading' }>): (StyledText | null)[] {
  const out: (StyledText | null)[] = [];
  for (const node of block.content ?? []) {
    if (node.type === 'hardBreak') {
      out.push(null);
      continue;
    }
    const has = (type: string): boolean => node.marks?.some((m) => m.type === type) ?? false;
    const link = node.marks?.find((m) => m.type === 'link');
    const next: StyledText = {
      text: node.text,
      bold: has('bold'),
      italic: has('italic'),
      strike: has('strike'),
      code: has('code'),
      underline: has('underline'),
      href: link?.type === 'link' ? link.attrs.href : null,
    };
    const last = out.at(-1);
    if (last && sameStyle(last, next)) last.text += next.text;
    else out.push(next);
  }
  return out;
}

function sameStyle(a: StyledText, b: StyledText): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.underline === b.underline &&
    a.href === b.href
  );
}

/** The language most letters of the article are in. */
export function languageOf(text: string): 'zh' | 'en' {
  let wide = 0;
  let latin = 0;
  for (const ch of text) {
    if (/\p{Script=Han}/u.test(ch)) wide++;
    else if (/\p{Script=Latin}/u.test(ch)) latin++;
  }
  // A Chinese character carries about as much as four Latin letters.
  return wide * 4 >= latin && wide > 0 ? 'zh' : 'en';
}
