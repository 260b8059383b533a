import type { ConcernCase } from '../../domain/case.js';
import { MEETING_KINDS, type MeetingKind } from '../../domain/codes.js';

/** Tells the kind of the meeting that the path names; undefined when the case has no such meeting. */
export function kindOfMeeting(
  c: ConcernCase,
  { params }: { params: Readonly<Record<string, string>> },
): MeetingKind | undefined {
  return c.meetings.find((meeting) => meeting.id === params.meetingId)?.kind;
}

/** Tells the kind that a body not yet judged asks for; undefined when it names none. */
export function kindOfBody(looseBody: unknown): MeetingKind | undefined {
  const kind: unknown = (looseBody as { kind?: unknown } | null | undefined)?.kind;
  return MEETING_KINDS.find((known) => known === kind);
}
