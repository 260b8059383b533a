import { z } from 'zod';
import { participantsField, summaryField, textField } from './body-fields.js';
import { instantField } from '../time-fields.js';
import { commandRoute } from './command-route.js';
import { kindOfMeeting } from './meeting-kind.js';
import { resolveParticipants } from './resolve-people.js';

const body = z
  .strictObject({
    scheduledFor: instantField.optional(),
    place: textField.optional(),
    participants: participantsField.optional(),
    ...summaryField,
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'required',
    path: ['scheduledFor'],
  });

/** Moves a meeting, or changes its place or who is to come. */
export const moveMeetingRoute = commandRoute({
  command: 'schedule-meeting',
  kind: kindOfMeeting,
  method: 'patch',
  path: '/cases/:caseId/meetings/:meetingId',
  operationId: 'moveMeeting',
  summary: 'Move a meeting',
  description: 'What is left out stays as it was.',
  body,
  async build({ deps, case: c, params }, { scheduledFor = null, place, participants, summary }) {
    const people = await resolveParticipants(deps.db, c, participants);
    return {
      command: {
        type: 'schedule-meeting',
        change: 'move',
        meetingId: params.meetingId,
        kind: null,
        scheduledFor,
        participants: people.participants,
      },
      text: { summary, place, externals: people.externals },
    };
  },
});
