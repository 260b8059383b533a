import { randomUUID } from 'node:crypto';
import { findUrlFault } from '../../events/receiver-url.js';
import { asProgram } from '../../prisma/scope.js';
import { placeOf, sealSecret } from '../../prisma/sealed-secrets.js';
import { toDateColumn } from '../../prisma/local-dates.js';
import { personOf } from '../auth/caller.js';
import { ownerOfSource } from '../feeds/source-caller.js';
import { invalidRequest, problem } from '../problems.js';
import { checkPathId } from '../roster/source-id.js';
import { defineRoute } from '../route.js';
import { requireSourceKeeper, WITH_LAST_RUN } from './get-source.js';
import { presentSource, sourceAnswer, sourceBody } from './source-body.js';

/** Registers where roster and absence are fetched from, or changes it. */
export const putSourceRoute = defineRoute({
  method: 'put',
  path: '/sources/:sourceId',
  operationId: 'putSource',
  summary: 'Register a OneRoster source',
  description:
    'Fetched from every `pollMinutes`. An app needs the scope `naervaer:absence.write` too. `clientSecret` is needed the first time; left out later, it stays. It is never answered. People and entries belong to the app that registers the source, or to the source itself where the administrator does. Another `baseUrl` begins from the start.',
  tags: ['Sources'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'sources' },
  body: sourceBody,
  responses: {
    200: { description: 'The source as registered', schema: sourceAnswer },
    201: { description: 'The source is new', schema: sourceAnswer },
  },
  guard: async ({ deps, caller, params: { sourceId } }) => {
    requireSourceKeeper(caller);
    // A source brings absence too, in the app's own name.
    const isApp = !personOf(caller) && caller.kind === 'client';
    if (isApp && !caller.scopes.has('naervaer:absence.write')) throw problem('not-allowed');
    const before = await deps.db.source.findUnique({ where: { sourceId } });
    const isOwn = personOf(caller) !== null || before?.ownerClient === caller.clientId;
    if (before && !isOwn) throw problem('not-found');
    return before;
  },
  async handle({ deps, caller, params: { sourceId }, guarded: before, now }, body) {
    checkPathId('sourceId', sourceId);
    for (const field of ['baseUrl', 'tokenUrl'] as const) {
      const fault = findUrlFault(body[field], deps.env.SOURCES_ALLOW_PRIVATE);
      if (fault) throw invalidRequest([{ pointer: `/${field}`, fault }]);
    }
    const id = before?.id ?? randomUUID();
    const clientSecret =
      body.clientSecret === undefined
        ? before?.clientSecret
        : sealSecret(deps.env.SECRET_KEYS, placeOf.source(id), body.clientSecret);
    if (clientSecret === undefined) {
      throw invalidRequest([{ pointer: '/clientSecret', fault: 'required' }]);
    }
    // The secret is for whom it was given to: it does not follow to another address.
    const isMoved =
      before !== null && (before.tokenUrl !== body.tokenUrl || before.baseUrl !== body.baseUrl);
    if (isMoved && body.clientSecret === undefined) {
      throw invalidRequest([{ pointer: '/clientSecret', fault: 'required' }]);
    }
    const { calendarId: named, historyBefore, scope, ...facts } = body;
    const calendar = await deps.db.calendar.findUnique({ where: { sourceId: named } });
    if (!calendar) {
      const values = { id: named };
      throw invalidRequest([{ pointer: '/calendarId', fault: 'unknown-id', values }]);
    }
    const data = {
      ...facts,
      clientSecret,
      scope: scope ?? null,
      calendarId: calendar.id,
      historyBefore: historyBefore ? toDateColumn(historyBefore) : null,
      ...(before?.baseUrl !== body.baseUrl && { watermarks: {} }),
    };
    const ownerClient = personOf(caller) ? ownerOfSource(id) : caller.clientId;
    const stored = await asProgram(() =>
      deps.db.source.upsert({
        where: { sourceId },
        create: { id, sourceId, ownerClient, createdAt: now, ...data },
        update: data,
        include: WITH_LAST_RUN,
      }),
    );
    return { status: before ? 200 : 201, body: presentSource(stored, named) };
  },
});
