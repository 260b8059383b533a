import { logAccess } from '../../api/cases/log-access.js';
import { getLogReader, type LogReader } from '../../api/cases/get-student-access-log.route.js';
import { getCaseFor, isCaseId } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import { asProgram } from '../../prisma/scope.js';
import type { PageContext } from '../define-page.js';

/** Holds whose log is read: one case's, or that of all of a student's cases, as far as the reader comes. */
export interface LogSubject extends LogReader {
  studentId: string;
  isOfStudent: boolean;
  /** By our own ids. */
  caseNumbers: ReadonlyMap<string, string>;
}

type Asked = Pick<PageContext, 'deps' | 'caller' | 'now'>;

/** Gets the log's subject for a case; throws as the API does where its log is out of reach. */
export async function getCaseSubject(ctx: Asked, caseId: string): Promise<LogSubject> {
  const wish = { action: 'access-log', now: ctx.now } as const;
  const { relation, stored } = await getCaseFor(ctx.deps, ctx.caller, caseId, wish);
  const { id, studentId } = stored.view.case;
  const caseNumbers = new Map([[id, stored.caseNumber]]);
  return { relation, caseIds: [id], studentId, isOfStudent: false, caseNumbers };
}

/** Gets the log's subject for a student, by our own id; throws not-found for one who is out of reach. */
export async function getStudentSubject(
  { deps: { db }, caller }: Asked,
  studentId: string,
): Promise<LogSubject> {
  // Whose path it is, the program knows; whether the caller may know of it, says the next line.
  const student = isCaseId(studentId)
    ? await asProgram(() => db.student.findUnique({ where: { id: studentId } }))
    : null;
  if (!student) throw problem('not-found');
  const reader = await getLogReader({ db }, caller, student.sourceId);
  const where = { caseId: { in: reader.caseIds } };
  // The officer sees the log of cases that they do not see.
  const found = await asProgram(() => db.caseAllotment.findMany({ where }));
  const caseNumbers = new Map(found.map(({ caseId, caseNumber }) => [caseId, caseNumber]));
  return { ...reader, studentId: student.id, isOfStudent: true, caseNumbers };
}

/** Writes down that the log of these cases was read. */
export function logReading({ deps, caller, now }: Asked, subject: LogSubject): Promise<void> {
  const { caseIds, relation } = subject;
  const line = { action: 'access-log', relation, result: 'allowed', now } as const;
  return logAccess(
    deps.db,
    caller,
    caseIds.map((caseId) => ({ ...line, caseId })),
  );
}
