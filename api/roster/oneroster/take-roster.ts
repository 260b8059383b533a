import type { Transaction } from '../../../prisma/connect.js';
import { MUNICIPALITY_OWNER } from '../../../prisma/municipality-owner.js';
import type { Deps } from '../../deps.js';
import { inTransaction } from '../../absence/in-transaction.js';
import { compareStaff, storeStaff, type StaffOptions } from '../store-staff.js';
import { compareStudents, findWholeStudents, type StudentOptions } from '../compare-students.js';
import { storeStudents } from '../store-students.js';
import { storeTellings, type StoredTelling, type Telling } from '../tell-cases.js';
import { tellingsOfLeavers } from '../tellings-of-leavers.js';
import { tellingsOfStudents } from '../tellings-of-students.js';
import { findHeldSchools } from './find-held-schools.js';
import { findPeople, type PeoplePage } from './find-people.js';
import { isActive, kindOfUser, staffBodyOf, studentBodyOf } from './people-bodies.js';
import { readStaffRows, readStudentRows } from './read-people.js';
import { createRosterReport, type RosterReport } from './roster-report.js';
import type { RosterTaking } from './roster-taking.js';
import { takeSchools } from './take-schools.js';

const PEOPLE_A_BATCH = 500;

export interface TakenRoster {
  report: RosterReport;
  told: StoredTelling[];
}

/**
 * Makes schools, staff and students of the rows that a source has sent, by the same code that the single calls store with: a batch
 * is a transaction, a row is whole or refused. May be called again at any time: what stands already is left alone.
 */
export async function takeRoster(
  deps: Pick<Deps, 'db' | 'guide' | 'desk'>,
  taking: RosterTaking,
): Promise<TakenRoster> {
  const report = createRosterReport();
  const held = await findHeldSchools(deps.db, taking);
  for (const { sourceId: sourcedId, ...values } of held) {
    const faults = [{ pointer: '/students', fault: 'too-many-leavers', values }] as const;
    report.refuse('orgs', { line: null, sourcedId, faults }, taking.locale);
  }
  const coming: Coming = {
    schools: new Set(),
    staff: new Set(),
    held: new Set(held.map(({ sourceId }) => sourceId)),
  };
  const told: StoredTelling[] = [];
  await takeSchools(deps, taking, report, coming.schools);
  // Staff first: students name their contact teachers.
  for (const kind of ['staff', 'student'] as const) {
    for (let after = ''; ;) {
      const page = await findPeople(deps.db, taking.rowsOf, after, PEOPLE_A_BATCH);
      const last = page.users.at(-1);
      if (!last) break;
      after = last.sourcedId;
      const take = kind === 'staff' ? takeStaff : takeStudents;
      told.push(...(await take(deps, page, taking, report, coming)));
      taking.onBatch?.(report);
    }
  }
  return { report, told };
}

interface Coming {
  schools: Set<string>;
  staff: Set<string>;
  /** Schools whose students are held back from becoming inactive. */
  held: ReadonlySet<string>;
}
type Taker = (
  deps: Pick<Deps, 'db' | 'guide' | 'desk'>,
  page: PeoplePage,
  taking: RosterTaking,
  report: RosterReport,
  coming: Coming,
) => Promise<StoredTelling[]>;

const takeStaff: Taker = async (deps, page, taking, report, coming) => {
  const users = page.users.filter(({ sourcedId }) => kindOfUser(page, sourcedId) === 'staff');
  const stored = await deps.db.staff.findMany({
    where: { sourceId: { in: users.map(({ sourcedId }) => sourcedId) } },
    select: { sourceId: true },
  });
  const known = new Set(stored.map(({ sourceId }) => sourceId));
  // Who has left before we ever heard of them is nothing to us.
  const wanted = users.filter((user) => !user.deleted || known.has(user.sourcedId));
  const bodies = wanted.map((user) => ({ user, body: staffBodyOf(page, user) }));
  const rows = readStaffRows(bodies, report, taking.locale);
  const options: StaffOptions = {
    owner: taking.owner,
    setsAllRoles: false,
    mayTouch: ({ ownerClient }) => isOwn(ownerClient, taking),
    allowsSchool: taking.allowsSchool,
    ...(taking.dryRun && { comingSchools: coming.schools }),
  };
  const work = async (tx: Transaction) => {
    const outcomes = await storeStaff(tx, rows, options);
    const tellings = await tellingsOfLeavers(tx, outcomes);
    return { outcomes, told: await tell(deps, tx, tellings, taking) };
  };
  const { outcomes, told } = taking.dryRun
    ? { outcomes: await compareStaff(deps.db, rows, options), told: [] }
    : await inTransaction(deps.db, work);
  for (const row of outcomes) {
    if (row.faults.length === 0) coming.staff.add(row.sourceId);
    report.add('staff', {
      ...row,
      line: lineOf(page, row.sourceId),
      ended: row.left,
      locale: taking.locale,
    });
  }
  return told;
};

const takeStudents: Taker = async (deps, page, taking, report, coming) => {
  const users = page.users.filter(({ sourcedId }) => kindOfUser(page, sourcedId) === 'student');
  const found = await findWholeStudents(
    deps.db,
    users.map(({ sourcedId }) => sourcedId),
  );
  const stored = new Map(found.map((student) => [student.sourceId, student]));
  const wanted = users.filter((user) => {
    const before = stored.get(user.sourcedId);
    const isHeld = before?.active === true && coming.held.has(before.school.sourceId);
    return before ? !isHeld || isActive(user) : !user.deleted;
  });
  const bodies = wanted.map((user) => ({
    user,
    body: studentBodyOf(page, user, stored.get(user.sourcedId)),
  }));
  const rows = readStudentRows(bodies, report, taking.locale);
  const options: StudentOptions = {
    owner: taking.owner,
    now: taking.now,
    guide: deps.guide.rules,
    allowsSchool: taking.allowsSchool,
    mayTouch: ({ ownerClient, schoolId }) =>
      isOwn(ownerClient, taking) && taking.allowsSchool(schoolId),
    ...(taking.dryRun && { coming }),
  };
  const work = async (tx: Transaction) => {
    const outcomes = await storeStudents(tx, rows, options);
    const context = { guide: deps.guide.rules, now: taking.now };
    const tellings = await tellingsOfStudents(tx, outcomes, context);
    return { outcomes, told: await tell(deps, tx, tellings, taking) };
  };
  const { outcomes, told } = taking.dryRun
    ? { outcomes: await compareStudents(deps.db, rows, options), told: [] }
    : await inTransaction(deps.db, work);
  for (const row of outcomes) {
    report.add('students', {
      ...row,
      line: lineOf(page, row.sourceId),
      created: row.before === null,
      ended: row.before?.active === true && !row.body.active,
      locale: taking.locale,
    });
  }
  return told;
};

function tell(
  deps: Pick<Deps, 'desk'>,
  tx: Transaction,
  tellings: readonly Telling[],
  { owner, now }: RosterTaking,
): Promise<StoredTelling[]> {
  return storeTellings(deps, tx, tellings, { clientId: owner, now });
}

function isOwn(ownerClient: string, { owner }: RosterTaking): boolean {
  return ownerClient === MUNICIPALITY_OWNER || ownerClient === owner;
}

function lineOf(page: PeoplePage, sourcedId: string): number | null {
  return page.users.find((user) => user.sourcedId === sourcedId)?.line ?? null;
}
