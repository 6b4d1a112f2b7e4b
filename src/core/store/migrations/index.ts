import { library } from './0010-library.ts';
import { plans } from './0020-plans.ts';
import { drafts } from './0030-drafts.ts';
import { decisions } from './0040-decisions.ts';
import { exports } from './0050-exports.ts';
import { search } from './0060-search.ts';
import { furniture } from './0070-furniture.ts';

import { rules } from './0080-rules.ts';

import { validation } from './0090-validation.ts';
import { passed } from './0100-passed.ts';
import { sums } from './0110-sums.ts';

/** One step of the schema. Published steps never change; a new need gets a new number. */
export interface Migration {
  /** `user_version` after it. */
  to: number;
  name: string;
  sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  { to: 10, name: 'library', sql: library },
  { to: 20, name: 'plans', sql: plans },
  { to: 30, name: 'drafts', sql: drafts },
  { to: 40, name: 'decisions', sql: decisions },
  { to: 50, name: 'exports', sql: exports },
  { to: 60, name: 'search', sql: search },
  { to: 70, name: 'furniture', sql: furniture },
  { to: 80, name: 'rules', sql: rules },
  { to: 90, name: 'validation', sql: validation },
  { to: 100, name: 'passed', sql: passed },
  { to: 110, name: 'sums', sql: sums },
];

export const NEWEST = MIGRATIONS.at(-1)!.to;
