import { ORPCError } from '@orpc/client';
import type { ArticleView } from '../shared/model/articles.ts';
import type { Trouble } from '../shared/model/system.ts';
import { figure, type Words, words } from './i18n/index.ts';
import { articleName } from './model/article-name.ts';

/** Whether a call failed because the host could not be reached at all. */
export function isOffline(error: unknown): boolean {
  if (error instanceof ORPCError) return error.code === 'SERVICE_UNAVAILABLE' || error.code === 'BAD_GATEWAY';
  if (error instanceof DOMException) return error.name === 'NetworkError';
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** The code of a contract error, or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? String(error.code) : null;
}

/** The data of a contract error of the given code, or null. The contract fixes its shape. */
export function dataOf<T>(error: unknown, code: string): T | null {
  return error instanceof ORPCError && error.code === code ? (error.data as T) : null;
}

/** Articles named in a sentence; of more, the first. */
const NAMED = 3;

function notValidated(articles: readonly ArticleView[], w: Words): string {
  const titles = articles.slice(0, NAMED).map((a) => articleName(a, w.library.untitled));
  if (articles.length > NAMED) titles.push('…');
  return w.errors.notValidated(figure(articles.length), titles.join(w.app.dot));
}

/** Why something was refused, by the code of the refusal; null where there are no words for it. */
export function whyRefused(code: string, w: Words = words()): string | null {
  return w.errors.refusals[code] ?? null;
}

/** An error in words a person can act on. */
export function describe(error: unknown, w: Words = words()): string {
  if (isOffline(error)) return w.errors.offline;
  if (error instanceof ORPCError) {
    switch (error.code) {
      case 'NOT_FOUND':
        return w.errors.notFound;
      case 'NOT_READY':
        return w.errors.notReady;
      case 'NOT_VALIDATED':
        return notValidated((error.data as { articles: ArticleView[] }).articles, w);
      case 'REFUSED':
        return whyRefused((error.data as { code: string }).code, w) ?? (error.message || w.errors.refused);
      case 'DEPENDENTS':
        return w.errors.dependents(figure((error.data as { decisions: unknown[] }).decisions.length));
      case 'STORE':
        return w.errors.store[(error.data as { trouble: Trouble }).trouble];
      case 'BAD_REQUEST':
        return w.errors.badInput;
      case 'UNAUTHORIZED':
      case 'FORBIDDEN':
        return w.errors.unauthorised;
      default:
        return w.errors.unknown(error.message);
    }
  }
  return w.errors.unknown(error instanceof Error ? error.message : String(error));
}
