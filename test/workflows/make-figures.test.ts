import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { instantOf } from '../../domain/local-time.js';
import { CASE_QUEUE } from '../../workflows/concern-case/messages.js';
import { MAKE_FIGURES_ID, MAKE_FIGURES_WORKFLOW } from '../../workflows/figures/messages.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine } from './support/start-engine.js';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
});
afterAll(() => engine.stop());

describe('the making of the figures', () => {
  it('keeps those of the four newest terms, as its schedule starts it', async () => {
    const { workflow } = new Client({ connection: engine.clock.connection });
    await workflow.start(MAKE_FIGURES_WORKFLOW, {
      workflowId: MAKE_FIGURES_ID,
      taskQueue: CASE_QUEUE,
    });
    const kept = await waitFor(async () => {
      const rows = await engine.api.termFigures.findMany({ orderBy: { term: 'desc' } });
      return rows.length === 4 ? rows : undefined;
    });
    expect(kept[0]).toMatchObject({
      term: new Date('2054-08-01'),
      asOf: new Date('2054-08-31T22:00:00.000Z'),
    });
  });
});
