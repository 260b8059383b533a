import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type WorkflowHandle } from '@temporalio/client';
import type { ConcernCase } from '../../domain/case.js';
import { instantOf } from '../../domain/local-time.js';
import { CASE_QUERY, workflowIdOf } from '../../workflows/concern-case/messages.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine, type EngineCase } from './support/start-engine.js';

let engine: Engine;
let c: EngineCase;
let handle: WorkflowHandle;

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
  c = await engine.open('anna');
  const { workflow } = new Client({ connection: engine.clock.connection });
  handle = workflow.getHandle(workflowIdOf(c.id));
});
afterAll(() => engine.stop());

const answers = () => handle.query<ConcernCase>(CASE_QUERY);

async function stored(payload: object, name = 'log-call'): Promise<string> {
  const id = randomUUID();
  const teacher = await engine.api.staff.findFirstOrThrow({
    where: { sourceId: 'north-leader' },
  });
  await engine.api.inboxCommand.create({
    data: {
      id,
      caseId: c.id,
      name,
      clientId: 'app',
      actorStaffId: teacher.id,
      payload: payload,
      text: { summary: 'Ringte hjem' },
      receivedAt: await engine.clock.now(),
    },
  });
  return id;
}

const settled = (id: string) =>
  waitFor(async () => {
    const row = await engine.api.inboxCommand.findUniqueOrThrow({ where: { id } });
    return row.status === 'pending' ? undefined : row;
  });

const call = async (contactedAt?: string) => ({
  type: 'log-call',
  contactedAt: contactedAt ?? (await engine.clock.now()),
  channel: 'phone',
  reached: false,
  spokeWithStudentFirst: false,
  outcome: 'not-reached',
});

describe('a Signal to a case', () => {
  it('carries out the command in the inbox that it names, by the same rule as an Update', async () => {
    const good = await stored(await call());
    const bad = await stored(await call('2000-01-01T00:00:00.000Z'));
    await handle.signal('log-call', { commandId: good });
    await handle.signal('log-call', { commandId: bad });
    expect(await settled(good)).toMatchObject({ status: 'applied' });
    expect(await settled(bad)).toMatchObject({ status: 'refused', text: null });
    expect((await answers()).calls).toHaveLength(1);
    const [event] = await engine.api.caseEvent.findMany({ where: { commandId: good } });
    expect(event).toMatchObject({ type: 'call-logged', text: { summary: 'Ringte hjem' } });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an unknown id', { commandId: '6c1f0b51-8a3f-4a51-9d52-1a2b3c4d5e6f' }],
    ['an id that is none', { commandId: "'; drop table concern_case" }],
    ['a command instead of its id', { type: 'close', reason: 'moved' }],
  ])('ignores %s and leaves the case as it was', async (_what, content) => {
    const before = await answers();
    await handle.signal('close', content);
    await handle.signal('no-such-signal', content);
    await c.send({ type: 'record-report', to: 'police', reportedAt: await engine.clock.now() });
    expect(await answers()).toMatchObject({ phase: before.phase, outcome: null });
  });

  it('is harmless when its payload cannot even be decoded', async () => {
    const encoding = (name: string) => ({ encoding: new TextEncoder().encode(name) });
    for (const [metadata, data] of [
      [encoding('json/plain'), '{not json'],
      [encoding('binary/no-such-thing'), 'x'],
      [{}, ''],
    ] as const) {
      await engine.clock.connection.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: workflowIdOf(c.id) },
        signalName: 'log-call',
        input: { payloads: [{ metadata, data: new TextEncoder().encode(data) }] },
        requestId: randomUUID(),
      });
    }
    await c.send({ type: 'record-report', to: 'police', reportedAt: await engine.clock.now() });
    expect((await answers()).phase).toBe('awaiting-contact');
  });
});
