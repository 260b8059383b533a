import { randomUUID } from 'node:crypto';
import type { JudgedFiring } from '../../domain/absence/judge-triggers.js';
import type { Trigger } from '../../domain/codes.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import type { Transaction } from '../../prisma/connect.js';
import type { CommandToStore } from '../delivery/insert-command.js';
import type { Deps } from '../deps.js';
import { storeAllotments, type Allotment } from './allot-case.js';
import type { OpenCase } from './find-open-cases.js';
import { findOpenings } from './find-openings.js';
import type { JudgedStudent } from './judge-students.js';
import { storeCommands } from './store-commands.js';
import { storeFirings, type FiringToStore } from './store-firings.js';

const MINUTE_MS = 60_000;

/** Says who sent what was judged, and when. */
export interface RaisedBy {
  now: Instant;
  clientId: string;
  actorStaffId: string | null;
  /** Turns the id an entry was judged by into its row's. */
  ourId?: (id: string) => string;
  /** A person's words, kept with the command that a reported concern becomes, under the request's own command id. */
  manual?: { commandId: string; text: unknown };
}

/** Holds a trigger that a case is told of, or opens by. */
export interface RaisedTrigger {
  studentId: string;
  trigger: Trigger;
  caseId: string;
  caseNumber: string;
  opened: boolean;
  /** Not before this may anybody see the case. */
  opensAt: Instant;
}

export interface Raised {
  triggers: RaisedTrigger[];
  /** What to deliver once the transaction has ended. */
  commands: CommandToStore[];
}

/** Stores what was judged, in the caller's transaction: allotments, firings, and the commands by which cases open and hear of it. */
export async function raiseTriggers(
  tx: Transaction,
  { guide }: Pick<Deps, 'guide'>,
  judged: readonly JudgedStudent[],
  by: RaisedBy,
): Promise<Raised> {
  const today = dateOf(by.now);
  const raised = judged.map((student) => raise(student, by, guide.rules.opening.graceMinutes));
  const allotments = raised.flatMap((r) => r.allotment ?? []);
  const openings = await findOpenings(tx, allotments, { today, consent: guide.rules.consent });
  const commands = raised.flatMap((r) => commandsOf(r, openings, by));
  await storeAllotments(tx, allotments, by.now);
  await storeFirings(
    tx,
    raised.flatMap((r) => r.firings),
    { now: by.now, today, ourId: by.ourId ?? ((id) => id) },
  );
  await storeCommands(tx, commands, by.now);
  return { triggers: raised.flatMap((r) => r.told), commands };
}

interface RaisedStudent {
  student: JudgedStudent;
  allotment: Allotment | undefined;
  firings: FiringToStore[];
  /** Those of the firings that the case is told of. */
  toldFirings: FiringToStore[];
  told: RaisedTrigger[];
}

function raise(student: JudgedStudent, by: RaisedBy, graceMinutes: number): RaisedStudent {
  const { judgement, open, newCase, id: studentId, schoolId } = student;
  const firings = judgement.firings.map((firing) => {
    return { ...firing, id: by.manual?.commandId ?? randomUUID(), studentId };
  });
  const opening = firings.find((f) => f.effect === 'opens');
  const opensAt = opening ? opensAtOf(opening, by.now, graceMinutes) : openSince(open, by.now);
  const { caseId, caseNumber } = opening ? newCase : (open ?? newCase);
  // A person's words reach the case each time, also when it has been told of the trigger that day.
  const toldFirings = firings.filter((f) => by.manual || isTold(f, opensAt > by.now));
  return {
    student,
    allotment: opening && { ...newCase, studentId, schoolId, trigger: opening.trigger, opensAt },
    firings,
    toldFirings,
    told: toldFirings.map(({ trigger, effect }) => {
      return { studentId, trigger, caseId, caseNumber, opened: effect === 'opens', opensAt };
    }),
  };
}

/** Tells when an open case opens, or that it is open: also one that another request opened while this one waited for it. */
function openSince(open: OpenCase | undefined, now: Instant): Instant {
  return open && open.opensAt > open.allottedAt ? open.opensAt : now;
}

/**
 * While the minutes of grace run, the case hears of no further unexcused lesson (they wait together), but of anything else at once:
 * that opens it.
 */
function isTold(firing: JudgedFiring, isInGrace: boolean): boolean {
  if (firing.effect === 'opens' || !isInGrace) return firing.effect !== 'stands-behind';
  return !isByLesson(firing);
}

function opensAtOf(firing: JudgedFiring, now: Instant, graceMinutes: number): Instant {
  if (!isByLesson(firing)) return now;
  return new Date(Date.parse(now) + graceMinutes * MINUTE_MS).toISOString();
}

function isByLesson({ trigger, by }: JudgedFiring): boolean {
  return trigger === 'first-unexcused' && by?.kind === 'unexcused-lesson';
}

function commandsOf(
  { student, allotment, toldFirings }: RaisedStudent,
  openings: Awaited<ReturnType<typeof findOpenings>>,
  { now, clientId, actorStaffId, manual }: RaisedBy,
): CommandToStore[] {
  const sender = { clientId, actorStaffId, receivedAt: now, text: manual?.text ?? null };
  const commands = toldFirings.map(({ id: commandId, caseId, trigger, effect }): CommandToStore => {
    const opening = openings.get(caseId);
    if (effect !== 'opens' || !allotment || !opening) {
      const payload = { type: 'add-trigger' as const, trigger };
      return { ...sender, commandId, caseId, name: 'add-trigger', payload };
    }
    const { caseNumber, opensAt } = allotment;
    const notBefore = opensAt > now ? opensAt : null;
    const start = {
      kind: 'open' as const,
      caseNumber,
      opening: { ...opening, raisedAt: now },
      setting: student.setting,
      notBefore,
    };
    return {
      ...sender,
      commandId,
      caseId,
      name: 'open-case',
      payload: { type: 'open-case', start },
    };
  });
  if (student.judgement.withdraws && student.open) {
    const { caseId } = student.open;
    const payload = { type: 'withdraw-trigger' as const };
    commands.push({
      ...sender,
      commandId: randomUUID(),
      caseId,
      name: 'withdraw-trigger',
      payload,
    });
  }
  return commands;
}
