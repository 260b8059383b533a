import type {
  AgeBand,
  Arena,
  BtiLevel,
  ConsentCover,
  DutyKind,
  MeetingKind,
  Outcome,
  Phase,
  Role,
  SpecialMeasure,
  Trigger,
} from './codes.js';
import type { DueBasis, DueBecause } from './due-because.js';
import type { GuideRules } from './guide-rules.js';
import type { Instant, LocalDate } from './local-time.js';
import type { SchoolCalendar } from './school-days.js';

/**
 * Holds one student's concern case: ids of our own, codes and dates, nothing that tells who anybody is.
 * One plain serialisable value; the workflow keeps it, the database mirrors it.
 */
export interface ConcernCase {
  id: string;
  studentId: string;
  schoolId: string;
  /** Grade 6 or 7 of protected address: only named people see it, one leader has the coordinator's place. */
  protectedAddress: boolean;
  ageBand: AgeBand;
  /** Guardians with parental responsibility, as far as the roster knows. */
  guardianIds: string[];
  /** The contact teacher who is responsible now; null while the case has no holder. */
  holderId: string | null;

  /** When the concern arose: its entry reached the program. */
  raisedAt: Instant;
  openedAt: Instant;
  closedAt: Instant | null;
  outcome: Outcome | null;
  trigger: Trigger;
  /** Every trigger that was added, with its day of arrival; the opening's first. */
  triggers: { trigger: Trigger; on: LocalDate }[];
  /** Triggers added since the last `trigger-added` mail. */
  untoldTriggers: number;
  untoldSince: Instant | null;

  round: number;
  phase: Phase;
  phaseEnteredAt: Instant;
  btiLevel: BtiLevel;
  /** Set when somebody else than the phase's own role answers for it (second no-show). */
  responsibleInstead: Role | null;
  /** The arena that the consent gate, or intensive follow-up, is about. */
  arena: Arena | null;
  /** The arenas whose phase the case has entered since it last left monitoring: who sits there may see it while consent holds. */
  liftedTo: Arena[];
  /** Deadlines not yet met, of this phase (in trial: check and evaluation). */
  deadlines: Deadline[];
  extendedInPhase: boolean;
  noShowsInPhase: number;
  stuck: boolean;

  calls: { at: Instant; reached: boolean; round: number }[];
  meetings: Meeting[];
  plans: Plan[];
  consents: ConsentWord[];
  /** Words recorded up to this number have ended with monitoring or closing. */
  consentsEndedAtSeq: number;
  /** Words that ran out up to this instant are told of. Absent until one has. */
  consentLapsesToldUntil?: Instant;
  studentViewOnRecord: boolean;
  ppaConsulted: boolean;
  assignments: Assignment[];
  duties: Duty[];

  /** Whether a person's command was ever accepted; until then a correction may withdraw the case. */
  touchedByPerson: boolean;
  /** Ids of the commands already carried out, so that none is carried out twice. */
  appliedCommandIds: string[];
  /** Counts the records written; the database's row never goes back. */
  seq: number;
}

export interface Deadline {
  kind: 'phase' | 'check' | 'evaluation';
  /** Due at the guide's due hour on this day. */
  dueOn: LocalDate;
  /** What the day is counted from, so that it can be counted again on another calendar. */
  basis: DueBasis;
  /** The day that the basis gives by itself. */
  ruleOn: LocalDate;
  /** Set by an extension; comes in the rule's place. */
  extendedTo: LocalDate | null;
  /** The meeting's day that an extension overrode; scheduling it anew lifts that. */
  overridesMeetingOn: LocalDate | null;
  setAt: Instant;
  /** Far enough ahead when it was set to be reminded of beforehand. */
  wasFarAhead: boolean;
  /** Reminders up to this instant are dealt with. */
  remindedUntil: Instant;
  because: DueBecause;
}

export interface Meeting {
  id: string;
  kind: MeetingKind;
  scheduledFor: Instant | null;
  status: 'scheduled' | 'held' | 'cancelled' | 'lapsed';
  participants: Participant[];
  heldAt: Instant | null;
  decision: string | null;
  noShows: number;
  /** The day by which it moves due; a no-show's new date leaves it as it was. */
  countsOn: LocalDate | null;
  /** Counts changes, for the iCalendar sequence. */
  revision: number;
}

export type Participant =
  | { kind: 'staff'; staffId: string }
  | { kind: 'guardian'; guardianId: string }
  | { kind: 'student' }
  | { kind: 'external' };

export interface Plan {
  number: number;
  agreedAt: Instant;
  startsOn: LocalDate;
  measureCount: number;
  special: SpecialMeasure[];
  reducedHours: { weekday: number; lessons: number[] }[];
  checks: { at: Instant; result: 'keep' | 'adjust' }[];
  evaluation: { at: Instant; goal: string; decision: string } | null;
}

export interface ConsentWord {
  seq: number;
  /** A guardian's id, or `student`. */
  by: string;
  status: 'requested' | 'given' | 'refused' | 'withdrawn';
  covers: ConsentCover[];
  form: 'written' | 'oral' | 'digital';
  recordedAt: Instant;
}

export interface Assignment {
  id: string;
  role: Role;
  staffId: string;
  from: LocalDate | null;
  to: LocalDate | null;
  kind: 'handover' | 'stand-in';
  status: 'asked' | 'active' | 'declined' | 'lapsed' | 'withdrawn' | 'ended';
  /** A handover that also moves the case to another school when accepted. */
  schoolId: string | null;
  /** The day on which an unanswered handover lapses. */
  answerBy: LocalDate | null;
}

export interface Duty {
  id: string;
  kind: DutyKind;
  openedAt: Instant;
  dueOn: LocalDate;
  responsible: Role;
  items: { item: string; doneAt: Instant | null }[];
  doneAt: Instant | null;
}

/** Holds what surrounds a case: the guide it was opened with and its school's calendar. Changes only by `change-setting`. */
export interface CaseSetting {
  guide: GuideRules;
  calendar: SchoolCalendar;
  /** Sorted. The school's fixed local meetings. */
  localMeetingDates: LocalDate[];
}
