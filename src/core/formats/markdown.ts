import type { Block, ListItem } from '../../shared/document.ts';
import { type CleanArticle, type StyledText, styled } from './clean-article.ts';

/**
 * CommonMark with YAML front matter. Every character that could be read as markup is escaped, so text comes
 * back from any CommonMark reader as it stood in the draft.
 */
export function toMarkdown(article: CleanArticle): string {
  const { fields } = article;
  const front = [
    ['title', fields.title],
    ['subtitle', fields.subtitle],
    ['byline', fields.byline],
    ['date', fields.date],
    ['language', article.language],
    ['source', article.source.dump],
    ['galley_article', article.id],
  ]
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${yamlString(value!)}`);
  front.push(`galley_revision: ${article.revision}`);
  const body = article.blocks.map((b) => blockMarkdown(b)).filter((b) => b !== '');
  return `---\n${front.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

/** A YAML double-quoted scalar: JSON's escapes are a subset of YAML 1.2's, so no value can end it early. */
export function yamlString(value: string): string {
  return JSON.stringify(value.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'horizontalRule':
      return '---';
    case 'heading':
      // A heading is one line: a break inside it would end it.
      return `${'#'.repeat(block.attrs.level)} ${inline(styled(block), ' ').trim()}`.trimEnd();
    case 'paragraph':
      return guardLineStarts(inline(styled(block), '\\\n').trim());
    case 'blockquote':
      return block.content
        .map(blockMarkdown)
        .join('\n\n')
        .split('\n')
        .map((l) => (l === '' ? '>' : `> ${l}`))
        .join('\n');
    case 'bulletList':
      return block.content.map((item) => listItem(item, '- ')).join('\n');
    case 'orderedList': {
      const first = block.attrs?.start ?? 1;
      return block.content.map((item, i) => listItem(item, `${first + i}. `)).join('\n');
    }
  }
}

function listItem(item: ListItem, marker: string): string {
  const indent = ' '.repeat(marker.length);
  return (
    marker +
    item.content
      .map(blockMarkdown)
      .join('\n\n')
      .split('\n')
      .map((l, i) => (i === 0 || l === '' ? l : indent + l))
      .join('\n')
  );
}

function inline(parts: readonly (StyledText | null)[], lineBreak: string): string {
  return parts.map((part) => (part === null ? lineBreak : run(part))).join('');
}

function run(part: StyledText): string {
  // Delimiters must touch ink to count as emphasis, so blanks at the ends stay outside.
  const middle = part.text.trim();
  if (middle === '') return part.text;
  const from = part.text.length - part.text.trimStart().length;
  const [before, after] = [part.text.slice(0, from), part.text.slice(from + middle.length)];
  let out = part.code ? codeSpan(middle) : escapeMarkdown(middle);
  if (part.bold) out = `**${out}**`;
  if (part.italic) out = `*${out}*`;
  if (part.strike) out = `~~${out}~~`;
  if (part.href !== null) out = `[${out}](<${part.href.replace(/[<>\\\s]/gu, encodeURIComponent)}>)`;
  return before + out + after;
}

function codeSpan(text: string): string {
  let longest = 0;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + pad + text + pad + fence;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\r\n|[\n\r]/g, ' ');
}

/** Escapes what would turn the beginning of a paragraph's line into a heading, a list, a rule or a quote. */
function guardLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
        .replace(/^([-+=])/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}
