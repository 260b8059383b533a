/** Names every code that the core, the API and the guide share. One word per concept, as in the glossary of `docs/architecture.md`. */

export const PHASES = [
  'awaiting-contact',
  'awaiting-mapping-meeting',
  'drafting',
  'trial',
  'awaiting-evaluation',
  'awaiting-consent',
  'consent-refused',
  'awaiting-local-meeting',
  'awaiting-central-meeting',
  'awaiting-bup-meeting',
  'awaiting-bridge-builders',
  'intensive-follow-up',
  'watching',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const STEPS = [
  'contact-home',
  'mapping',
  'action-plan',
  'evaluation',
  'interdisciplinary',
  'monitoring',
  'closed',
] as const;
export type Step = (typeof STEPS)[number];

/** Lists the roles of a school's own staff. */
export const SCHOOL_ROLES = [
  'contact-teacher',
  'subject-teacher',
  'attendance-coordinator',
  'school-leadership',
] as const;

/** Lists those of them who may answer for a case. */
export const RESPONSIBLE_AT_SCHOOL = [
  'contact-teacher',
  'attendance-coordinator',
  'school-leadership',
] as const;

/** Lists the partners' roles, who see a case only while consent holds. */
export const PARTNER_ROLES = [
  'school-nurse',
  'ppa',
  'phfs',
  'child-welfare',
  'service-desk',
  'bup',
  'bridge-builders',
  'out',
] as const;

export const ROLES = [
  ...SCHOOL_ROLES,
  ...PARTNER_ROLES,
  'municipal-administrator',
  'data-protection-officer',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const ARENAS = ['local', 'central', 'bup', 'bridge-builders'] as const;
export type Arena = (typeof ARENAS)[number];

/** Lists what a consent can cover: the arenas and two purposes. */
export const CONSENT_COVERS = [...ARENAS, 'school-nurse-information', 'ppa-referral'] as const;
export type ConsentCover = (typeof CONSENT_COVERS)[number];

export const MEETING_KINDS = ['mapping', 'evaluation', ...ARENAS, 'review'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const TRIGGERS = [
  'first-unexcused',
  'excused-streak',
  'excused-semester',
  'late-monthly',
  'left-school',
  'skipped-class',
  'manual',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const ABSENCE_KINDS = [
  'unexcused-lesson',
  'unexcused-day',
  'excused-lesson',
  'excused-day',
  'late',
  'left-school',
  'skipped-class',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export const CLOSE_REASONS = [
  'goal-reached',
  'no-longer-concerned',
  'help-declined',
  'exempted',
  'moved',
  'finished-school',
  'handed-over',
  'registered-in-error',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];
export type Outcome = CloseReason | 'natural-cause' | 'trigger-withdrawn';

export const DUTY_KINDS = [
  'activity-plan',
  'exemption',
  'responsible-group',
  'home-education',
  'alternative-arena',
  'av1-robot',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export const SPECIAL_MEASURES = [
  'reduced-timetable',
  'home-education',
  'alternative-arena',
  'av1-robot',
] as const;
export type SpecialMeasure = (typeof SPECIAL_MEASURES)[number];

export const MEASURE_AREAS = ['school', 'home', 'leisure', 'student'] as const;
export type MeasureArea = (typeof MEASURE_AREAS)[number];

export const ARENA_DECISIONS = [
  'back-to-plan',
  'refer-ppa',
  'lift-central',
  'lift-bup',
  'lift-bridge-builders',
  'responsible-group',
  'monitor',
  'close',
  'continue',
] as const;
export type ArenaDecision = (typeof ARENA_DECISIONS)[number];

/** Lists the commands people and apps send; each is also the name of the Update and of the Signal that carries it. */
export const COMMANDS = [
  'log-call',
  'schedule-meeting',
  'hold-meeting',
  'agree-plan',
  'check-plan',
  'evaluate-plan',
  'record-consent',
  'discuss-anonymously',
  'consult-ppa',
  'go-on-without-consent',
  'escalate',
  'assign',
  'extend',
  'report-no-show',
  'accept-handover',
  'open-duty',
  'progress-duty',
  'record-report',
  'close',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Lists what the program itself tells a case; same way in as people's commands, never offered to them. */
export const NOTICES = [
  'open-case',
  'add-trigger',
  'withdraw-trigger',
  'change-student',
  'change-setting',
  'change-holder',
] as const;
export type NoticeName = (typeof NOTICES)[number];

export const TEMPLATES = [
  'case-opened',
  'leadership-informed',
  'phase-entered',
  'due-soon',
  'due-today',
  'overdue',
  'overdue-escalated',
  'meeting',
  'trigger-added',
  'due-changed',
  'holder-missing',
  'handover-asked',
  'no-show',
  'duty-opened',
  'duty-due',
  'calendar-missing',
  'open-cases',
  'break-glass',
  'case-closed',
] as const;
export type Template = (typeof TEMPLATES)[number];

export type AgeBand = 'under-12' | '12-to-14' | '15-and-over';
export type BtiLevel = 0 | 1 | 2 | 3;
export type BtiColour = 'green' | 'yellow' | 'red';
