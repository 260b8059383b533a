import { proxyActivities } from '@temporalio/workflow';
import { nowInWorkflow } from '../concern-case/shell.js';
import type { FiguresActivities } from './messages.js';

const figures = proxyActivities<FiguresActivities>({
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
});

/** Makes the municipality's figures of a month, where they are not made yet. */
export async function makeFigures(): Promise<void> {
  await figures.makeFigures({ at: nowInWorkflow() });
}
