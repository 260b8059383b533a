import type { Transaction } from './connect.js';

/**
 * Has each statement planned anew until the transaction ends. What a connection has prepared keeps the plan that it got while the
 * tables were small: in a large request it would go through all of a table that has grown since, for each of a thousand ids.
 */
export async function planEachTime(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select set_config('plan_cache_mode', 'force_custom_plan', true)`;
}
