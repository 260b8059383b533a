import { problem } from '../problems.js';
import { checkPathId } from '../roster/source-id.js';
import { defineRoute } from '../route.js';
import { clientAnswer, clientBody, presentClient } from './client-body.js';
import { isWithinReach, requireRegistrar } from './guard-clients.js';

export const putClient = defineRoute({
  method: 'put',
  path: '/clients/:clientId',
  operationId: 'putClient',
  summary: 'Register an app',
  description:
    'Says for which schools an app may call, and in which roles it may act for people (`X-Acting-Staff`). Its scopes are the issuer’s matter. Holds from the app’s next call; `active: false` shuts it out. An app can give no more than it has itself.',
  tags: ['Clients'],
  scopes: ['naervaer:roles.write'],
  access: { rule: 'clients' },
  body: clientBody,
  responses: {
    200: { description: 'The app as registered', schema: clientAnswer },
    201: { description: 'The app is new', schema: clientAnswer },
  },
  guard: async ({ deps, caller, params: { clientId } }) => {
    requireRegistrar(caller);
    const before = await deps.db.apiClient.findUnique({ where: { id: clientId } });
    if (before && !isWithinReach(caller, before)) throw problem('not-found');
    return before;
  },
  handle: async ({ deps, caller, params: { clientId }, guarded: before }, body) => {
    checkPathId('clientId', clientId);
    if (!isWithinReach(caller, body)) throw problem('not-allowed');
    const stored = await deps.db.apiClient.upsert({
      where: { id: clientId },
      create: { id: clientId, ...body },
      update: body,
    });
    return { status: before ? 200 : 201, body: presentClient(stored) };
  },
});
