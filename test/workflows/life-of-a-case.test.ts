import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import type { Actor, Command } from '../../domain/commands.js';
import { instantOf } from '../../domain/local-time.js';
import { workflowIdOf } from '../../workflows/concern-case/messages.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine, type EngineCase } from './support/start-engine.js';

/** More than a run of a case takes before it goes on in a new one. */
const MOST_CALLS = 1200;
const AT_ONCE = 8;

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
});
afterAll(() => engine.stop());

const soon = () => new Date(Date.now() + 20_000);
const leader = (): Actor => ({
  kind: 'person',
  staffId: randomUUID(),
  roles: ['school-leadership'],
});
const call = async (): Promise<Command> => ({
  type: 'log-call',
  contactedAt: await engine.clock.now(),
  channel: 'phone',
  reached: false,
  spokeWithStudentFirst: false,
  outcome: 'not-reached',
});
const send = (c: EngineCase, command: Command, commandId = randomUUID()) =>
  engine.client.send(c.id, { commandId, actor: leader(), command }, soon());

/** Asks until the engine's answer is known, as the desk does: a run that is just ending may give none, and lets a call wait in vain. */
const known = <T>(ask: (deadline: Date) => Promise<T>) =>
  waitFor(() => ask(new Date(Date.now() + 4_000)), { withinMs: 50_000 });

describe('a running case', () => {
  it('shows operators where it stands from its very start, without an event of its own for it', async () => {
    const c = await engine.open('dina');
    const { searchAttributes, upserts } = await shownBy(c);
    expect(searchAttributes).toMatchObject({
      NaervaerStep: 'contact-home',
      NaervaerPhase: 'awaiting-contact',
      NaervaerDueAt: expect.any(Date),
      NaervaerStuck: false,
    });
    expect(upserts).toBe(0);
    await send(c, { type: 'close', reason: 'moved' });
    await c.ended();
    const after = await shownBy(c);
    expect(after.searchAttributes).toMatchObject({ NaervaerPhase: 'closed' });
    expect(after.upserts).toBe(1);
  });

  it('carries a command out once, however often it comes', async () => {
    const c = await engine.open('anna');
    const commandId = randomUUID();
    const command = await call();
    await send(c, command, commandId);
    await send(c, command, commandId);
    const events = await engine.api.caseEvent.findMany({ where: { commandId } });
    expect(events.map((e) => e.type)).toEqual(['call-logged']);
    await send(c, { type: 'close', reason: 'moved' });
    await c.ended();
  });

  it('refuses with the code of the core, and records nothing', async () => {
    const c = await engine.open('bo');
    const taken = await send(c, {
      type: 'check-plan',
      planNumber: 1,
      checkedAt: await engine.clock.now(),
      result: 'keep',
    });
    expect(taken).toMatchObject({
      status: 'refused',
      refusal: { code: 'step-mismatch', phase: 'awaiting-contact' },
    });
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    expect(row.seq).toBe(1);
    await send(c, { type: 'close', reason: 'moved' });
    await c.ended();
  });

  it('goes on in a new run before its history grows too long, and loses nothing on the way', async () => {
    const c = await engine.open('cato');
    const first = await runIdOf(c);
    let sent = 0;
    for (; sent < MOST_CALLS && (await runIdOf(c)) === first; sent += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, async () => send(c, await call())));
    }
    expect(await runIdOf(c)).not.toBe(first);
    const events = await engine.api.caseEvent.count({
      where: { caseId: c.id, type: 'call-logged' },
    });
    expect(events).toBe(sent);
    await send(c, { type: 'close', reason: 'moved' });
    await c.ended();
  });
});

describe('a closed case', () => {
  it('is not running, and starts again only for what is still allowed', async () => {
    const c = await engine.open('dina');
    await send(c, { type: 'close', reason: 'moved' });
    await c.ended();
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    const report = { type: 'record-report' as const, to: 'police' as const };
    const message = {
      commandId: randomUUID(),
      actor: leader(),
      command: { ...report, reportedAt: await engine.clock.now() },
    };
    const { client } = engine;
    expect(await known((deadline) => client.send(row.id, message, deadline))).toEqual({
      status: 'not-running',
    });
    const start = {
      kind: 'go-on' as const,
      caseNumber: row.caseNumber,
      case: row.state as never,
      setting: row.setting as never,
    };
    const taken = await known((deadline) => client.sendToEnded(start, message, deadline));
    expect(taken).toEqual({ status: 'applied', seq: row.seq + 1 });
    const command = { type: 'close' as const, reason: 'moved' as const };
    const close = { ...message, commandId: randomUUID(), command };
    const after = { ...start, case: { ...(row.state as object), seq: row.seq + 1 } as never };
    expect(await known((deadline) => client.sendToEnded(after, close, deadline))).toMatchObject({
      status: 'refused',
      refusal: { code: 'already-closed' },
    });
  }, 120_000);
});

describe('a concern with minutes of grace', () => {
  it('makes no case when it falls away in time, and frees the student for another', async () => {
    const now = await engine.clock.now();
    const notBefore = new Date(Date.parse(now) + 15 * 60_000).toISOString();
    const c = await engine.open('anna', { notBefore });
    const withdrawn = await engine.client.send(
      c.id,
      {
        commandId: randomUUID(),
        actor: { kind: 'program' },
        command: { type: 'withdraw-trigger' },
      },
      soon(),
    );
    expect(withdrawn).toEqual({ status: 'applied', seq: 0 });
    await c.ended();
    expect(await engine.api.concernCase.findUnique({ where: { id: c.id } })).toBeNull();
    const allotment = await engine.api.caseAllotment.findUniqueOrThrow({ where: { caseId: c.id } });
    expect(allotment.endedAt).not.toBeNull();
  });

  it('opens at once when something comes that has no grace', async () => {
    const now = await engine.clock.now();
    const notBefore = new Date(Date.parse(now) + 15 * 60_000).toISOString();
    const c = await engine.open('anna', { notBefore });
    const command = { type: 'add-trigger' as const, trigger: 'skipped-class' as const };
    const message = { commandId: randomUUID(), actor: { kind: 'program' as const }, command };
    expect(await engine.client.send(c.id, message, soon())).toMatchObject({ status: 'applied' });
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    expect(row.openedAt.toISOString() < notBefore).toBe(true);
    await send(c, { type: 'close', reason: 'moved' });
  });

  it('opens when they are over, at that time', async () => {
    const now = await engine.clock.now();
    const notBefore = new Date(Date.parse(now) + 15 * 60_000).toISOString();
    const c = await engine.open('anna', { notBefore });
    expect(await engine.api.concernCase.findUnique({ where: { id: c.id } })).toBeNull();
    await engine.clock.sleepUntil(notBefore);
    await send(c, { type: 'close', reason: 'moved' });
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    expect(row.openedAt.toISOString() >= notBefore).toBe(true);
  });
});

async function shownBy(c: EngineCase) {
  const { workflow } = new Client({ connection: engine.clock.connection });
  const handle = workflow.getHandle(workflowIdOf(c.id));
  const { typedSearchAttributes } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const searchAttributes = Object.fromEntries(
    typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
  );
  const upserts = events?.filter((e) => e.upsertWorkflowSearchAttributesEventAttributes) ?? [];
  return { searchAttributes, upserts: upserts.length };
}

async function runIdOf(c: EngineCase): Promise<string> {
  const { workflow } = new Client({ connection: engine.clock.connection });
  return (await workflow.getHandle(workflowIdOf(c.id)).describe()).runId;
}
