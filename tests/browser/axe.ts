import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What axe says of how much of a page, by impact. */
const WORST = ['serious', 'critical'];

/** Axe finds nothing serious in a part of the page; on the whole page, nothing at all that is more than minor. */
export async function expectOpenToAll(page: Page, what: string, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const counted = part ? WORST : [...WORST, 'moderate'];
  const found = violations
    .filter(({ impact }) => counted.includes(impact ?? ''))
    .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
}
