import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { CaseClient, Taken } from '../../../api/case-client.js';
import { createCommandDesk, type CommandDesk } from '../../../api/delivery/command-desk.js';
import { listenForRecords, type RecordNews } from '../../../api/delivery/listen-for-records.js';
import { apply } from '../../../domain/apply.js';
import type { CaseSetting, ConcernCase } from '../../../domain/case.js';
import type { Actor, Command } from '../../../domain/commands.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { RECORDED_CHANNEL } from '../../../prisma/recorded-channel.js';
import { asProgram } from '../../../prisma/scope.js';
import type { CommandMessage } from '../../../workflows/concern-case/messages.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';
import { record } from '../../support/direct-desk.js';
import { givenStudent } from '../../support/given-roster.js';
import { waitFor } from '../../support/wait-for.js';

/** Long enough that a test which waited for it would fail. */
const FOR_EVER_MS = 600_000;

describe('a command whose record is stored before the engine has heard of it', () => {
  let world: CaseWorld;
  let api: Database;
  let news: RecordNews;
  let desk: CommandDesk;
  const sent: { commandId: string; actor: Actor; answer: (taken: Taken) => void }[] = [];

  /** Records as the worker does, and leaves the engine's answer to the test. */
  async function send(caseId: string, { commandId, actor, command }: CommandMessage) {
    const row = await world.worker.concernCase.findUniqueOrThrow({ where: { id: caseId } });
    const setting = row.setting as unknown as CaseSetting;
    const c = row.state as unknown as ConcernCase;
    const applied = apply(c, command, { now: MONDAY, actor, setting });
    const answered = new Promise<Taken>((answer) => sent.push({ commandId, actor, answer }));
    if ('refusal' in applied) return { status: 'refused' as const, refusal: applied.refusal };
    const { caseNumber } = row;
    await record(world.worker, applied, { caseNumber, actor, commandId, at: MONDAY });
    return answered;
  }

  beforeAll(async () => {
    world = await createCaseWorld();
    api = connectDatabase(world.databaseUrl, { role: 'naervaer_api', poolSize: 2 });
    const client = { send } as Partial<CaseClient> as CaseClient;
    const clock = { now: () => Promise.resolve(MONDAY) };
    news = listenForRecords(world.databaseUrl);
    desk = createCommandDesk({ db: api, clock, client, log: pino({ level: 'silent' }), news });
    let isListening: true | undefined;
    news.subscribe(() => (isListening = true));
    await waitFor(async () => {
      await world.worker
        .$queryRaw`select pg_notify(${RECORDED_CHANNEL}, 'nobody waits for it')::text`;
      return isListening;
    });
  });
  afterAll(async () => {
    await news.stop();
    await api.$disconnect();
    await world.end();
  });

  async function openCase(student: string): Promise<string> {
    await givenStudent(world.db, { id: student, birthDate: '2013-04-02' });
    return world.openCase(student);
  }

  async function store(caseId: string): Promise<string> {
    const commandId = randomUUID();
    const teacher = await world.db.staff.findUniqueOrThrow({
      where: { sourceId: 'north-teacher' },
    });
    const command: Command = {
      ...{ type: 'log-call', contactedAt: MONDAY, channel: 'phone', reached: false },
      ...{ spokeWithStudentFirst: true, outcome: 'not-reached' },
    };
    await asProgram(() =>
      desk.store(api, {
        ...{ commandId, caseId, name: 'log-call', clientId: 'app', actorStaffId: teacher.id },
        ...{ payload: command, text: null, receivedAt: MONDAY },
        actor: { kind: 'person', staffId: teacher.id, roles: ['contact-teacher'] },
      }),
    );
    return commandId;
  }

  const isNoted = async (id: string): Promise<true | undefined> => {
    const row = await world.db.inboxCommand.findUniqueOrThrow({ where: { id } });
    return row.nextAttemptAt === null || undefined;
  };
  const engineAnswers = (commandId: string) =>
    sent.find((one) => one.commandId === commandId)?.answer({ status: 'applied', seq: 2 });

  it('is answered at once, and stays to be confirmed until the engine answers', async () => {
    const caseId = await openCase('early');
    const commandId = await store(caseId);
    expect(await desk.settle(caseId, commandId, FOR_EVER_MS)).toEqual({ status: 'applied' });
    expect(await isNoted(commandId)).toBeUndefined();
    engineAnswers(commandId);
    await waitFor(() => isNoted(commandId));
  });

  it('keeps the next command of its case back until the engine has answered', async () => {
    const caseId = await openCase('two-calls');
    const first = await store(caseId);
    await desk.settle(caseId, first, FOR_EVER_MS);
    const second = await store(caseId);
    const settled = desk.settle(caseId, second, FOR_EVER_MS);
    expect(sent.map((one) => one.commandId)).not.toContain(second);
    engineAnswers(first);
    expect(await settled).toEqual({ status: 'applied' });
    engineAnswers(second);
    await waitFor(() => isNoted(second));
  });

  it('lets the next one that had to wait be sent with its sender’s rights looked up anew', async () => {
    const caseId = await openCase('late');
    const first = await store(caseId);
    await desk.settle(caseId, first, FOR_EVER_MS);
    const second = await store(caseId);
    const later = performance.now() + 5_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    const settled = desk.settle(caseId, second, FOR_EVER_MS);
    const setActive = (active: boolean) =>
      world.db.staff.update({ where: { sourceId: 'north-teacher' }, data: { active } });
    await setActive(false);
    engineAnswers(first);
    expect(await settled).toMatchObject({ status: 'refused', refusal: { code: 'not-allowed' } });
    clock.mockRestore();
    await setActive(true);
    expect(sent.find(({ commandId }) => commandId === second)?.actor).toMatchObject({ roles: [] });
  });
});
