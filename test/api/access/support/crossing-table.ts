import { standOf, type Knocker, type Situation, type Stand } from './situations.js';

/** What is sent: a body that goes no further than the rights, or none. */
interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  /** Sent as it stands, with its media type. */
  text?: readonly [type: string, text: string];
}
type Statuses = Readonly<Record<Stand, number>>;
interface CaseRow extends Call {
  /** What the path goes on from: the case, or its student. */
  of?: 'student';
  statuses: Statuses | ((situation: Situation) => Statuses);
}

const statuses = (
  teacher: number,
  coordinator: number,
  leader: number,
  partner: number,
  app: number,
  officer: number,
  outside = 404,
): Statuses => ({ teacher, coordinator, leader, partner, app, officer, outside, nobody: 404 });

const read = (path: string, expected = statuses(200, 200, 200, 200, 200, 404)): CaseRow => ({
  method: 'GET',
  path,
  statuses: expected,
});

interface Open {
  method?: Call['method'];
  body?: object;
  /** What whoever may is told: the body is wrong (422), or where there is none, the tag is stale (412). */
  passed?: number;
  /** What whoever may is told once the case is closed. */
  onClosed?: number;
}

/** A command of the school's own team; `may` names the stands that may send it, by a letter each. */
const command = (path: string, may: string, open: Open = {}): CaseRow => {
  const { method = 'POST', body = {}, passed = 422, onClosed = 409 } = open;
  const forCase = (isClosed: boolean) => {
    const told = (letter: string) => (may.includes(letter) ? (isClosed ? onClosed : passed) : 403);
    return statuses(told('t'), told('c'), told('l'), told('p'), told('a'), 404);
  };
  return {
    method,
    path,
    ...(passed === 422 && { body }),
    statuses: (situation) => forCase(situation === 'closed'),
  };
};

/** Expects something else in one situation, because of the phase that the case is in there. */
const except = (row: CaseRow, situation: Situation, change: Partial<Statuses>): CaseRow => ({
  ...row,
  statuses: (asked) => {
    const usual = typeof row.statuses === 'function' ? row.statuses(asked) : row.statuses;
    return asked === situation ? { ...usual, ...change } : usual;
  },
});

/** States each call about a case, and the status by stand: teacher, coordinator, leader, partner, app, officer, outside. */
export const CASE_CALLS: Readonly<Record<string, CaseRow>> = {
  getCase: read(''),
  getTimeline: read('/timeline'),
  getCommand: read('/commands/:commandId'),
  getAccessLog: read('/access-log', statuses(403, 403, 200, 403, 403, 200)),
  getStudentAccessLog: {
    ...read('/access-log', statuses(404, 404, 200, 404, 404, 200)),
    of: 'student',
  },
  breakGlass: {
    method: 'POST',
    path: '/break-glass',
    body: {},
    statuses: statuses(403, 403, 403, 403, 403, 404, 422),
  },
  logCall: command('/calls', 'tcl'),
  scheduleMeeting: command('/meetings', 'tcla'),
  moveMeeting: command('/meetings/x', 'tcla', { method: 'PATCH' }),
  cancelMeeting: command('/meetings/x', 'tcla', { method: 'DELETE', passed: 412 }),
  holdMeeting: command('/meetings/x/held', 'tcl'),
  holdUnscheduledMeeting: command('/meetings/held', 'tcl'),
  reportNoShow: command('/meetings/x/no-show', 'tcl'),
  agreePlan: command('/plans', 'tcl'),
  checkPlan: command('/plans/1/checks', 'tcl'),
  evaluatePlan: command('/plans/1/evaluation', 'tcl'),
  recordConsent: command('/consents', 'tcl'),
  consult: command('/consultations', 'tcl'),
  goOnWithoutConsent: except(command('/without-consent', 'tcl'), 'shared', { teacher: 403 }),
  escalate: command('/escalations', 'tcl'),
  assign: command('/assignments', 'cl'),
  withdrawAssignment: command('/assignments/x', 'cl', { method: 'DELETE', passed: 412 }),
  acceptHandover: command('/assignments/x/acceptance', ''),
  extend: command('/extensions', 'cl'),
  openDuty: command('/duties', 'tcl'),
  progressDuty: command('/duties/x/progress', 'tcl', { onClosed: 422 }),
  recordReport: command('/reports', 'tclp', { onClosed: 422 }),
  closeCase: except(command('/closure', 'cl'), 'closed', { teacher: 409 }),
};

/** The kinds of caller that calls beyond cases tell apart. */
type Kind = 'administrator' | 'leader' | 'registering' | 'other' | 'app' | 'north-app';
interface WideRow extends Call {
  statuses: Readonly<Record<Kind, number>>;
}

const wide = (
  method: Call['method'],
  path: string,
  [administrator, leader, registering, other, app, northApp]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
  ],
  sent: Pick<Call, 'body' | 'text'> = {},
): WideRow => ({
  method,
  path,
  ...sent,
  statuses: { administrator, leader, registering, other, app, 'north-app': northApp },
});
const BODY = { body: { wrong: true } };
const NONE = '00000000-0000-4000-8000-000000000000';

/** States each call beyond cases: administrator, leader, who else registers absence, other people, app, north’s app. */
export const WIDE_CALLS: Readonly<Record<string, WideRow>> = {
  // What a register sent belongs to it: another app finds nothing there.
  putSchool: wide('PUT', '/schools/north', [422, 403, 403, 403, 404, 404], BODY),
  previewSchool: wide('POST', '/schools/north/preview', [422, 403, 403, 403, 404, 404], BODY),
  putCalendar: wide('PUT', '/calendars/calendar', [422, 403, 403, 403, 404, 404], BODY),
  previewCalendar: wide(
    'POST',
    '/calendars/calendar/preview',
    [422, 403, 403, 403, 404, 404],
    BODY,
  ),
  putStaff: wide('PUT', '/staff/south-teacher', [422, 403, 403, 403, 404, 404], BODY),
  putStudent: wide('PUT', '/students/cato', [403, 403, 403, 403, 404, 404], BODY),
  takeAbsences: wide('POST', '/absences', [403, 422, 422, 403, 422, 422], BODY),
  takeAbsencesCsv: wide('POST', '/absences/csv', [403, 422, 422, 403, 422, 422], {
    text: ['text/csv', 'no;columns'],
  }),
  deleteAbsence: wide('DELETE', '/absences/unknown', [403, 404, 404, 403, 404, 404]),
  takeOneRoster: wide('POST', '/roster/oneroster', [403, 403, 403, 403, 422, 422], {
    text: ['application/zip', 'no zip'],
  }),
  listEmergencyAccess: wide('GET', '/break-glass', [200, 200, 403, 403, 403, 403]),
  reviewEmergencyAccess: wide(
    'POST',
    `/break-glass/${NONE}/review`,
    [404, 404, 403, 403, 403, 403],
    BODY,
  ),
  listClients: wide('GET', '/clients', [200, 403, 403, 403, 200, 200]),
  getClient: wide('GET', '/clients/app', [200, 403, 403, 403, 200, 404]),
  putClient: wide('PUT', '/clients/app', [422, 403, 403, 403, 422, 404], BODY),
  deleteClient: wide('DELETE', '/clients/unknown', [404, 403, 403, 403, 404, 404]),
  listSources: wide('GET', '/sources', [200, 403, 403, 403, 200, 200]),
  getSource: wide('GET', '/sources/unknown', [404, 403, 403, 403, 404, 404]),
  putSource: wide('PUT', '/sources/unknown', [422, 403, 403, 403, 422, 422], BODY),
  endSource: wide('DELETE', '/sources/unknown', [404, 403, 403, 403, 404, 404]),
  listSourceRuns: wide('GET', '/sources/unknown/runs', [404, 403, 403, 403, 404, 404]),
  startSourceRun: wide('POST', '/sources/unknown/runs', [404, 403, 403, 403, 404, 404], BODY),
  getSourceRun: wide('GET', `/sources/unknown/runs/${NONE}`, [404, 403, 403, 403, 404, 404]),
  listEvents: wide('GET', '/events', [403, 403, 403, 403, 200, 200]),
  createWebhook: wide('POST', '/webhooks', [403, 403, 403, 403, 422, 422], BODY),
  listWebhooks: wide('GET', '/webhooks', [403, 403, 403, 403, 200, 200]),
  getWebhook: wide('GET', `/webhooks/${NONE}`, [403, 403, 403, 403, 404, 404]),
  endWebhook: wide('DELETE', `/webhooks/${NONE}`, [403, 403, 403, 403, 404, 404]),
  rotateWebhookSecret: wide('POST', `/webhooks/${NONE}/rotate`, [403, 403, 403, 403, 404, 404]),
  testWebhook: wide('POST', `/webhooks/${NONE}/test`, [403, 403, 403, 403, 404, 404]),
  listDeliveries: wide('GET', `/webhooks/${NONE}/deliveries`, [403, 403, 403, 403, 404, 404]),
  replayDelivery: wide(
    'POST',
    `/webhooks/${NONE}/deliveries/${NONE}/replay`,
    [403, 403, 403, 403, 404, 404],
  ),
};

/** Calls whose answer everybody gets, and which differ in what stands in it; tried by themselves. */
export const LISTS = ['listCases', 'searchCases', 'reportConcern', 'putStudentBlocks'] as const;

/** Tells the status that a call about a case has for somebody. */
export function statusOf(operation: string, situation: Situation, knocker: Knocker): number {
  const row = CASE_CALLS[operation];
  if (!row) throw new Error(`No row for ${operation}`);
  const expected = typeof row.statuses === 'function' ? row.statuses(situation) : row.statuses;
  // The named leader of a protected address has the coordinator’s place too, which changes no status here.
  return expected[standOf(situation, knocker)];
}

/** Tells the status that a call beyond cases has for somebody. */
export function wideStatusOf(operation: string, knocker: Knocker): number {
  const row = WIDE_CALLS[operation];
  if (!row) throw new Error(`No row for ${operation}`);
  return row.statuses[kindOf(knocker)];
}

function kindOf(knocker: Knocker): Kind {
  if (knocker === 'app' || knocker === 'north-app') return knocker;
  if (knocker === 'municipal-administrator-1') return 'administrator';
  if (knocker.includes('leader')) return 'leader';
  return /teacher|colleague|subject|coordinator/.test(knocker) ? 'registering' : 'other';
}
