import { givenStudent } from '../../support/given-roster.js';
import type { TestPages } from './start-test-pages.js';

/** Sets a local meeting of the school north aside, with a case by name and one without consent, and answers its agenda's path. */
export async function givenAgenda(pages: TestPages, date = '2026-10-14'): Promise<string> {
  const { id: schoolId } = await pages.db.school.findUniqueOrThrow({
    where: { sourceId: 'north' },
  });
  await pages.db.localMeetingDate.create({
    data: { schoolId, date: new Date(`${date}T00:00:00Z`) },
  });
  await givenStudent(pages.db, { id: 'elin', birthDate: '2013-08-08' });
  // Old enough to consent alone.
  await givenStudent(pages.db, { id: 'gro', birthDate: '2010-02-01' });
  const teacher = await pages.logIn('north-teacher');
  const [named, anonymous] = [await pages.openCase('gro'), await pages.openCase('elin')];
  await teacher.fillIn(`/saker/${named}/record-consent`, {
    by: 'student',
    status: 'given',
    covers: ['local'],
    how: 'written',
    'recordedAt-date': '2026-09-14',
    'recordedAt-time': '10:00',
  });
  for (const caseId of [named, anonymous]) {
    await teacher.fillIn(`/saker/${caseId}/escalate`, { to: 'local', reason: 'Trenger råd' });
  }
  return `/moter/lokalt/${schoolId}/${date}`;
}
