import type { CaseWorld } from './case-world.js';

/** Closes what earlier tests left open: a student has at most one open case. */
export async function closeOpenCases(world: CaseWorld): Promise<void> {
  const open = await world.db.concernCase.findMany({ where: { closedAt: null } });
  for (const { id, schoolId } of open) {
    const { sourceId } = await world.db.school.findUniqueOrThrow({ where: { id: schoolId } });
    const reason = { reason: 'registered-in-error' };
    await world.send('POST', `/cases/${id}/closure`, { as: `${sourceId}-leader` }, reason);
  }
}
