import type { Duty } from './case.js';
import type { Outcome, Role, Template } from './codes.js';
import type { Instant, LocalDate } from './local-time.js';

/** Describes one thing that happened, for the timeline; codes, ids and dates. */
export interface Occurrence {
  type: string;
  at: Instant;
  data: Record<string, unknown>;
}

/** Asks for one e-mail: whom by role and by id, never by address; who they are is looked up at sending. */
export interface MailRequest {
  template: Template;
  toRoles: Role[];
  toStaffIds: string[];
  /** The person who acted and needs no telling. */
  exceptStaffId: string | null;
  /** What the text needs: codes and dates. */
  data: MailData;
}

export interface MailData {
  phase?: string;
  dueOn?: LocalDate;
  formerDueOn?: LocalDate;
  trigger?: string;
  outcome?: Outcome;
  reason?: string;
  dutyKind?: string;
  dutyId?: string;
  assignmentId?: string;
  /** Emergency access to be reviewed. */
  grantId?: string;
  count?: number;
  /** The moment a reminder was meant for, where it could only be planned later. */
  plannedFor?: Instant;
  /** Which deadline a reminder is about, where a phase has two. */
  deadline?: 'phase' | 'check' | 'evaluation';
  /** A mail about a school or a calendar and no single case. */
  schoolId?: string;
  calendarId?: string;
  caseNumbers?: string[];
  /** The last day that the calendar, or the school year, knows. */
  lastDay?: LocalDate;
  /** Present when the mail carries iCalendar. */
  meeting?: {
    meetingId: string;
    kind: string;
    method: 'REQUEST' | 'CANCEL';
    sequence: number;
    scheduledFor: Instant;
  };
}

/** Lists what the shell must do beside writing the record. */
export interface Effects {
  occurrences: Occurrence[];
  mails: MailRequest[];
  /** Duties that begin, each a workflow of its own. */
  dutiesBegun: Duty[];
  /** Duties with progress, told to their workflows. */
  dutiesChanged: Duty[];
}
