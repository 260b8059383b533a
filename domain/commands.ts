import type {
  AgeBand,
  ArenaDecision,
  CloseReason,
  ConsentCover,
  DutyKind,
  MeasureArea,
  MeetingKind,
  Role,
  SpecialMeasure,
  Trigger,
} from './codes.js';
import type { CaseSetting, Participant } from './case.js';
import type { Instant, LocalDate } from './local-time.js';

/**
 * Lists the commands as the core sees them: ids of our own, codes and dates. Free text stays in the inbox and is joined to the
 * record by the activity that writes it. Ids of things that a command makes are allotted by whoever stores it.
 */
export type Command =
  | LogCall
  | ScheduleMeeting
  | HoldMeeting
  | AgreePlan
  | CheckPlan
  | EvaluatePlan
  | RecordConsent
  | Consult
  | GoOnWithoutConsent
  | Escalate
  | Assign
  | AcceptHandover
  | Extend
  | ReportNoShow
  | OpenDuty
  | ProgressDuty
  | RecordReport
  | Close;

export interface LogCall {
  type: 'log-call';
  contactedAt: Instant;
  channel: 'phone' | 'meeting' | 'message' | 'other';
  reached: boolean;
  spokeWithStudentFirst: boolean;
  outcome: 'natural-cause' | 'still-concerned' | 'unsure' | 'not-reached';
}

export interface ScheduleMeeting {
  type: 'schedule-meeting';
  /** `schedule` makes a meeting (or moves the open one of its kind); the others name one. */
  change: 'schedule' | 'move' | 'cancel';
  meetingId: string;
  /** null when `change` names an existing meeting. */
  kind: MeetingKind | null;
  scheduledFor: Instant | null;
  /** null: as before. */
  participants: Participant[] | null;
}

export interface HoldMeeting {
  type: 'hold-meeting';
  /** An existing meeting's id, or null with `kind` for one never scheduled. */
  meetingId: string | null;
  kind: MeetingKind | null;
  /** The id that a meeting never scheduled gets. */
  newMeetingId: string;
  heldAt: Instant;
  participants: Participant[] | null;
  /** Mapping. */
  studentHeard?: boolean;
  bullyingSuspected?: boolean;
  outcome?: 'plan-needed' | 'continue' | 'no-longer-concerned';
  /** Arenas and review. */
  decision?: ArenaDecision;
  reason?: CloseReason;
  reportedBy?: 'ppa' | 'phfs' | 'bup';
  /** Brobyggerne. */
  accepted?: boolean;
}

export interface AgreePlan {
  type: 'agree-plan';
  startsOn: LocalDate;
  measureAreas: MeasureArea[];
  madeWithStudent: boolean;
  hasNotWithStudentReason: boolean;
  special: SpecialMeasure[];
  reducedHours: { weekday: number; lessons: number[] }[];
}

export interface CheckPlan {
  type: 'check-plan';
  planNumber: number;
  checkedAt: Instant;
  result: 'keep' | 'adjust';
}

export interface EvaluatePlan {
  type: 'evaluate-plan';
  planNumber: number;
  evaluatedAt: Instant;
  goal: 'reached' | 'on-track' | 'not-reached';
  decision: 'maintain' | 'monitor' | 'revise-plan' | 'local-meeting';
  hasEarlyReason: boolean;
}

export interface RecordConsent {
  type: 'record-consent';
  /** A guardian's id, or `student`. */
  by: string;
  status: 'requested' | 'given' | 'refused' | 'withdrawn';
  covers: ConsentCover[];
  form: 'written' | 'oral' | 'digital';
  recordedAt: Instant;
  hasStudentView: boolean;
}

/** Serves both `discuss-anonymously` and `consult-ppa`: `type` is the former whenever `anonymous`. */
export interface Consult {
  type: 'discuss-anonymously' | 'consult-ppa';
  with: 'ppa' | 'service-desk' | 'child-welfare' | 'phfs' | 'out';
  anonymous: boolean;
  heldAt: Instant;
}

export interface GoOnWithoutConsent {
  type: 'go-on-without-consent';
  decision: 'revise-plan' | 'monitor';
  hasReason: boolean;
}

export interface Escalate {
  type: 'escalate';
  to: 'local' | 'central';
  rapidDecline: boolean;
}

export interface Assign {
  type: 'assign';
  change: 'assign' | 'withdraw';
  /** The new assignment's id, or the one to decline or withdraw. */
  assignmentId: string;
  role: Role | null;
  staffId: string | null;
  from: LocalDate | null;
  to: LocalDate | null;
  /** Moves the whole case to this school; `setting` is then that school's. */
  schoolId: string | null;
  setting: CaseSetting | null;
}

export interface AcceptHandover {
  type: 'accept-handover';
  assignmentId: string;
  /** The new school's setting, when the handover also moves the case. */
  setting: CaseSetting | null;
}

export interface Extend {
  type: 'extend';
  until: LocalDate;
}

export interface ReportNoShow {
  type: 'report-no-show';
  meetingId: string;
  who: ('guardians' | 'student')[];
  newDate: Instant | null;
}

export interface OpenDuty {
  type: 'open-duty';
  dutyId: string;
  kind: DutyKind;
}

export interface ProgressDuty {
  type: 'progress-duty';
  dutyId: string;
  item: string;
  doneAt: Instant;
}

export interface RecordReport {
  type: 'record-report';
  to: 'child-welfare' | 'police';
  reportedAt: Instant;
}

export interface Close {
  type: 'close';
  reason: CloseReason;
}

/** Lists what the program tells a case of its own accord. */
export type Notice =
  | { type: 'add-trigger'; trigger: Trigger }
  | { type: 'withdraw-trigger' }
  | {
      type: 'change-student';
      ageBand: AgeBand;
      guardianIds: string[];
      protectedAddress: boolean;
    }
  | { type: 'change-setting'; setting: CaseSetting }
  | {
      type: 'change-holder';
      /** null: the present holder is gone. */
      staffId: string | null;
      assignmentId: string;
      schoolId: string | null;
      setting: CaseSetting | null;
    };

/** Holds what a case is opened with. */
export interface Opening {
  id: string;
  studentId: string;
  schoolId: string;
  protectedAddress: boolean;
  ageBand: AgeBand;
  guardianIds: string[];
  holderId: string | null;
  trigger: Trigger;
  /** When the concern arose, where the case could only be opened later (minutes of grace, an engine that was away). */
  raisedAt?: Instant;
}

/** Says who acts: a person with the roles in which they relate to this case, an app on its own, or the program. */
export type Actor =
  { kind: 'person'; staffId: string; roles: Role[] } | { kind: 'system' } | { kind: 'program' };
