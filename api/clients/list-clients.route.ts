import { z } from 'zod';
import { cutPage, pageFields } from '../cases/page.js';
import { defineRoute } from '../route.js';
import { clientAnswer, presentClient } from './client-body.js';
import { isWithinReach, requireRegistrar } from './guard-clients.js';

const listAnswer = z
  .object({ items: z.array(clientAnswer), nextCursor: z.string().nullable() })
  .meta({ id: 'ClientList' });

export const listClients = defineRoute({
  method: 'get',
  path: '/clients',
  operationId: 'listClients',
  summary: 'List the registered apps',
  description: 'By id. An app sees those that may no more than it may itself.',
  tags: ['Clients'],
  scopes: ['naervaer:roles.write'],
  access: { rule: 'clients' },
  query: z.object(pageFields),
  responses: { 200: { description: 'One page of apps', schema: listAnswer } },
  guard: ({ caller }) => {
    requireRegistrar(caller);
  },
  handle: async ({ deps, caller, query }) => {
    // A municipality has a handful of apps: what is out of reach is left out here.
    const all = await deps.db.apiClient.findMany();
    const found = all.filter((client) => isWithinReach(caller, client));
    const { page, nextCursor } = cutPage(found, query, ({ id }) => id);
    return { status: 200, body: { items: page.map(presentClient), nextCursor } };
  },
});
