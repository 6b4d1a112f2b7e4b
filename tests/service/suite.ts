import { afterEach, beforeEach, describe } from 'vitest';
import type { Opened } from './open.ts';
import { auditTests } from './suite-audit.ts';
import { decisionTests } from './suite-decisions.ts';
import { exportTests } from './suite-exports.ts';
import { findingTests } from './suite-findings.ts';
import { historyTests } from './suite-history.ts';
import { importTests } from './suite-imports.ts';
import { ledgerTests } from './suite-ledger.ts';
import { textTests } from './suite-text.ts';
import { untangleTests } from './suite-untangle.ts';

/**
 * What every host must do alike, written against the contract alone. `open` gives a fresh library behind the
 * host; it is closed after each test.
 */
export function serviceSuite(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened | null = null;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.close();
      opened = null;
    });
    const now = (): Opened => {
      if (!opened) throw new Error('no library is open');
      return opened;
    };
    importTests(now);
    decisionTests(now);
    findingTests(now);
    historyTests(now);
    textTests(now);
    exportTests(now);
    auditTests(now);
    untangleTests(now);
    ledgerTests(now);
  });
}
