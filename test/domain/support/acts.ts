import type {
  Arena,
  CloseReason,
  ConsentCover,
  DutyKind,
  MeetingKind,
  Role,
} from '../../../domain/codes.js';
import type {
  AgreePlan,
  Consult,
  EvaluatePlan,
  GoOnWithoutConsent,
  HoldMeeting,
  LogCall,
  RecordConsent,
  RecordReport,
} from '../../../domain/commands.js';
import { openMeetingOf } from '../../../domain/case-view.js';
import { dateOf } from '../../../domain/local-time.js';
import { at, type Act } from './given-case.js';

/** Calls home; reached unless the outcome says otherwise. */
export const calls =
  (outcome: LogCall['outcome'], more: { contactedAt?: string; reached?: boolean } = {}): Act =>
  (now) => ({
    type: 'log-call',
    contactedAt: more.contactedAt ? at(more.contactedAt) : now,
    channel: 'phone',
    reached: more.reached ?? outcome !== 'not-reached',
    spokeWithStudentFirst: true,
    outcome,
  });

/** Schedules a meeting, or moves the open one of its kind. */
export const schedules =
  (kind: MeetingKind, scheduledFor: string, meetingId = `meeting-${kind}`): Act =>
  () => ({
    type: 'schedule-meeting',
    change: 'schedule',
    meetingId,
    kind,
    scheduledFor: at(scheduledFor),
    participants: null,
  });

/** Moves or cancels a meeting by its id. */
export const moves =
  (meetingId: string, scheduledFor: string): Act =>
  () => ({
    type: 'schedule-meeting',
    change: 'move',
    meetingId,
    kind: null,
    scheduledFor: at(scheduledFor),
    participants: null,
  });

export const cancels =
  (meetingId: string): Act =>
  () => ({
    type: 'schedule-meeting',
    change: 'cancel',
    meetingId,
    kind: null,
    scheduledFor: null,
    participants: null,
  });

type Held = Partial<Omit<HoldMeeting, 'type' | 'heldAt'>> & { heldAt?: string };

/** Holds a meeting: the open one of the kind, or one never scheduled. */
export const holds =
  (kind: MeetingKind, { heldAt, ...held }: Held): Act =>
  (now) => ({
    type: 'hold-meeting',
    meetingId: null,
    kind,
    newMeetingId: `held-${kind}-${now}`,
    heldAt: heldAt ? at(heldAt) : now,
    participants: null,
    ...held,
  });

/** Holds the mapping meeting. */
export const maps = (outcome: NonNullable<HoldMeeting['outcome']>, more: Held = {}): Act =>
  holds('mapping', { outcome, studentHeard: true, bullyingSuspected: false, ...more });

/** Agrees a plan that starts today, with the student, with one measure at school. */
export const agrees =
  (plan: Partial<AgreePlan> = {}): Act =>
  (now) => ({
    type: 'agree-plan',
    startsOn: dateOf(now),
    measureAreas: ['school'],
    madeWithStudent: true,
    hasNotWithStudentReason: false,
    special: [],
    reducedHours: [],
    ...plan,
  });

export const checks =
  (
    result: 'keep' | 'adjust' = 'keep',
    more: { planNumber?: number; checkedAt?: string } = {},
  ): Act =>
  (now, c) => ({
    type: 'check-plan',
    planNumber: more.planNumber ?? c.plans.at(-1)?.number ?? 1,
    checkedAt: more.checkedAt ? at(more.checkedAt) : now,
    result,
  });

export const evaluates =
  (
    goal: EvaluatePlan['goal'],
    decision: EvaluatePlan['decision'],
    more: { early?: boolean; planNumber?: number; evaluatedAt?: string } = {},
  ): Act =>
  (now, c) => ({
    type: 'evaluate-plan',
    planNumber: more.planNumber ?? c.plans.at(-1)?.number ?? 1,
    evaluatedAt: more.evaluatedAt ? at(more.evaluatedAt) : now,
    goal,
    decision,
    hasEarlyReason: more.early ?? false,
  });

/** Records one person's word. */
export const consents =
  (
    by: string,
    status: RecordConsent['status'],
    covers: ConsentCover | ConsentCover[],
    more: { recordedAt?: string; view?: boolean } = {},
  ): Act =>
  (now) => ({
    type: 'record-consent',
    by,
    status,
    covers: [covers].flat(),
    form: 'written',
    recordedAt: more.recordedAt ? at(more.recordedAt) : now,
    hasStudentView: more.view ?? false,
  });

export const consults =
  (
    whom: Consult['with'],
    { anonymous = true, heldAt }: { anonymous?: boolean; heldAt?: string } = {},
  ): Act =>
  (now) => ({
    type: anonymous ? 'discuss-anonymously' : 'consult-ppa',
    with: whom,
    anonymous,
    heldAt: heldAt ? at(heldAt) : now,
  });

export const goesOn =
  (decision: GoOnWithoutConsent['decision'], hasReason = true): Act =>
  () => ({ type: 'go-on-without-consent', decision, hasReason });

export const escalates =
  (to: Extract<Arena, 'local' | 'central'> = 'local', rapidDecline = to === 'central'): Act =>
  () => ({ type: 'escalate', to, rapidDecline });

/** Asks somebody to take the case over. */
export const hands =
  (staffId: string, assignmentId = 'handover'): Act =>
  () => ({
    type: 'assign',
    change: 'assign',
    assignmentId,
    role: 'contact-teacher',
    staffId,
    from: null,
    to: null,
    schoolId: null,
    setting: null,
  });

/** Names a stand-in for some dates. */
export const standsIn =
  (staffId: string, from: string | null, to: string | null, role: Role = 'contact-teacher'): Act =>
  () => ({
    type: 'assign',
    change: 'assign',
    assignmentId: 'stand-in',
    role,
    staffId,
    from,
    to,
    schoolId: null,
    setting: null,
  });

export const withdraws =
  (assignmentId = 'handover'): Act =>
  () => ({
    type: 'assign',
    change: 'withdraw',
    assignmentId,
    role: null,
    staffId: null,
    from: null,
    to: null,
    schoolId: null,
    setting: null,
  });

export const accepts =
  (assignmentId = 'handover'): Act =>
  () => ({ type: 'accept-handover', assignmentId, setting: null });

export const extendsTo =
  (until: string): Act =>
  () => ({ type: 'extend', until });

export const missed =
  (meetingId: string, newDate: string | null = null): Act =>
  (_now, c) => ({
    type: 'report-no-show',
    // `meeting-<kind>` means the open one of that kind, whatever its id.
    meetingId: openMeetingOf(c, kindIn(meetingId))?.id ?? meetingId,
    who: ['guardians'],
    newDate: newDate === null ? null : at(newDate),
  });

export const opensDuty =
  (kind: DutyKind, dutyId = `duty-${kind}`): Act =>
  () => ({ type: 'open-duty', dutyId, kind });

export const progresses =
  (dutyId: string, item: string, doneAt?: string): Act =>
  (now) => ({ type: 'progress-duty', dutyId, item, doneAt: doneAt ? at(doneAt) : now });

export const reports =
  (to: RecordReport['to'] = 'child-welfare', reportedAt?: string): Act =>
  (now) => ({ type: 'record-report', to, reportedAt: reportedAt ? at(reportedAt) : now });

export const closes =
  (reason: CloseReason = 'goal-reached'): Act =>
  () => ({ type: 'close', reason });

function kindIn(meetingId: string): MeetingKind {
  return meetingId.replace(/^meeting-/, '') as MeetingKind;
}
