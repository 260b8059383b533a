import { randomUUID } from 'node:crypto';
import type { CommandDesk } from '../../api/delivery/command-desk.js';
import { insertCommand } from '../../api/delivery/insert-command.js';
import { recordStep } from '../../activities/cases/record-step.js';
import { refuseCommand } from '../../prisma/refuse-command.js';
import { apply, type Applied } from '../../domain/apply.js';
import { dueAtOf } from '../../domain/case-view.js';
import type { ConcernCase, CaseSetting } from '../../domain/case.js';
import type { Actor, Command, Notice } from '../../domain/commands.js';
import type { Clock } from '../../domain/clock.js';
import { nextMomentOf } from '../../domain/keep-time.js';
import { openCase } from '../../domain/open-case.js';
import type { Refusal } from '../../domain/refusals.js';
import { sharedWith } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';
import { findActor } from '../../prisma/find-actor.js';
import type { InboxCommand } from '../../prisma/generated/client.js';
import type { CaseStart } from '../../workflows/concern-case/messages.js';

export interface DirectDesk extends CommandDesk {
  /** While true the engine is away: commands are stored and wait. */
  away: boolean;
}

/** Makes a desk without Temporal: it carries commands out by the pure core and records them as the worker does. */
export function createDirectDesk(worker: Database, clock: Clock): DirectDesk {
  const desk: DirectDesk = {
    away: false,
    async store(tx, command) {
      return (await insertCommand(tx, command)) !== undefined;
    },
    async settle(caseId, commandId) {
      if (desk.away) return { status: 'pending' };
      const pending = await worker.inboxCommand.findMany({
        where: { caseId, status: 'pending' },
        orderBy: { arrival: 'asc' },
      });
      for (const stored of pending) await carryOut(worker, stored, await clock.now());
      const { status, refusal } = await worker.inboxCommand.findUniqueOrThrow({
        where: { id: commandId },
      });
      if (status === 'applied') return { status };
      return { status: 'refused', refusal: refusal as unknown as Refusal };
    },
    async deliverLeftOver() {
      const left = await worker.inboxCommand.findMany({ where: { status: 'pending' } });
      for (const { caseId, id } of left) await desk.settle(caseId, id, 0);
    },
  };
  return desk;
}

async function carryOut(worker: Database, stored: InboxCommand, at: string): Promise<void> {
  const { id: commandId, caseId, name } = stored;
  if (name === 'open-case') {
    const { start } = stored.payload as unknown as { start: CaseStart & { kind: 'open' } };
    const actor: Actor = { kind: 'program' };
    const opened = openCase(start.opening, { now: at, actor, setting: start.setting });
    return record(worker, opened, { caseNumber: start.caseNumber, actor, commandId, at });
  }
  const row = await worker.concernCase.findUniqueOrThrow({ where: { id: caseId } });
  const actor = await findActor(worker, stored, at);
  const setting = row.setting as unknown as CaseSetting;
  const command = stored.payload as unknown as Command | Notice;
  const applied = apply(row.state as unknown as ConcernCase, command, { now: at, actor, setting });
  if ('refusal' in applied) {
    return refuseCommand(worker, { commandId, refusal: applied.refusal, at });
  }
  return record(worker, applied, { caseNumber: row.caseNumber, actor, commandId, at });
}

/** Records a turn of the core as the worker's activity does. */
export async function record(
  worker: Database,
  { case: c, setting, effects }: Applied,
  by: { caseNumber: string; actor: Actor; commandId: string | null; at: string },
): Promise<void> {
  await recordStep(worker, {
    ...by,
    case: c,
    setting,
    dueAt: dueAtOf(c, setting),
    sharedWith: sharedWith(c, setting, by.at),
    effects,
    mailIds: effects.mails.map(() => randomUUID()),
    nextMomentAt: nextMomentOf(c, setting, by.at),
  });
}
