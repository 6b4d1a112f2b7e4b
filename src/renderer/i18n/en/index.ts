import type { Words } from '../zh/index.ts';
import { app } from './app.ts';
import { approve } from './approve.ts';
import { commands } from './commands.ts';
import { decisions } from './decisions.ts';
import { draft } from './draft.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { fates } from './fates.ts';
import { findings } from './findings.ts';
import { first } from './first.ts';

import { hand } from './hand.ts';

import { history } from './history.ts';

import { jobs } from './jobs.ts';
import { keeping } from './keeping.ts';
import { keys } from './keys.ts';
import { ledger } from './ledger.ts';
import { library } from './library.ts';
import { menu } from './menu.ts';
import { palette } from './palette.ts';
import { raw } from './raw.ts';
import { second } from './second.ts';
import { settings } from './settings.ts';
import { threads } from './threads.ts';
import { top } from './top.ts';
import { wording } from './wording.ts';

/** English. */
export const en: Words = {
  app,
  top,
  library,
  first,
  raw,
  fates,
  draft,
  findings,
  menu,
  hand,
  threads,
  approve,
  exports,
  ledger,
  history,
  jobs,
  settings,
  commands,
  palette,
  keys,
  decisions,
  errors,
  keeping,
  second,
  wording,
};
