import type { Care } from './care.ts';
import { Folders } from './folders.ts';
import type { Library } from './library.ts';
import type { GalleyOptions } from './options.ts';
import { articlesRouter } from './router/articles.ts';
import { dumpsRouter } from './router/dumps.ts';
import { exportsRouter } from './router/exports.ts';
import { findingsRouter } from './router/findings.ts';
import { historyRouter } from './router/history.ts';
import { implementer } from './router/parts.ts';
import { piecesRouter } from './router/pieces.ts';
import { reviewRouter } from './router/review.ts';
import { rulesRouter } from './router/rules.ts';
import { searchRouter } from './router/search.ts';
import { systemRouter } from './router/system.ts';
import { textRouter } from './router/text.ts';
import { threadsRouter } from './router/threads.ts';

export type { CallContext } from './router/parts.ts';
export type GalleyRouter = ReturnType<typeof createRouter>;

/** Implements the contract over a library. Every input is checked by the contract; output is typed and not checked again. */
export function createRouter(library: Library, options: GalleyOptions, care: Care) {
  const os = implementer(care);
  const parts = { library, options, care, folders: new Folders() };
  return os.router({
    system: systemRouter(os, parts),
    dumps: dumpsRouter(os, parts),
    articles: articlesRouter(os, parts),
    pieces: piecesRouter(os, parts),
    findings: findingsRouter(os, parts),
    review: reviewRouter(os, parts),
    history: historyRouter(os, parts),
    exports: exportsRouter(os, parts),
    search: searchRouter(os, parts),
    rules: rulesRouter(os, parts),
    threads: threadsRouter(os, parts),
    text: textRouter(os, parts),
  });
}
