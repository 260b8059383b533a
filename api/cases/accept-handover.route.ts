import { z } from 'zod';
import { findSetting } from '../../prisma/find-setting.js';
import { summaryField } from './body-fields.js';
import { commandRoute } from './command-route.js';

/** Accepts a case that one was asked to take over, with its school where the case moves. */
export const acceptHandoverRoute = commandRoute({
  command: 'accept-handover',
  path: '/cases/:caseId/assignments/:assignmentId/acceptance',
  operationId: 'acceptHandover',
  summary: 'Accept a handover',
  body: z.strictObject(summaryField),
  async build({ deps, case: c, guarded, params: { assignmentId } }, { summary }) {
    const schoolId = c.assignments.find(({ id }) => id === assignmentId)?.schoolId ?? null;
    const setting =
      schoolId === null
        ? null
        : await findSetting(deps.db, schoolId, guarded.stored.view.setting.guide);
    return { command: { type: 'accept-handover', assignmentId, setting }, text: { summary } };
  },
});
