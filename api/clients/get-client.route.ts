import { defineRoute } from '../route.js';
import { clientAnswer, presentClient } from './client-body.js';
import { getReachableClient, requireRegistrar } from './guard-clients.js';

export const getClient = defineRoute({
  method: 'get',
  path: '/clients/:clientId',
  operationId: 'getClient',
  summary: 'Read how an app is registered',
  tags: ['Clients'],
  scopes: ['naervaer:roles.write'],
  access: { rule: 'clients' },
  responses: { 200: { description: 'The app as registered', schema: clientAnswer } },
  guard: ({ deps, caller, params }) => {
    requireRegistrar(caller);
    return getReachableClient(deps, caller, params.clientId);
  },
  handle: ({ guarded }) => ({ status: 200, body: presentClient(guarded) }),
});
