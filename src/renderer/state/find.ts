import type { ArticleRow } from '../../shared/model/articles.ts';
import { client } from '../client.ts';
import { useLibrary } from './library.ts';
import { openArticle, openDump } from './open.ts';
import { choosePiece, useSession } from './session.ts';

/** A place in the library's texts where something was found. */
export type Hit = Awaited<ReturnType<typeof client.search>>[number];

const HITS = 20;
const LONGEST = 200;

/** Looks for words in all dumps and articles. */
export function findText(query: string, signal: AbortSignal): Promise<Hit[]> {
  return client.search({ query: query.slice(0, LONGEST), limit: HITS }, { signal });
}

/** Opens what was found, at the place. */
export async function showHit(hit: Hit): Promise<void> {
  if (useSession.getState().dumpId !== hit.dumpId) await openDump(hit.dumpId, hit.articleId ?? undefined);
  else if (hit.articleId !== null) await openArticle(hit.articleId);
  const { columns } = useSession.getState();
  if (hit.kind === 'dump' && hit.span && columns) choosePiece(columns.covering(hit.span)[0], 'finding');
}

/** Opens an article of any dump. */
export async function showArticleOf(dumpId: string, articleId: string): Promise<void> {
  if (useSession.getState().dumpId === dumpId) await openArticle(articleId);
  else await openDump(dumpId, articleId);
}

/** Articles of so many dumps are taken in at once: whoever lists them lists them all anew each time. */
const STRETCH = 25;

/** Reads the articles of the dumps that were never unfolded, one after the other, so that they can be found by title. */
export async function loadAllRows(signal: AbortSignal): Promise<void> {
  const known = useLibrary.getState().rows;
  const wanted = useLibrary.getState().dumps.filter((d) => d.status === 'ready' && !known[d.id]);
  for (let from = 0; from < wanted.length && !signal.aborted; from += STRETCH) {
    const read: Record<string, readonly ArticleRow[]> = {};
    for (const { id } of wanted.slice(from, from + STRETCH))
      if (!signal.aborted) read[id] = await client.articles.list({ dumpId: id });
    // What was unfolded meanwhile has been read, and kept up, since.
    useLibrary.setState(({ rows }) => ({ rows: { ...read, ...rows } }));
  }
}
