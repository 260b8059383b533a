import type { Trigger } from '../codes.js';
import type { LocalDate } from '../local-time.js';
import type { AbsenceEntry } from './entry.js';
import { findBehind, type Arrival } from './find-behind.js';
import { holdsAnyTrigger } from './holds-trigger.js';
import type { StudentAbsence } from './student-absence.js';
import type { CountContext, Firing } from './trigger-rule.js';
import { TRIGGER_RULES } from './trigger-rules.js';

export interface JudgeContext extends CountContext {
  /** The day of arrival in Europe/Oslo. */
  today: LocalDate;
  /** The id of the case that the first firing opens when none is open. */
  newCaseId: string;
  /** Taken as history: nothing fires, a correction may still withdraw. */
  asHistory: boolean;
}

/**
 * Says what a firing does: opens the case, is added to the open one and told, or only stands behind it because the same trigger
 * was told that day.
 */
export type FiringEffect = 'opens' | 'is-added' | 'stands-behind';

export interface JudgedFiring {
  trigger: Trigger;
  caseId: string;
  /** The entry whose arrival fired it. */
  by: AbsenceEntry | null;
  behind: AbsenceEntry[];
  effect: FiringEffect;
}

export interface Judgement {
  /** In the order of arrival. */
  firings: JudgedFiring[];
  /** The correction took away the last trigger that the open case stood on. */
  withdraws: boolean;
}

/**
 * Judges the entries of one request on one student, in their order, as if each had come alone; a correction is weighed on what
 * is left when all have come.
 * @guide fravær som utløser bekymringssak
 */
export function judgeTriggers(
  before: StudentAbsence,
  arrivals: Arrival[],
  ctx: JudgeContext,
): Judgement {
  const heldBefore = before.openCaseId !== null && holdsAnyTrigger(before, ctx);
  let student = before;
  const firings: JudgedFiring[] = [];
  for (const arrival of arrivals) {
    student = withArrival(student, arrival);
    if (ctx.asHistory) continue;
    for (const rule of Object.values(TRIGGER_RULES)) {
      const behind = findBehind(rule, arrival, student, ctx);
      if (!behind) continue;
      const firing = judgeFiring(rule.trigger, student, arrival.after, behind, ctx);
      firings.push(firing);
      student = withFiring(student, firing, ctx);
    }
  }
  return { firings, withdraws: heldBefore && !holdsAnyTrigger(student, ctx) };
}

/** Judges a concern that a person reports: it opens a case, or is added to the open one under the same rules. */
export function judgeManual(student: StudentAbsence, ctx: JudgeContext): JudgedFiring {
  return judgeFiring('manual', student, null, [], ctx);
}

function judgeFiring(
  trigger: Trigger,
  student: StudentAbsence,
  by: AbsenceEntry | null,
  behind: AbsenceEntry[],
  { today, newCaseId }: JudgeContext,
): JudgedFiring {
  const { openCaseId, firings } = student;
  const isTold = firings.some(
    (f) => f.caseId === openCaseId && f.trigger === trigger && f.arrivedOn === today,
  );
  const effect = openCaseId === null ? 'opens' : isTold ? 'stands-behind' : 'is-added';
  return { trigger, caseId: openCaseId ?? newCaseId, by, behind, effect };
}

function withArrival(student: StudentAbsence, { before, after }: Arrival): StudentAbsence {
  const others = student.entries.filter((e) => e.id !== before?.id && e.id !== after?.id);
  return { ...student, entries: after ? [...others, after] : others };
}

function withFiring(
  student: StudentAbsence,
  { trigger, caseId, behind }: JudgedFiring,
  { today }: JudgeContext,
): StudentAbsence {
  const firing: Firing = {
    trigger,
    caseId,
    caseClosed: false,
    arrivedOn: today,
    behind,
  };
  return {
    ...student,
    openCaseId: caseId,
    firings: [...student.firings, firing],
  };
}
