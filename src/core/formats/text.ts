import type { Block, ListItem } from '../../shared/document.ts';
import { plainText } from '../../shared/document.ts';
import type { CleanArticle } from './clean-article.ts';

/** Plain text: the fields a line each, then the body, a blank line between blocks. */
export function toText(article: CleanArticle): string {
  const { title, subtitle, byline, date } = article.fields;
  const head = [title, subtitle, byline, date].filter((f) => f !== '').join('\n');
  return `${[head, bodyText(article.blocks)].filter((p) => p !== '').join('\n\n')}\n`.toWellFormed();
}

/** An article's body as text: one paragraph a block, a blank line between. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((b) => b !== '')
    .join('\n\n');
}

function blockText(block: Block | ListItem): string {
  if (block.type === 'bulletList') return block.content.map((i) => `- ${blockText(i)}`).join('\n');
  if (block.type === 'orderedList') {
    const first = block.attrs?.start ?? 1;
    return block.content.map((item, i) => `${first + i}. ${blockText(item)}`).join('\n');
  }
  if (block.type === 'horizontalRule') return '* * *';
  return plainText(block);
}
