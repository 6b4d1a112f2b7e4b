import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What axe says of how much of a page, by impact. */
const WORST = ['serious', 'critical'];
/** So many looks at most before what was found stands. */
const LOOKS = 3;

/** Axe finds nothing serious in a part of the page; on the whole page, nothing at all that is more than minor. */
export async function expectOpenToAll(page: Page, what: string, part?: string): Promise<void> {
  const counted = part ? WORST : [...WORST, 'moderate'];
  const found = async (): Promise<string[]> => {
    const axe = new AxeBuilder({ page });
    const { violations } = await (part ? axe.include(part) : axe).analyze();
    return violations
      .filter(({ impact }) => counted.includes(impact ?? ''))
      .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  };
  let told = await found();
  // What was still being drawn is looked at again; one look takes its time, so that they are counted, not timed.
  for (let looks = 1; looks < LOOKS && told.length > 0; looks++) told = await found();
  expect(told).toEqual([]);
}
