import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Every accessibility violation with the element it was found at. */
export async function violations(page: Page): Promise<readonly string[]> {
  const results = await new AxeBuilder({ page }).analyze();

  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}
