import { randomUUID } from 'node:crypto';
import type { ConcernCase } from '../domain/case.js';
import type { Database } from '../prisma/connect.js';
import type { ApiAnswer, ApiRequest, CallApi } from './call-api.js';
import { requestOf, type Body } from './command-requests.js';
import type { ScenarioEvent } from './scenario-schema.js';
import type { Occurrence } from './story.js';
import { shiftBody } from './shift-body.js';
import type { TimeShift } from './time-shift.js';

/** Sends the commands of a scenario to the API; the same key again goes to the same place. */
export type SendCommand = (
  event: ScenarioEvent,
  warn: (line: string) => void,
) => Promise<Occurrence>;

interface Addressed {
  request: Pick<ApiRequest, 'method' | 'path' | 'body'>;
  body: Body;
}

/** Sends a key's next body where its first one went: what that path said for the body is left out of this one too. */
function sendAgain({ request, body: first }: Addressed, body: Body): Addressed['request'] {
  const { method, path, body: sent } = request;
  if (!sent) return { method, path };
  const inPath = (name: string) => name in first && !(name in (sent as Body));
  const kept = Object.entries(body).filter(([name]) => !inPath(name));
  return { method, path, body: Object.fromEntries(kept) };
}

/** Makes the sender of a scenario's commands. */
export function createCommandSender(deps: {
  db: Database;
  callApi: CallApi;
  shift: TimeShift;
}): SendCommand {
  const { db, callApi, shift } = deps;
  const firstOfKey = new Map<string, Addressed>();

  async function send(event: ScenarioEvent): Promise<ApiAnswer> {
    const { as, key, case: studentId = '', do: action = 'log-call' } = event;
    const actingStaff = as === 'system' ? undefined : as;
    const body = shiftBody(event.with ?? {}, shift) as Body;
    if (action === 'report-concern') {
      return callApi({
        method: 'POST',
        path: '/cases',
        body: { studentId, ...body },
        actingStaff,
        key,
      });
    }
    const { caseId, case: c } = await findCase(db, studentId);
    const actor = await db.staff.findUnique({ where: { sourceId: actingStaff ?? '' } });
    const request = requestOf(action, { caseId, case: c, actorId: actor?.id, body });
    const first = key && firstOfKey.get(`${as}/${studentId}/${action}/${key}`);
    if (first) return callApi({ ...sendAgain(first, body), actingStaff, key });
    if (key) firstOfKey.set(`${as}/${studentId}/${action}/${key}`, { request, body });
    return callApi({ ...request, actingStaff, key });
  }

  return async (event, warn) => {
    const answer = await send(event);
    const { at, case: student = '', do: action = 'log-call' } = event;
    const caseNumber = await findCaseNumber(db, student);
    if (answer.taken) return { at, type: 'accepted', student, caseNumber, do: action };
    const { status, problem, detail } = answer;
    // Mostly the scenario's own fault, and the story cannot say where.
    if (problem === 'invalid-request') warn(`${at} ${action}: ${detail}`);
    return { at, type: 'rejected', student, caseNumber, do: action, status, problem };
  };
}

async function findCaseNumber(db: Database, studentSourceId: string): Promise<string | undefined> {
  const newest = await db.concernCase.findFirst({
    where: { studentId: await findStudentId(db, studentSourceId) },
    orderBy: { openedAt: 'desc' },
  });
  return newest?.caseNumber;
}

async function findStudentId(db: Database, sourceId: string): Promise<string> {
  const student = await db.student.findUnique({ where: { sourceId } });
  return student?.id ?? randomUUID();
}

/** Finds the student's open case, else the newest; a student without one gets an id that no case has. */
async function findCase(
  db: Database,
  studentSourceId: string,
): Promise<{ caseId: string; case: ConcernCase | undefined }> {
  const allotments = await db.caseAllotment.findMany({
    where: { studentId: await findStudentId(db, studentSourceId) },
    orderBy: { allottedAt: 'desc' },
  });
  const rows = await db.concernCase.findMany({
    where: { id: { in: allotments.map(({ caseId }) => caseId) } },
  });
  const isCase = (caseId: string) => rows.some(({ id }) => id === caseId);
  const allotment =
    allotments.find(({ endedAt }) => endedAt === null) ?? allotments.find((a) => isCase(a.caseId));
  const caseId = allotment?.caseId ?? randomUUID();
  const row = rows.find(({ id }) => id === caseId);
  return { caseId, case: row && (row.state as unknown as ConcernCase) };
}
