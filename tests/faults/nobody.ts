import { openStore } from '../../src/core/store/open.ts';

/** Opens a store as the account nobody, once everything it needs is loaded, and says what came of it. */
process.setuid?.(65_534);
try {
  (await openStore(process.argv[2] ?? '')).close();
  process.stdout.write('open\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`);
}
