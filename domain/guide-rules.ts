import type { Phase, Role } from './codes.js';
import type { DutyKind } from './codes.js';
import type { LocalTime } from './local-time.js';

/** Says where a figure comes from: the municipality's guide, or our own default where the guide is silent. */
export type Source = 'guide' | 'house';

export interface Period {
  schoolDays: number;
  source: Source;
}

/** Holds every figure that a municipality may tune. Read from `guide/<municipality>/rules.yaml`; a case keeps the one it was opened with. */
export interface GuideRules {
  version: string;
  hours: { due: LocalTime; reminders: LocalTime };
  opening: { graceMinutes: number };
  triggers: {
    excusedStreakDays: number;
    excusedSemesterMoreThan: number;
    latePerMonth: number;
  };
  deadlines: {
    'awaiting-contact': { sameDayUntil: LocalTime; source: Source };
    'awaiting-mapping-meeting': { calendarDays: number; source: Source };
    drafting: Period;
    trial: { check: Period; evaluation: Period; meetingWindowSchoolDays: number };
    'awaiting-consent': Period;
    'consent-refused': Period;
    'awaiting-local-meeting': Period;
    'awaiting-central-meeting': Period;
    'awaiting-bup-meeting': Period;
    'awaiting-bridge-builders': Period;
    'intensive-follow-up': Period;
    watching: Period;
    scheduledMeetingMoves: Period;
    secondNoShow: Period;
    handover: Period;
  };
  bounds: {
    planStartsBackSchoolDays: number;
    planStartsAheadSchoolDays: number;
    extensionSchoolDays: number;
  };
  consent: { guardians: 'all' | 'one'; months: number; viewFromAge: number; ownFromAge: number };
  /** How long emergency access lasts. */
  emergencyAccess: { hours: number };
  monitoring: { return: 'every-trigger' | 'never' };
  reminders: {
    dueSoonSchoolDaysBefore: number;
    dueSoonWhenSchoolDaysAhead: number;
    overdueSchoolDays: number;
    escalatedSchoolDays: number;
    escalatedEverySchoolDays: number;
    stuckSchoolDays: number;
  };
  duties: Record<DutyKind, DutyRules>;
}

export interface DutyRules {
  responsible: Role;
  /** Codes of the checklist, in order; texts lie in the guide's language files. */
  items: string[];
  due: Period;
  /** Whether PPA must have been consulted on the case before the duty may open. */
  ppaFirst: boolean;
}

/** Names the phases whose period is a plain count of school days from entry. */
export type PeriodPhase = Exclude<
  Phase,
  'awaiting-contact' | 'awaiting-mapping-meeting' | 'trial' | 'awaiting-evaluation' | 'closed'
>;
