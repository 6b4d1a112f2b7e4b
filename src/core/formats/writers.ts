import type { ExportFormat } from '../../shared/model/exports.ts';
import type { CleanArticle } from './clean-article.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toNinjs } from './ninjs.ts';
import { toText } from './text.ts';

/** A format in which each article is a file of its own; JSON Lines holds many in one. */
export type SingleFormat = Exclude<ExportFormat, 'jsonl'>;

/** What articles are written with, one file each. */
export const WRITERS: Readonly<Record<SingleFormat, (article: CleanArticle) => string>> = {
  markdown: toMarkdown,
  html: toHtml,
  text: toText,
  ninjs: toNinjs,
};

/** How the names of files end. */
export const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  markdown: '.md',
  html: '.html',
  text: '.txt',
  ninjs: '.ninjs.json',
  jsonl: '.jsonl',
};
