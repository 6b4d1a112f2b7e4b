import { articles } from './contract/articles.ts';
import { dumps } from './contract/dumps.ts';
import { exports } from './contract/exports.ts';
import { findings } from './contract/findings.ts';
import { history } from './contract/history.ts';
import { pieces } from './contract/pieces.ts';
import { review } from './contract/review.ts';
import { rules } from './contract/rules.ts';
import { search } from './contract/search.ts';
import { system } from './contract/system.ts';
import { text } from './contract/text.ts';
import { threads } from './contract/threads.ts';

/**
 * Everything a window, a browser tab or the command line may ask of Galley. One contract, a file an area;
 * `core/router.ts` implements it once, and each host serves that router unchanged.
 */
export const contract = {
  system,
  dumps,
  articles,
  pieces,
  findings,
  review,
  history,
  exports,
  search,
  rules,
  threads,
  text,
};
export type Contract = typeof contract;
