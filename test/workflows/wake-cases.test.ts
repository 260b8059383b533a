import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { instantOf } from '../../domain/local-time.js';
import { wakeCases } from '../../embedded/wake-cases.js';
import { dutyWorkflowIdOf, workflowIdOf } from '../../workflows/concern-case/messages.js';
import { startEngine, type Engine } from './support/start-engine.js';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
});
afterAll(() => engine.stop());

const wake = () =>
  wakeCases(engine.api, { connection: engine.clock.connection, namespace: 'default' });
const describeRun = async (workflowId: string) => {
  const { workflow } = new Client({ connection: engine.clock.connection });
  const { runId, status } = await workflow.getHandle(workflowId).describe();
  return { runId, status: status.name };
};

describe('a case and its duty that the engine has lost', () => {
  it('run again on what the database holds, and are left alone once they do', async () => {
    const c = await engine.open('anna');
    const dutyId = randomUUID();
    await c.send({ type: 'open-duty', dutyId, kind: 'activity-plan' });
    const before = await c.value();
    const ids = [workflowIdOf(c.id), dutyWorkflowIdOf(dutyId)];
    const { workflow } = new Client({ connection: engine.clock.connection });
    for (const id of ids) await workflow.getHandle(id).terminate('lost');

    expect(await wake()).toBe(2);
    const running = await Promise.all(ids.map(describeRun));
    expect(running.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING']);
    expect(await c.value()).toEqual(before);

    await wake();
    expect(await Promise.all(ids.map(describeRun))).toEqual(running);
  });
});
