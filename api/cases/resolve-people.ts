import type { ConcernCase, Participant } from '../../domain/case.js';
import type { Database } from '../../prisma/connect.js';
import type { FieldError } from '../field-faults.js';
import { invalidRequest } from '../problems.js';
import type { ParticipantBody } from './body-fields.js';
import type { CommandText } from './command-text.js';

/** Finds an active person of the roster by the source's id; refuses the body at the pointer when there is none. */
export async function resolveStaff(
  db: Database,
  sourceId: string,
  pointer: string,
): Promise<string> {
  const staff = await db.staff.findUnique({
    where: { sourceId },
    select: { id: true, active: true },
  });
  if (!staff) throw invalidRequest([unknownId(pointer, sourceId)]);
  if (!staff.active)
    throw invalidRequest([{ pointer, fault: 'not-active', values: { id: sourceId } }]);
  return staff.id;
}

/** Finds a guardian of the case's student by the source's id, also one who has ended; refuses the body when there is none. */
export async function resolveGuardian(
  db: Database,
  { studentId }: Pick<ConcernCase, 'studentId'>,
  sourceId: string,
  pointer: string,
): Promise<string> {
  const guardian = await db.guardian.findUnique({
    where: { studentId_sourceId: { studentId, sourceId } },
    select: { id: true },
  });
  if (!guardian) throw invalidRequest([unknownId(pointer, sourceId)]);
  return guardian.id;
}

/** Turns a body's participants into the core's, with the names of those outside the roster apart; every unknown one is named. */
export async function resolveParticipants(
  db: Database,
  { studentId }: Pick<ConcernCase, 'studentId'>,
  bodies: readonly ParticipantBody[] | undefined,
): Promise<{
  participants: Participant[] | null;
  externals?: NonNullable<CommandText['externals']>;
}> {
  if (bodies === undefined) return { participants: null };
  const staffIds = bodies.flatMap((p) => ('staffId' in p ? [p.staffId] : []));
  const guardianIds = bodies.flatMap((p) => ('guardianId' in p ? [p.guardianId] : []));
  const select = { id: true, sourceId: true };
  const [staff, guardians] = await Promise.all([
    staffIds.length > 0
      ? db.staff.findMany({ where: { sourceId: { in: staffIds }, active: true }, select })
      : [],
    guardianIds.length > 0
      ? db.guardian.findMany({ where: { studentId, sourceId: { in: guardianIds } }, select })
      : [],
  ]);
  const idOf = (rows: { id: string; sourceId: string }[], sourceId: string) =>
    rows.find((row) => row.sourceId === sourceId)?.id;

  const faults: FieldError[] = [];
  const participants = bodies.map((body, index): Participant => {
    const missing = (field: string, sourceId: string) => {
      faults.push(unknownId(`/participants/${index}/${field}`, sourceId));
      return '';
    };
    if ('staffId' in body) {
      return {
        kind: 'staff',
        staffId: idOf(staff, body.staffId) ?? missing('staffId', body.staffId),
      };
    }
    if ('guardianId' in body) {
      const { guardianId } = body;
      return {
        kind: 'guardian',
        guardianId: idOf(guardians, guardianId) ?? missing('guardianId', guardianId),
      };
    }
    return 'student' in body ? { kind: 'student' } : { kind: 'external' };
  });
  if (faults.length > 0) throw invalidRequest(faults);
  return { participants, externals: bodies.flatMap((p) => ('name' in p ? [p] : [])) };
}

function unknownId(pointer: string, id: string): FieldError {
  return { pointer, fault: 'unknown-id', values: { id } };
}
