import { randomUUID } from 'node:crypto';
import type { MeetingKind } from '../../domain/codes.js';
import type { BuildContext } from './command-route.js';
import { commandRoute } from './command-route.js';
import { codesOf, heldBody, judgeHeld, textsOf, type HeldBody } from './held-body.js';
import { kindOfBody, kindOfMeeting } from './meeting-kind.js';
import type { Built } from './store-command.js';
import { resolveParticipants } from './resolve-people.js';

/** Records that a scheduled meeting was held, and what it decided. @guide Trinn 2; Trinn 5 */
export const holdMeetingRoute = commandRoute({
  command: 'hold-meeting',
  kind: kindOfMeeting,
  path: '/cases/:caseId/meetings/:meetingId/held',
  operationId: 'holdMeeting',
  summary: 'Record that a meeting was held',
  description:
    'Which fields are needed follows from the meeting’s kind. An evaluation is held by evaluating the plan.',
  body: heldBody,
  build: (ctx, held) =>
    buildHeld(ctx, held, { meetingId: ctx.params.meetingId, kind: kindOfMeeting(ctx.case, ctx) }),
});

/** Records a meeting that was never scheduled; one of its kind that is open is the one held. */
export const holdUnscheduledMeetingRoute = commandRoute({
  command: 'hold-meeting',
  kind: (_case, { looseBody }) => kindOfBody(looseBody),
  path: '/cases/:caseId/meetings/held',
  operationId: 'holdUnscheduledMeeting',
  summary: 'Record a meeting that was never scheduled',
  body: heldBody.required({ kind: true }),
  build: (ctx, held) => buildHeld(ctx, held, { meetingId: null, kind: held.kind }),
});

async function buildHeld(
  { deps, case: c, looseBody }: Pick<BuildContext<string>, 'deps' | 'case' | 'looseBody'>,
  held: HeldBody,
  { meetingId, kind }: { meetingId: string | null; kind: MeetingKind | undefined },
): Promise<Built> {
  judgeHeld(kind, looseBody);
  const people = await resolveParticipants(deps.db, c, held.participants);
  return {
    command: {
      type: 'hold-meeting',
      meetingId,
      kind: meetingId === null ? (kind ?? null) : null,
      newMeetingId: randomUUID(),
      heldAt: held.heldAt,
      participants: people.participants,
      ...codesOf(held),
    },
    text: { ...textsOf(held), externals: people.externals },
  };
}
