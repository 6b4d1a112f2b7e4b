import { countsOf } from '../../shared/counts.ts';
import type { CleanArticle } from './clean-article.ts';
import { toHtmlBody } from './html.ts';
import { bodyText } from './text.ts';

/** Of the published versions the oldest that names all that is written here: later ones only add to it. */
const STANDARD = {
  name: 'ninjs',
  version: '3.0',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#',
};

/**
 * IPTC ninjs, version 3.0, as newsroom systems take in: headlines, byline, and the body twice, as HTML and as plain
 * text. The date stands as it was printed: a moment of time, which the standard's own dates are, would be made up.
 */
export function toNinjs(article: CleanArticle): string {
  const { id, revision, fields, blocks, language, source } = article;
  const text = bodyText(blocks);
  const { words, characters } = countsOf(text);
  const counts = { charCount: characters, wordCount: words };
  const item = {
    uri: `urn:x-galley:article:${encodeURIComponent(id)}`,
    standard: STANDARD,
    type: 'text',
    representationType: 'full',
    version: String(revision),
    language,
    headlines: [
      { role: 'main', value: fields.title },
      { role: 'sub', value: fields.subtitle },
    ].filter(({ value }) => value !== ''),
    ...(fields.byline === '' ? {} : { by: fields.byline }),
    ...(fields.date === '' ? {} : { descriptions: [{ role: 'date-as-printed', value: fields.date }] }),
    bodies: [
      { role: 'main', contentType: 'text/html', ...counts, value: toHtmlBody(blocks) },
      { role: 'main', contentType: 'text/plain', ...counts, value: text },
    ],
    altIds: [
      { role: 'source-name', value: source.dump },
      { role: 'source-sha256', value: source.sha256 },
    ],
  };
  // A lone surrogate is a letter no reader of JSON takes.
  const wellFormed = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value;
  return `${JSON.stringify(item, wellFormed, 2)}\n`;
}
