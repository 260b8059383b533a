import { givenStudent } from '../../support/given-roster.js';
import { givenAddresses, type Given } from './addresses.js';
import { givenAgenda } from './given-agenda.js';
import { givenCases } from './given-cases.js';
import type { TestPages } from './start-test-pages.js';

const CAST = {
  leader: 'north-leader',
  teacher: 'north-teacher',
  colleague: 'north-colleague',
  students: { meeting: 'anna', drafting: 'bo', trial: 'eva', gate: 'filip' },
  planStartsOn: '2026-09-14',
};

/** Arranges what stands at every address, for the people of the tests' roster. */
export async function givenEveryAddress(pages: TestPages): Promise<Given> {
  await givenStudent(pages.db, { id: 'eva', birthDate: '2013-05-02' });
  await givenStudent(pages.db, { id: 'filip', birthDate: '2013-06-02' });
  const cases = await givenCases(pages, CAST);
  const agenda = await givenAgenda(pages);
  const names = { calendar: 'calendar', school: 'north' };
  return givenAddresses(pages, { cases, agenda, cast: CAST, ...names });
}
