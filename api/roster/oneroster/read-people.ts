import type { ZodType } from 'zod';
import { faultsOfZod } from '../../faults-of-zod.js';
import type { Locale } from '../../locale.js';
import type { StudentRow } from '../compare-students.js';
import { staffBody } from '../staff-body.js';
import type { StaffRow } from '../store-staff.js';
import { studentBody } from '../student-body.js';
import type { UserRow } from './find-people.js';
import type { RosterReport } from './roster-report.js';

interface Written {
  user: UserRow;
  body: unknown;
}

/** Judges members of staff by the very schema of the single call; what it refuses goes into the report. */
export function readStaffRows(
  written: readonly Written[],
  report: RosterReport,
  locale: Locale,
): StaffRow[] {
  return readRows(written, staffBody, report, locale);
}

/** Judges students by the very schema of the single call; what it refuses goes into the report. */
export function readStudentRows(
  written: readonly Written[],
  report: RosterReport,
  locale: Locale,
): StudentRow[] {
  return readRows(written, studentBody, report, locale);
}

function readRows<Body>(
  written: readonly Written[],
  schema: ZodType<Body>,
  report: RosterReport,
  locale: Locale,
): { sourceId: string; body: Body }[] {
  return written.flatMap(({ user: { sourcedId, line }, body }) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return [{ sourceId: sourcedId, body: parsed.data }];
    report.refuse('users', { line, sourcedId, faults: faultsOfZod(parsed.error, body) }, locale);
    return [];
  });
}
