import { defineRoute } from '../route.js';
import { getReachableClient, requireRegistrar } from './guard-clients.js';

export const deleteClient = defineRoute({
  method: 'delete',
  path: '/clients/:clientId',
  operationId: 'deleteClient',
  summary: 'Take an app out of the register',
  description: 'It is shut out from its next call. What it has sent stays.',
  tags: ['Clients'],
  scopes: ['naervaer:roles.write'],
  access: { rule: 'clients' },
  responses: { 204: { description: 'The app is not registered any more' } },
  guard: ({ caller }) => {
    requireRegistrar(caller);
  },
  handle: async ({ deps, caller, params, idempotency }) => {
    const { id } = await getReachableClient(deps, caller, params.clientId);
    const answer = { status: 204 as const };
    await deps.db.$transaction(async (tx) => {
      await tx.apiClient.deleteMany({ where: { id } });
      await idempotency.keepAnswer(tx, answer);
    });
    return answer;
  },
});
