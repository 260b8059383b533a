import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { recordStep } from '../../activities/cases/record-step.js';
import { apply } from '../../domain/apply.js';
import { dueAtOf } from '../../domain/case-view.js';
import type { ConcernCase } from '../../domain/case.js';
import type { Actor, Command } from '../../domain/commands.js';
import { nextMomentOf } from '../../domain/keep-time.js';
import { instantOf } from '../../domain/local-time.js';
import { sharedWith } from '../../domain/who-sees.js';
import { givenStudent } from '../support/given-roster.js';
import { waitFor } from '../support/wait-for.js';
import { startEngine, type Engine, type EngineCase } from './support/start-engine.js';

let engine: Engine;
let c: EngineCase;
const students = ['anna', 'bo', 'cecilie'];

beforeAll(async () => {
  engine = await startEngine(instantOf('2054-09-14', '09:00'));
  await givenStudent(engine.api, { id: 'cecilie', birthDate: '2012-05-17' });
});
afterAll(() => engine.stop());
beforeEach(async () => {
  c = await engine.open(students.pop() ?? '');
});

const stored = async () => {
  const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
  return { caseNumber: row.caseNumber, case: row.state as unknown as ConcernCase };
};
const call = async (): Promise<Command> => ({
  type: 'log-call',
  contactedAt: await engine.clock.now(),
  channel: 'phone',
  reached: true,
  spokeWithStudentFirst: true,
  outcome: 'still-concerned',
});

/** Records a command as a worker does whose engine dies before it hears of it. */
async function recordUnheard(command: Command): Promise<string> {
  const commandId = randomUUID();
  const { caseNumber, case: before } = await stored();
  const now = await engine.clock.now();
  const staffId = c.opening.holderId ?? '';
  const actor: Actor = { kind: 'person', staffId, roles: ['contact-teacher'] };
  const applied = apply(before, command, { now, actor, setting: c.setting });
  if ('refusal' in applied) throw new Error(applied.refusal.code);
  applied.case.appliedCommandIds.push(commandId);
  await recordStep(engine.worker, {
    caseNumber,
    case: applied.case,
    setting: null,
    dueAt: dueAtOf(applied.case, applied.setting),
    sharedWith: sharedWith(applied.case, applied.setting, now),
    actor,
    commandId,
    effects: applied.effects,
    mailIds: applied.effects.mails.map(() => randomUUID()),
    nextMomentAt: nextMomentOf(applied.case, applied.setting, now),
    at: now,
  });
  return commandId;
}

const eventsOf = (commandId: string) =>
  engine.api.caseEvent.findMany({ where: { commandId }, distinct: ['seq'] });
const mailsAreOut = () =>
  waitFor(async () => {
    const planned = await engine.api.outboxMail.count({
      where: { caseId: c.id, status: 'planned' },
    });
    return planned === 0 || undefined;
  });

describe('a case whose engine forgot a command that is recorded', () => {
  it('takes it from the record when it is sent again, once, and sends its e-mails', async () => {
    const command = await call();
    const commandId = await recordUnheard(command);
    await c.send(command, 'contact-teacher', commandId);
    await mailsAreOut();
    expect(await c.value()).toEqual((await stored()).case);
    expect((await stored()).case.phase).toBe('awaiting-mapping-meeting');
    expect(await eventsOf(commandId)).toHaveLength(1);
  });

  it('takes it from the record when another command comes first, and carries that out on top', async () => {
    const forgotten = await recordUnheard(await call());
    const later = randomUUID();
    const reportedAt = await engine.clock.now();
    await c.send({ type: 'record-report', to: 'child-welfare', reportedAt }, undefined, later);
    const { case: after } = await stored();
    expect(after.appliedCommandIds).toEqual(expect.arrayContaining([forgotten, later]));
    expect(after.phase).toBe('awaiting-mapping-meeting');
    expect(await eventsOf(later)).toHaveLength(1);
    expect(await c.value()).toEqual(after);
  });
});

describe('a case that the database has lost', () => {
  it('is written whole again with its next record, its setting too', async () => {
    await engine.owner.$executeRaw`truncate concern_case, case_event, outbox_mail cascade`;
    await c.send(await call(), 'contact-teacher');
    const row = await engine.api.concernCase.findUniqueOrThrow({ where: { id: c.id } });
    expect(row).toMatchObject({ setting: c.setting, state: await c.value(), seq: 2 });
  });
});
