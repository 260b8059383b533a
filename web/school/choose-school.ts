import { problem } from '../../api/problems.js';
import type { PageContext } from '../define-page.js';
import { ledSchoolIds } from '../settings/own-schools.js';

/** Holds a school as a person may choose it. */
export interface ChosenSchool {
  id: string;
  sourceId: string;
  name: string;
}

/** Finds the schools that a person leads or coordinates, and which of them the address names (the first, where it names none). */
export async function chooseSchool({
  deps,
  caller,
  query,
}: Pick<PageContext, 'deps' | 'caller' | 'query'>): Promise<{
  chosen: ChosenSchool;
  schools: ChosenSchool[];
}> {
  const schools = await deps.db.school.findMany({
    where: { id: { in: ledSchoolIds(caller) } },
    orderBy: { name: 'asc' },
    select: { id: true, sourceId: true, name: true },
  });
  const wanted = query.get('skole');
  const chosen = wanted === null ? schools[0] : schools.find((one) => one.sourceId === wanted);
  if (!chosen) throw problem('not-found');
  return { chosen, schools };
}
