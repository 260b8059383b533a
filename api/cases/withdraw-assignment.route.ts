import { commandRoute } from './command-route.js';

/** Declines a handover that one was asked to accept, or withdraws an assignment. */
export const withdrawAssignmentRoute = commandRoute({
  command: 'assign',
  method: 'delete',
  path: '/cases/:caseId/assignments/:assignmentId',
  operationId: 'withdrawAssignment',
  summary: 'Decline or withdraw an assignment',
  build: ({ params }) => ({
    command: {
      type: 'assign',
      change: 'withdraw',
      assignmentId: params.assignmentId,
      role: null,
      staffId: null,
      from: null,
      to: null,
      schoolId: null,
      setting: null,
    },
  }),
});
