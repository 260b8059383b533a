import { openMeetingOf } from '../../domain/case-view.js';
import type { ConcernCase } from '../../domain/case.js';
import type { ScheduleMeeting } from '../../domain/commands.js';
import type { Database } from '../../prisma/connect.js';

/** Finds what a command made, as its answer names it: also for one that an earlier try of the same request stored. */
export async function findMade(
  db: Database,
  c: ConcernCase,
  commandId: string,
  makes: 'meetingId' | 'planNumber',
): Promise<{ meetingId: string } | { planNumber: number | null }> {
  if (makes === 'planNumber') return { planNumber: c.plans.at(-1)?.number ?? null };
  const stored = await db.inboxCommand.findUniqueOrThrow({ where: { id: commandId } });
  const { meetingId, kind } = stored.payload as unknown as ScheduleMeeting;
  // Scheduling a kind that is open already moved that meeting, which keeps its id.
  const isMade = kind === null || c.meetings.some((m) => m.id === meetingId);
  return { meetingId: isMade ? meetingId : (openMeetingOf(c, kind)?.id ?? meetingId) };
}
