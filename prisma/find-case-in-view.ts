import type { ConcernCase, CaseSetting } from '../domain/case.js';
import type { Instant } from '../domain/local-time.js';
import type { CaseInView } from '../domain/who-sees.js';
import { foretellSetting, settingOf, type SettingColumns } from './kept-settings.js';
import { openPending } from './open-pending.js';
import type { Database, Transaction } from './connect.js';

/** Holds a case as it stands in the database, with what is needed to tell who sees it. */
export interface StoredCase {
  caseNumber: string;
  guideVersion: string;
  /** Allotted with the request that raised it, but not yet opened by the engine. */
  pending: boolean;
  view: CaseInView;
}

interface Row extends SettingColumns {
  case_number: string;
  guide_version: string;
  state: ConcernCase;
  contact_teacher_id: string | null;
  is_protected: boolean;
}

/** Finds a case by its id; undefined when there is none, or none yet because the guide's minutes of grace still run. */
export async function findCaseInView(
  db: Database | Transaction,
  caseId: string,
  now: Instant,
): Promise<StoredCase | undefined> {
  const foretold = foretellSetting(caseId);
  const [row] = await db.$queryRaw<Row[]>`
    select c.case_number, c.guide_version, c.state, c.setting_digest,
           case when c.setting_digest <> ${foretold.digest} then c.setting end as setting,
           s.contact_teacher_id, s.protected_address is not null as is_protected
    from concern_case c join student s on s.id = c.student_id
    where c.id = ${caseId}::uuid`;
  if (row) {
    return {
      caseNumber: row.case_number,
      guideVersion: row.guide_version,
      pending: false,
      view: await viewOf(db, { ...row, setting: settingOf(caseId, row, foretold) }),
    };
  }
  const pending = await openPending(db, caseId, now);
  return pending && { ...pending, pending: true, view: await viewOf(db, pending) };
}

type Viewed = Pick<Row, 'state' | 'contact_teacher_id' | 'is_protected'> & { setting: CaseSetting };

async function viewOf(db: Database | Transaction, row: Viewed): Promise<CaseInView> {
  // A protection that the roster knows and the case has not yet been told of holds from now on.
  const protectedAddress = row.state.protectedAddress || row.is_protected;
  const state: ConcernCase = { ...row.state, protectedAddress };
  return {
    case: state,
    setting: row.setting,
    contactTeacherId: row.contact_teacher_id,
    named: protectedAddress
      ? await findNamedPeople(db, state.studentId, state.schoolId)
      : { leaderId: null, staffIds: [] },
  };
}

/**
 * Finds the named people of a student with a protected address: whom the roster names, and the one member of the school's leadership
 * (the first by source id whom the roster names, else the first of all).
 */
export async function findNamedPeople(
  db: Database | Transaction,
  studentId: string,
  schoolId: string,
): Promise<{ leaderId: string | null; staffIds: string[] }> {
  const [named, leaders] = await Promise.all([
    db.namedStaff.findMany({ where: { studentId }, select: { staffId: true } }),
    db.staff.findMany({
      where: { active: true, roles: { some: { role: 'school-leadership', schoolId } } },
      orderBy: { sourceId: 'asc' },
      select: { id: true },
    }),
  ]);
  const staffIds = named.map((n) => n.staffId);
  const leader = leaders.find(({ id }) => staffIds.includes(id)) ?? leaders[0];
  return { leaderId: leader?.id ?? null, staffIds };
}
