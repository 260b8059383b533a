import type { CaseSetting, ConcernCase } from '../../domain/case.js';
import type { Role, Template } from '../../domain/codes.js';
import type { MailData } from '../../domain/effects.js';
import type { Instant } from '../../domain/local-time.js';
import type { CaseInView, Person } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';
import type { OutboxMailWhereInput } from '../../prisma/generated/models/OutboxMail.js';

/** Holds an e-mail that waits to be sent. */
export interface WaitingMail {
  id: string;
  caseId: string | null;
  template: Template;
  toRoles: Role[];
  toStaffIds: string[];
  exceptStaffId: string | null;
  data: MailData;
  plannedAt: Instant;
  /** Every attempt was made and no server answered. */
  wasGivenUp: boolean;
}

/** Holds the case that an e-mail is about, as it stands now. */
export interface MailedCase {
  caseNumber: string;
  view: CaseInView;
}

/** Holds an active member of staff who may receive e-mail. */
export interface Addressee extends Person {
  sourceId: string;
  email: string;
  locale: string;
}

/** Holds everything that a round of sending looks at, as it stands in the database at its beginning. */
export interface MailRound {
  mails: WaitingMail[];
  cases: Map<string, MailedCase>;
  people: Addressee[];
}

// A round that catches up after an outage takes no more than this at once; the next round takes the rest.
const MOST_AT_ONCE = 500;
const GIVEN_UP_DAYS = 14;

/** Finds the waiting e-mails of these ids, in the order they were planned. */
export function findWaiting(db: Database, mailIds: string[]): Promise<WaitingMail[]> {
  return findMails(db, { id: { in: mailIds }, status: 'planned' });
}

/** Finds what an outage left behind: everything that waits, and what was given up because no server answered. */
export function findLeftBehind(db: Database, now: Instant): Promise<WaitingMail[]> {
  return findMails(db, { OR: [{ status: 'planned' }, givenUp(now)] });
}

/** Finds what was given up in the last two weeks because no server answered. */
export function findGivenUp(db: Database, now: Instant): Promise<WaitingMail[]> {
  return findMails(db, givenUp(now));
}

function givenUp(now: Instant) {
  const since = new Date(Date.parse(now) - GIVEN_UP_DAYS * 86_400_000);
  return { status: 'failed', reason: 'unreachable', plannedAt: { gt: since } };
}

/** Looks up the cases that the e-mails are about, and everybody who might receive one of them. */
export async function lookUpRound(db: Database, mails: WaitingMail[]): Promise<MailRound> {
  const cases = await findCases(db, [...new Set(mails.flatMap((m) => m.caseId ?? []))]);
  const people = await findPeople(db, mails, [...cases.values()]);
  for (const { view } of cases.values()) nameLeader(view, people);
  return { mails, cases, people };
}

async function findMails(db: Database, where: OutboxMailWhereInput): Promise<WaitingMail[]> {
  const rows = await db.outboxMail.findMany({
    where,
    orderBy: [{ plannedAt: 'asc' }, { id: 'asc' }],
    take: MOST_AT_ONCE,
  });
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    template: row.template as Template,
    toRoles: row.toRoles as Role[],
    toStaffIds: row.toStaffIds,
    exceptStaffId: row.exceptStaffId,
    data: row.data as MailData,
    plannedAt: row.plannedAt.toISOString(),
    wasGivenUp: row.status === 'failed',
  }));
}

interface CaseRow {
  id: string;
  case_number: string;
  state: ConcernCase;
  setting: CaseSetting;
  contact_teacher_id: string | null;
  is_protected: boolean;
  named: string[];
}

async function findCases(db: Database, caseIds: string[]): Promise<Map<string, MailedCase>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.$queryRaw<CaseRow[]>`
    select c.id, c.case_number, c.state, c.setting, s.contact_teacher_id,
           s.protected_address is not null as is_protected,
           array(select n.staff_id::text from named_staff n where n.student_id = s.id) as named
    from concern_case c join student s on s.id = c.student_id
    where c.id = any(${caseIds}::uuid[])`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        caseNumber: row.case_number,
        view: {
          // A protection that the roster knows and the case has not yet been told of holds from now on.
          case: {
            ...row.state,
            protectedAddress: row.state.protectedAddress || row.is_protected,
          },
          setting: row.setting,
          contactTeacherId: row.contact_teacher_id,
          named: { leaderId: null, staffIds: row.named },
        },
      },
    ]),
  );
}

async function findPeople(
  db: Database,
  mails: WaitingMail[],
  cases: MailedCase[],
): Promise<Addressee[]> {
  const roles = [...new Set([...mails.flatMap((m) => m.toRoles), 'school-leadership'])];
  const schools = [
    ...cases.map(({ view }) => view.case.schoolId),
    ...mails.flatMap((m) => m.data.schoolId ?? []),
  ];
  const ids = [
    ...mails.flatMap((m) => m.toStaffIds),
    ...cases.flatMap(({ view }) => [
      ...(view.case.holderId === null ? [] : [view.case.holderId]),
      ...view.case.assignments.map((a) => a.staffId),
    ]),
  ];
  const atThem = { OR: [{ schoolId: { in: [...new Set(schools)] } }, { schoolId: null }] };
  const rows = await db.staff.findMany({
    where: {
      active: true,
      OR: [
        { id: { in: [...new Set(ids)] } },
        { roles: { some: { role: { in: roles }, ...atThem } } },
      ],
    },
    include: { roles: { select: { role: true, schoolId: true } } },
    orderBy: { sourceId: 'asc' },
  });
  return rows.map(({ id, sourceId, email, locale, roles: held }) => ({
    staffId: id,
    sourceId,
    email,
    locale,
    roles: held.map(({ role, schoolId }) => ({ role: role as Role, schoolId })),
  }));
}

/** The one leader of a protected case: the first by source id whom the roster names, else the first of the school's. */
function nameLeader(view: CaseInView, people: Addressee[]): void {
  if (!view.case.protectedAddress) return;
  const leaders = people.filter((p) =>
    p.roles.some((r) => r.role === 'school-leadership' && r.schoolId === view.case.schoolId),
  );
  const leader = leaders.find((p) => view.named.staffIds.includes(p.staffId)) ?? leaders[0];
  view.named.leaderId = leader?.staffId ?? null;
}
