import { plainText } from '../../shared/document.ts';
import type { CleanArticle } from './clean-article.ts';
import { bodyText } from './text.ts';

/** JSON Lines: one article a line, as record fields, plain text and a list of typed blocks. */
export function toJsonLines(articles: readonly CleanArticle[]): string {
  return articles
    .map((a) =>
      JSON.stringify({
        id: a.id,
        revision: a.revision,
        title: a.fields.title,
        subtitle: a.fields.subtitle,
        byline: a.fields.byline,
        date: a.fields.date,
        language: a.language,
        source: a.source.dump,
        sourceSha256: a.source.sha256,
        text: bodyText(a.blocks).toWellFormed(),
        blocks: a.blocks.map((b) => ({
          type: b.type,
          ...(b.type === 'heading' ? { level: b.attrs.level } : {}),
          text: plainText(b).toWellFormed(),
        })),
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}
