import { randomUUID } from 'node:crypto';
import type { ConcernCase } from '../domain/case.js';
import { openMeetingOf } from '../domain/case-view.js';
import type { MeetingKind } from '../domain/codes.js';
import type { ApiRequest } from './call-api.js';
import type { Action } from './scenario-schema.js';

export type Body = Record<string, unknown>;
type Request = Pick<ApiRequest, 'method' | 'path'> & { body?: Body };

/** Holds what a command's path is found by: the case as it stands, if there is one, and who acts, by the program's own id. */
export interface Addressee {
  caseId: string;
  case: ConcernCase | undefined;
  actorId: string | undefined;
  body: Body;
}

/** Addresses each command as the API's table says; paths are below the case's. */
const REQUESTS: Readonly<Record<Exclude<Action, 'report-concern'>, (to: Addressee) => Request>> = {
  'log-call': ({ body }) => post('/calls', body),
  'schedule-meeting': scheduleMeeting,
  'hold-meeting': holdMeeting,
  'agree-plan': ({ body }) => post('/plans', body),
  'check-plan': (to) => post(`/plans/${newestPlan(to)}/checks`, to.body),
  'evaluate-plan': (to) => post(`/plans/${newestPlan(to)}/evaluation`, to.body),
  'record-consent': ({ body }) => post('/consents', body),
  'discuss-anonymously': ({ body }) => post('/consultations', body),
  'consult-ppa': ({ body }) => post('/consultations', body),
  'go-on-without-consent': ({ body }) => post('/without-consent', body),
  escalate: ({ body }) => post('/escalations', body),
  assign,
  extend: ({ body }) => post('/extensions', body),
  'report-no-show': ({ case: c, body }) => {
    const { kind, ...rest } = body;
    const meeting = findOpenMeeting(c, kind) ?? onlyOpenMeeting(c, kind);
    return post(`/meetings/${meeting?.id ?? randomUUID()}/no-show`, rest);
  },
  'accept-handover': (to) => post(`/assignments/${askedAssignment(to)}/acceptance`, to.body),
  'open-duty': ({ body }) => post('/duties', body),
  'progress-duty': progressDuty,
  'record-report': ({ body }) => post('/reports', body),
  close: ({ body }) => post('/closure', body),
};

/** Finds where and with what body a command goes. */
export function requestOf(action: Exclude<Action, 'report-concern'>, to: Addressee): Request {
  const { method, path, body } = REQUESTS[action](to);
  return { method, path: `/cases/${to.caseId}${path}`, ...(body && { body }) };
}

/** `cancel: true` cancels the open meeting of the kind; everything else is the API's own: a second one moves it. */
function scheduleMeeting({ case: c, body }: Addressee): Request {
  if (body['cancel'] !== true) return post('/meetings', body);
  const meeting = findOpenMeeting(c, body['kind']);
  return { method: 'DELETE', path: `/meetings/${meeting?.id ?? randomUUID()}` };
}

function holdMeeting({ case: c, body }: Addressee): Request {
  const { kind, ...rest } = body;
  const meeting = findOpenMeeting(c, kind);
  return meeting ? post(`/meetings/${meeting.id}/held`, rest) : post('/meetings/held', body);
}

/** `withdraw: true` declines what the actor was asked, or takes back the newest assignment that stands. */
function assign(to: Addressee): Request {
  if (to.body['withdraw'] !== true) return post('/assignments', to.body);
  return { method: 'DELETE', path: `/assignments/${askedAssignment(to)}` };
}

function progressDuty({ case: c, body }: Addressee): Request {
  const { kind, dutyId, ...rest } = body;
  const ofKind = c?.duties.filter((duty) => kind === undefined || duty.kind === kind) ?? [];
  const duty = ofKind.findLast(({ doneAt }) => doneAt === null) ?? ofKind.at(-1);
  const id = typeof dutyId === 'string' ? dutyId : (duty?.id ?? randomUUID());
  return post(`/duties/${encodeURIComponent(id)}/progress`, rest);
}

function askedAssignment({ case: c, actorId }: Addressee): string {
  const standing =
    c?.assignments.filter((a) => a.status === 'asked' || a.status === 'active') ?? [];
  const asked = standing.findLast((a) => a.status === 'asked' && a.staffId === actorId);
  return (asked ?? standing.at(-1))?.id ?? randomUUID();
}

function newestPlan({ case: c }: Addressee): number {
  return c?.plans.at(-1)?.number ?? 1;
}

function findOpenMeeting(c: ConcernCase | undefined, kind: unknown) {
  return c && typeof kind === 'string' ? openMeetingOf(c, kind as MeetingKind) : undefined;
}

function onlyOpenMeeting(c: ConcernCase | undefined, kind: unknown) {
  if (kind !== undefined) return undefined;
  return c?.meetings.findLast((m) => m.status === 'scheduled');
}

function post(path: string, body: Body): Request {
  return { method: 'POST', path, body };
}
