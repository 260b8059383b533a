import type { ConcernCase } from '../case.js';
import type { Assign } from '../commands.js';
import { dateOf } from '../local-time.js';
import { addSchoolDays } from '../school-days.js';
import { invalid, type Refusal } from '../refusals.js';
import type { Step } from '../step.js';
import { note, tell, type Context, type Turn } from '../turn.js';
import { isAsked } from '../access/standings.js';
import { loseHolder, moveToSchool } from '../holders.js';

/**
 * Asks another contact teacher to take the case over, names a stand-in for some dates, moves the case to another school, or
 * declines or withdraws an assignment. The old holder stays responsible until the new one accepts. @guide Kontaktlærers ansvar
 */
export const assign: Step<Assign> = {
  refuse: (c, command, context) =>
    refuseActor(c, command, context) ??
    (command.change === 'assign' ? refuseAssignment(c, command, context) : undefined) ??
    (command.change === 'withdraw' && !openAssignment(c, command.assignmentId)
      ? { code: 'not-found' }
      : undefined),

  carryOut(turn, command) {
    if (command.change === 'withdraw') return withdraw(turn, command.assignmentId);
    if (command.schoolId !== null && command.setting !== null) {
      moveToSchool(turn, command.schoolId, command.setting);
      return loseHolder(turn);
    }
    if (command.staffId === null || command.role === null) return;
    const { assignmentId, role, staffId, to } = command;
    if (isHandover(command)) return askHandover(turn, assignmentId, staffId, null);
    // Without a first day from today on, without a last one until it is withdrawn.
    const from = command.from ?? turn.today;
    const assignment = { id: assignmentId, role, staffId, from, to };
    turn.draft.assignments.push({
      ...assignment,
      kind: 'stand-in',
      status: 'active',
      schoolId: null,
      answerBy: null,
    });
    note(turn, 'stand-in-named', { assignmentId, role, from, to });
  },
};

/** Asks somebody to take the case over; an earlier question not yet answered falls away. */
export function askHandover(
  turn: Turn,
  assignmentId: string,
  staffId: string,
  schoolId: string | null,
): void {
  const { draft, setting, today } = turn;
  withdrawQuestions(draft);
  const { schoolDays } = setting.guide.deadlines.handover;
  draft.assignments.push({
    id: assignmentId,
    role: 'contact-teacher',
    staffId,
    from: null,
    to: null,
    kind: 'handover',
    status: 'asked',
    schoolId,
    answerBy: addSchoolDays(setting.calendar, today, schoolDays),
  });
  note(turn, 'handover-asked', { assignmentId });
  tell(turn, 'handover-asked', { staffIds: [staffId] }, { assignmentId });
}

/** Lets questions to take the case over fall away that nobody has answered. */
export function withdrawQuestions(draft: ConcernCase): void {
  for (const asked of draft.assignments) {
    if (asked.status === 'asked') asked.status = 'withdrawn';
  }
}

function refuseActor(c: ConcernCase, command: Assign, { actor }: Context): Refusal | undefined {
  if (actor.kind !== 'person') return undefined;
  if (actor.roles.some((r) => r === 'school-leadership' || r === 'attendance-coordinator'))
    return undefined;
  const declinesOwn =
    command.change === 'withdraw' &&
    isAsked(c, actor.staffId) &&
    openAssignment(c, command.assignmentId)?.staffId === actor.staffId;
  return declinesOwn ? undefined : { code: 'not-allowed' };
}

function refuseAssignment(c: ConcernCase, command: Assign, { now }: Context): Refusal | undefined {
  if (command.schoolId !== null) {
    return command.schoolId === c.schoolId ? invalid('/schoolId', 'not-allowed-here') : undefined;
  }
  if (command.staffId === null) return invalid('/staffId', 'required');
  if (command.role === null) return invalid('/role', 'required');
  if (!isHandover(command)) {
    const first = command.from ?? dateOf(now);
    return command.to !== null && command.to < first ? invalid('/to', 'too-early') : undefined;
  }
  if (command.role !== 'contact-teacher') return invalid('/from', 'required');
  if (command.staffId === c.holderId) return invalid('/staffId', 'not-allowed-here');
  return undefined;
}

/** Tells whether somebody is to take the case over for good: a stand-in has a first day, a last one, or both. */
function isHandover({ from, to }: Assign): boolean {
  return from === null && to === null;
}

function openAssignment(c: ConcernCase, assignmentId: string) {
  return c.assignments.find(
    (a) =>
      a.id === assignmentId &&
      (a.status === 'asked' || (a.kind === 'stand-in' && a.status === 'active')),
  );
}

function withdraw(turn: Turn, assignmentId: string): void {
  const assignment = openAssignment(turn.draft, assignmentId);
  if (!assignment) return;
  const declined =
    turn.actor.kind === 'person' &&
    turn.actor.staffId === assignment.staffId &&
    assignment.kind === 'handover';
  assignment.status = declined ? 'declined' : 'withdrawn';
  note(turn, declined ? 'handover-declined' : 'assignment-withdrawn', { assignmentId });
  if (declined) {
    const reason = 'handover-declined';
    tell(turn, 'leadership-informed', { roles: ['school-leadership'] }, { reason, assignmentId });
  }
}
