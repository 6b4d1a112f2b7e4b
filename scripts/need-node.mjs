// Runs before the scripts that need a newer Node than the one that may be first on the person's PATH.
import { nodeIsNewEnough, tooOld } from './runtime.mjs';

if (!nodeIsNewEnough()) {
  console.error(tooOld());
  process.exit(1);
}
