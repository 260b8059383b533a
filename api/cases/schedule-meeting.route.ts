import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { meetingKindField, participantsField, summaryField, textField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { kindOfBody } from './meeting-kind.js';
import { resolveParticipants } from './resolve-people.js';

const body = z.strictObject({
  kind: meetingKindField,
  scheduledFor: instantField,
  place: textField.optional(),
  participants: participantsField.optional(),
  ...summaryField,
});

/** Schedules a meeting; one of its kind that is open is moved. @guide Trinn 2; Trinn 4; Tverrfaglige møter */
export const scheduleMeetingRoute = commandRoute({
  command: 'schedule-meeting',
  kind: (_case, { looseBody }) => kindOfBody(looseBody),
  path: '/cases/:caseId/meetings',
  operationId: 'scheduleMeeting',
  summary: 'Schedule a meeting',
  description: 'At most one meeting of a kind is open: scheduling again moves it.',
  body,
  makes: 'meetingId',
  async build({ deps, case: c }, { kind, scheduledFor, place, participants, summary }) {
    const people = await resolveParticipants(deps.db, c, participants);
    return {
      command: {
        type: 'schedule-meeting',
        change: 'schedule',
        meetingId: randomUUID(),
        kind,
        scheduledFor,
        participants: people.participants,
      },
      text: { summary, place, externals: people.externals },
    };
  },
});
