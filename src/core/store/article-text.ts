import { type Block, plainText } from '../../shared/document.ts';
import type { Fields } from '../../shared/model/articles.ts';
import { FIELD_NAMES } from '../../shared/plan.ts';

/** What the store keeps of an article's text beside it: to be known by, and to be found by. */

/** Longest lead, in code units. */
const LEAD = 120;

/** The first words of a document: what an article without a title is known by. */
export function leadOf(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const text = plainText(block).trim();
    if (text !== '')
      return text
        .slice(0, LEAD)
        .toWellFormed()
        .replace(/\ufffd$/, '');
  }
  return '';
}

/** An article's text as search sees it. */
export function indexedText(fields: Fields, blocks: readonly Block[]): string {
  return [...FIELD_NAMES.map((n) => fields[n]), ...blocks.map(plainText)].filter((t) => t !== '').join('\n');
}
