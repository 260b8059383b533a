import pg from 'pg';
import { dateOf, addDays } from '../../domain/local-time.js';
import { addSchoolDays } from '../../domain/school-days.js';
import type { Stack } from '../../embedded/stack.js';
import { loadGuide } from '../../guide/load-guide.js';
import { connectDatabase } from '../../prisma/connect.js';
import { findSetting } from '../../prisma/find-setting.js';
import { givenAddresses, type Given } from '../../test/web/support/addresses.js';
import { createBrowserless } from '../../test/web/support/browserless.js';
import { givenCases, momentFields, send, type Stage } from '../../test/web/support/given-cases.js';
import { paths } from '../../web/paths.js';
import type { Naervaer } from '../naervaer.js';

/** Who plays where the tests' people do. */
const STAFF = {
  leader: 'school-1-leadership',
  teacher: 'school-1-teacher-1',
  colleague: 'school-1-teacher-2',
};

/** Holds a case of each kind, which the engine opened and people brought forward by the pages' forms, and all that pages are looked at by. */
export interface Templates {
  opened: string;
  meeting: string;
  drafting: string;
  trial: string;
  gate: string;
  local: string;
  central: string;
  given: Given;
}

/** Brings a case a kind to where it is copied from. */
export async function bringTemplates(stack: Stack, ours: Naervaer): Promise<Templates> {
  const db = connectDatabase(stack.databaseUrl, { poolSize: 2 });
  try {
    const now = new Date().toISOString();
    const stage: Stage = {
      db,
      time: {
        get now() {
          return new Date().toISOString();
        },
      },
      logIn: (staffId) => logInAt(stack.apiUrl, staffId),
      openCase: async (student) => (await ours.register([student]))[0] ?? 'no case',
    };
    const [opened = '', meeting = '', drafting = '', trial = '', gate = '', ...old] =
      await ours.addStudents(7);
    await addGuardians(stack.databaseUrl, [meeting, drafting, trial, gate]);
    const school = await db.school.findUniqueOrThrow({ where: { sourceId: 'school-1' } });
    const { calendar } = await findSetting(db, school.id, loadGuide().rules);
    const cast = {
      ...STAFF,
      students: { meeting, drafting, trial, gate },
      planStartsOn: addSchoolDays(calendar, addDays(dateOf(now), -1), 1),
    };
    const cases = await givenCases(stage, cast);
    const next = await db.localMeetingDate.findFirstOrThrow({
      where: { schoolId: school.id, date: { gte: new Date(dateOf(now)) } },
      orderBy: { date: 'asc' },
    });
    const agenda = paths.localAgenda(school.id, next.date.toISOString().slice(0, 10));
    const [local, central] = [
      await lift(stage, old[0] ?? '', 'local'),
      await lift(stage, old[1] ?? '', 'central'),
    ];
    const names = { calendar: 'calendar-1', school: 'school-1' };
    return {
      opened: await stage.openCase(opened),
      ...{ meeting: cases.meeting.id, drafting: cases.drafting.id },
      ...{ trial: cases.trial.id, gate: cases.gate.id, local, central },
      given: await givenAddresses(stage, { cases, agenda, cast, ...names }),
    };
  } finally {
    await db.$disconnect();
  }
}

/** Logs somebody of the seed in at the stack's own provider. */
export async function logInAt(apiUrl: string, staffId: string) {
  const browser = createBrowserless(apiUrl);
  const form = await browser.get(paths.tasks());
  const { status } = await browser.post(form.url, { staffId, password: 'demo' });
  if (status !== 200) throw new Error(`${staffId} could not log in: ${status}`);
  return browser;
}

/** Lifts the case of a student who is old enough to consent alone. */
async function lift(stage: Stage, student: string, to: 'local' | 'central'): Promise<string> {
  await stage.db.student.update({
    where: { sourceId: student },
    data: { birthDate: new Date('2010-02-01') },
  });
  const caseId = await stage.openCase(student);
  const leader = await stage.logIn(STAFF.leader);
  await send(leader, caseId, 'record-consent', {
    ...{ by: 'student', status: 'given', covers: to, how: 'written' },
    ...momentFields('recordedAt', stage.time.now),
  });
  const reason = 'Det blir raskt verre';
  await send(leader, caseId, 'escalate', { to, rapidDecline: 'yes', reason });
  return caseId;
}

async function addGuardians(databaseUrl: string, students: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const add = `insert into guardian (id, student_id, source_id, name, parental_responsibility)
     select gen_random_uuid(), s.id, s.source_id || '-' || who, 'Foresatt ' || who, true
     from student s, unnest(array['mor', 'far']) who where s.source_id = any ($1)`;
  await owner.query(add, [students]).finally(() => owner.end());
}
