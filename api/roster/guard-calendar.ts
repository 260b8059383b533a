import type { GuardContext } from '../route.js';
import { requireOwner, requireRosterWriter } from './may-write-roster.js';

/** Lets through whoever may write this calendar, and answers whether it exists. */
export async function guardCalendar({
  deps,
  caller,
  params: { calendarId },
}: Pick<GuardContext, 'deps' | 'caller'> & { params: { calendarId: string } }): Promise<{
  exists: boolean;
}> {
  requireRosterWriter(caller, 'settings');
  const existing = await deps.db.calendar.findUnique({
    where: { sourceId: calendarId },
    select: { ownerClient: true },
  });
  requireOwner(caller, existing);
  return { exists: existing !== null };
}
