import type { ArticleView } from '../shared/model/articles.ts';
import type { DecisionView } from '../shared/model/history.ts';
import type { Trouble } from './store/trouble.ts';

/** What a service can refuse with; the contract names the same codes and the data each carries. */
export interface FaultData {
  NOT_FOUND: { what: string; id: string };
  CONFLICT: { article: ArticleView };
  NOT_READY: { articles: ArticleView[] };
  NOT_VALIDATED: { articles: ArticleView[] };
  DEPENDENTS: { decisions: DecisionView[] };
  REFUSED: { code: string };
}

export type FaultCode = keyof FaultData;

/** A refusal the caller can act on, unlike a bug. `message` is English for a person; `data` is for the window. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly data: FaultData[C];

  constructor(code: C, data: FaultData[C], message: string) {
    super(message);
    this.name = 'Fault';
    this.code = code;
    this.data = data;
  }
}

export function notFound(what: string, id: string): Fault<'NOT_FOUND'> {
  return new Fault('NOT_FOUND', { what, id }, `There is no such ${what}: ${id}`);
}

export function refused(code: string, message: string): Fault<'REFUSED'> {
  return new Fault('REFUSED', { code }, message);
}

/** The store can't be opened or gone on with; `code` says why and `path` names the file, which `message` does not. */
export class StoreError extends Error {
  readonly code: Trouble;
  readonly path: string;

  constructor(code: StoreError['code'], path: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.path = path;
  }
}

/** Work that was called off by whoever asked for it. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'AbortError';
  }
}
