import type { HostInfo } from '../shared/model/system.ts';
import type { Keeper } from './keeper.ts';
import type { Log } from './log.ts';

/** What looks after a library while it is open. */
export interface Care {
  keeper: Keeper;
  log: Log;
  /** What became of a restore asked for before this start. */
  restored: HostInfo['restored'];
}
