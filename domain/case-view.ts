import type { CaseSetting, ConcernCase, Deadline, Meeting } from './case.js';
import type { MeetingKind, Phase, Role, Step } from './codes.js';
import { instantOf, type Instant } from './local-time.js';
import { PHASE_FACTS } from './phases.js';

/** Finds the earliest deadline not yet met; a closed case has none. */
export function nextDeadlineOf(c: ConcernCase): Deadline | undefined {
  return c.deadlines.reduce<Deadline | undefined>(
    (first, d) => (first === undefined || d.dueOn < first.dueOn ? d : first),
    undefined,
  );
}

/** Tells the instant by which the case's next thing is due, or null when it is closed. */
export function dueAtOf(c: ConcernCase, setting: CaseSetting): Instant | null {
  const deadline = nextDeadlineOf(c);
  return deadline ? instantOf(deadline.dueOn, setting.guide.hours.due) : null;
}

/** Tells whether the case's next thing should have been done by now. */
export function isOverdue(c: ConcernCase, setting: CaseSetting, now: Instant): boolean {
  const dueAt = dueAtOf(c, setting);
  return dueAt !== null && dueAt < now;
}

/** Names the role that answers for the phase; leadership where no contact teacher holds the case, and for a protected address. */
export function responsibleOf(c: ConcernCase): Role {
  const role = c.responsibleInstead ?? PHASE_FACTS[c.phase].responsible;
  if (role === 'contact-teacher') return c.holderId === null ? 'school-leadership' : role;
  return c.protectedAddress ? 'school-leadership' : role;
}

/** Names the role that is kept informed: the coordinator, or for a protected address the named leader. */
export function coordinatorOf(c: ConcernCase): Role {
  return c.protectedAddress ? 'school-leadership' : 'attendance-coordinator';
}

export function stepOf(c: ConcernCase): Step {
  return PHASE_FACTS[c.phase].step;
}

/** Tells whether the case is in step 5, where meetings need consent. */
export function isInterdisciplinary(phase: Phase): boolean {
  return PHASE_FACTS[phase].step === 'interdisciplinary';
}

const WAITING_FOR: Readonly<Record<Phase, string>> = {
  'awaiting-contact': 'call',
  'awaiting-mapping-meeting': 'mapping-meeting',
  drafting: 'plan',
  trial: 'plan-check',
  'awaiting-evaluation': 'evaluation',
  'awaiting-consent': 'consent',
  'consent-refused': 'way-on-without-consent',
  'awaiting-local-meeting': 'local-meeting',
  'awaiting-central-meeting': 'central-meeting',
  'awaiting-bup-meeting': 'bup-meeting',
  'awaiting-bridge-builders': 'intake-decision',
  'intensive-follow-up': 'review',
  watching: 'closing',
  closed: 'nothing',
};

/** Names what the case waits for, as a code. */
export function waitingForOf(c: ConcernCase): string {
  if (c.phase === 'trial' && !c.deadlines.some((d) => d.kind === 'check')) return 'evaluation';
  return WAITING_FOR[c.phase];
}

/** Finds the one open meeting of a kind. */
export function openMeetingOf(c: ConcernCase, kind: MeetingKind): Meeting | undefined {
  return c.meetings.find((m) => m.kind === kind && m.status === 'scheduled');
}
