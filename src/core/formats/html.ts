import type { Block, ListItem } from '../../shared/document.ts';
import { type CleanArticle, type StyledText, styled } from './clean-article.ts';

/** One standalone HTML page: no script, no style from outside, everything from the draft escaped. */
export function toHtml(article: CleanArticle): string {
  const { fields } = article;
  const header = [
    fields.title && `<h1>${escapeHtml(fields.title)}</h1>`,
    fields.subtitle && `<p class="subtitle">${escapeHtml(fields.subtitle)}</p>`,
    fields.byline && `<p class="byline">${escapeHtml(fields.byline)}</p>`,
    fields.date && `<p class="date">${escapeHtml(fields.date)}</p>`,
  ].filter((line) => line !== '');
  return [
    '<!doctype html>',
    `<html lang="${article.language === 'zh' ? 'zh-Hans' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(fields.title || article.source.dump)}</title>`,
    `<meta name="galley:article" content="${escapeHtml(article.id)}">`,
    `<meta name="galley:revision" content="${article.revision}">`,
    '</head>',
    '<body>',
    '<article>',
    ...(header.length > 0 ? ['<header>', ...header, '</header>'] : []),
    ...(article.blocks.length > 0 ? [toHtmlBody(article.blocks)] : []),
    '</article>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** An article's body as HTML, a block a line, without the page around it. */
export function toHtmlBody(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

/** Text as HTML text or attribute value. Lone surrogates become U+FFFD, as every reader would make them. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(/\0/g, '\ufffd');
}

function blockHtml(block: Block | ListItem): string {
  switch (block.type) {
    case 'horizontalRule':
      return '<hr>';
    case 'paragraph':
      return `<p>${styled(block).map(inlineHtml).join('')}</p>`;
    case 'heading':
      return `<h${block.attrs.level}>${styled(block).map(inlineHtml).join('')}</h${block.attrs.level}>`;
    case 'blockquote':
      return `<blockquote>\n${block.content.map(blockHtml).join('\n')}\n</blockquote>`;
    case 'bulletList':
      return `<ul>\n${block.content.map(blockHtml).join('\n')}\n</ul>`;
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${block.content.map(blockHtml).join('\n')}\n</ol>`;
    }
    case 'listItem':
      return `<li>${block.content.map(blockHtml).join('\n')}</li>`;
  }
}

function inlineHtml(part: StyledText | null): string {
  if (part === null) return '<br>';
  let out = escapeHtml(part.text);
  if (part.code) out = `<code>${out}</code>`;
  if (part.bold) out = `<strong>${out}</strong>`;
  if (part.italic) out = `<em>${out}</em>`;
  if (part.strike) out = `<s>${out}</s>`;
  if (part.underline) out = `<u>${out}</u>`;
  if (part.href !== null) out = `<a href="${escapeHtml(part.href)}">${out}</a>`;
  return out;
}
