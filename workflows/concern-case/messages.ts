import type { ConcernCase, CaseSetting, Duty } from '../../domain/case.js';
import type { CommandName, NoticeName } from '../../domain/codes.js';
import type { Actor, Command, Notice, Opening } from '../../domain/commands.js';
import type { Effects } from '../../domain/effects.js';
import type { Instant } from '../../domain/local-time.js';
import type { Refusal } from '../../domain/refusals.js';

/**
 * States the contract between the API, the worker and running cases. Every literal here is stored in histories: never derive
 * one, never change one.
 */
export const CONCERN_CASE_WORKFLOW = 'concernCase';
export const DUTY_WORKFLOW = 'duty';
export const DAILY_ROUND_WORKFLOW = 'dailyRound';
export const CASE_QUEUE = 'naervaer-cases';
export const MAIL_QUEUE = 'naervaer-mail';

/** Names the workflow of a case, of a duty, and of the one daily round. */
export const workflowIdOf = (caseId: string) => `concern-case/${caseId}`;
export const dutyWorkflowIdOf = (dutyId: string) => `duty/${dutyId}`;
export const DAILY_ROUND_ID = 'daily-round';

/** Names the Update that opens a case, sent with the start. */
export const OPEN_CASE_UPDATE = 'open-case';
/** Names the Query that answers with the case's value, for operators and tests. */
export const CASE_QUERY = 'case';
/** Names the Signal by which a case tells a duty's workflow of progress. */
export const DUTY_CHANGED_SIGNAL = 'duty-changed';

/** Lists the search attributes, with their Temporal types; codes and dates only, and none for a protected address but step and phase. */
export const SEARCH_ATTRIBUTES = {
  NaervaerStep: 'Keyword',
  NaervaerPhase: 'Keyword',
  NaervaerDueAt: 'Datetime',
  NaervaerWaitingFor: 'Keyword',
  NaervaerSchool: 'Keyword',
  NaervaerStuck: 'Bool',
} as const;

/** Holds what a case workflow starts with: a new case, or the value of one that goes on. */
export type CaseStart =
  | {
      kind: 'open';
      caseNumber: string;
      opening: Opening;
      setting: CaseSetting;
      /** Set only by the guide's minutes of grace: until then there is no case. */
      notBefore: Instant | null;
      /** The inbox's command that opens it; filled in at delivery. */
      commandId?: string;
    }
  | { kind: 'go-on'; caseNumber: string; case: ConcernCase; setting: CaseSetting };

/** Carries one command into a case, as the argument of the Update that bears its name. */
export interface CommandMessage {
  commandId: string;
  actor: Actor;
  command: Command | Notice;
}

/** Answers a command: the number of the record that holds it. */
export interface CommandResult {
  seq: number;
}

/** Carries what a Signal may: the id of a command that lies in the inbox. */
export interface CommandSignal {
  commandId: string;
}

export interface DutyStart {
  caseId: string;
  duty: Duty;
  setting: CaseSetting;
}

/** Holds one record to write, in one transaction: state, events, outbox, inbox. Idempotent by `seq`. */
export interface CaseRecord {
  caseNumber: string;
  case: ConcernCase;
  /** Null where it is as the database has it: it is most of what a record holds, and seldom changes. */
  setting: CaseSetting | null;
  /** When the case is due, and with whom it is shared: what the setting says of it. */
  dueAt: Instant | null;
  sharedWith: string[];
  actor: Actor;
  commandId: string | null;
  effects: Pick<Effects, 'occurrences' | 'mails'>;
  /** One id a mail, allotted by the workflow so that a retry writes the same rows. */
  mailIds: string[];
  nextMomentAt: Instant | null;
  at: Instant;
}

/** Answers a record that was not written, because the database is at it or beyond: how the case stands there, and its mails not yet sent. */
export interface Recorded {
  case: ConcernCase;
  setting: CaseSetting;
  mailIds: string[];
}

/** Lists the activities that a case calls; implementations in `activities/cases` and `activities/mail`. */
export interface CaseActivities {
  /** Answers `needs-setting` where the database has lost the case whose setting was left out. */
  recordStep(record: CaseRecord): Promise<Recorded | 'needs-setting' | null>;
  readCommand(
    input: CommandSignal & { caseId: string; at: Instant },
  ): Promise<CommandMessage | null>;
  refuseCommand(input: { commandId: string; refusal: Refusal; at: Instant }): Promise<void>;
  /** Ends the allotment of a concern withdrawn within the minutes of grace. */
  dropOpening(input: { caseId: string; commandId: string; at: Instant }): Promise<void>;
  recordDutyReminder(input: {
    caseId: string;
    mailId: string;
    duty: Duty;
    at: Instant;
  }): Promise<void>;
}

/** Lists the activities of the mail queue. */
export interface MailActivities {
  sendMails(input: { mailIds: string[] }): Promise<void>;
  /** Marks as failed what `sendMails` gave up on, for operators to see. */
  failMails(input: { mailIds: string[] }): Promise<void>;
}

/** Lists the activities of the daily round. */
export interface RoundActivities {
  /** Stores a notice for each open case that a birthday on the day touches; the round signals the cases. */
  findBirthdays(input: { date: string; at: Instant }): Promise<{ notices: StoredNotice[] }>;
  /** Plans the morning's e-mails about schools and calendars rather than cases, and answers their ids. */
  planSchoolMails(input: { date: string; at: Instant }): Promise<{ mailIds: string[] }>;
}

/** Names a notice that lies in the inbox and is to be signalled to its case. */
export interface StoredNotice {
  caseId: string;
  name: NoticeName;
  commandId: string;
}

export type MessageName = CommandName | NoticeName;
