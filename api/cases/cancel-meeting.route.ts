import { commandRoute } from './command-route.js';
import { kindOfMeeting } from './meeting-kind.js';

/** Cancels a meeting; due is the default again. */
export const cancelMeetingRoute = commandRoute({
  command: 'schedule-meeting',
  kind: kindOfMeeting,
  method: 'delete',
  path: '/cases/:caseId/meetings/:meetingId',
  operationId: 'cancelMeeting',
  summary: 'Cancel a meeting',
  build: ({ params }) => ({
    command: {
      type: 'schedule-meeting',
      change: 'cancel',
      meetingId: params.meetingId,
      kind: null,
      scheduledFor: null,
      participants: null,
    },
  }),
});
