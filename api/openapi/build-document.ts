import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z, type ZodObject } from 'zod';
import { SCOPES } from '../auth/caller.js';
import { PROBLEM_TEXTS } from '../problem-texts.js';
import { PROBLEMS, type ProblemName } from '../problems.js';
import type { Route } from '../route.js';
import { groupBy } from '../group-by.js';
import { discoverySchema, problemSchema } from './document-schemas.js';

export const API_NAME = 'Nærvær';
export const API_VERSION = '1.0.0';

const EVERY_ROUTE: readonly ProblemName[] = [
  'not-authenticated',
  'not-allowed',
  'not-found',
  'too-many-requests',
  'internal-error',
  'temporarily-unavailable',
];
const EVERY_BODY: readonly ProblemName[] = [
  'malformed-request',
  'too-large',
  'unsupported-media-type',
  'invalid-request',
];
const EVERY_KEY: readonly ProblemName[] = [
  'malformed-request',
  'request-in-progress',
  'idempotency-key-reused',
];

/** Builds the OpenAPI 3.1 document from the routes themselves. */
export function buildDocument(routes: readonly Route[], base: string, issuer: string) {
  const registry = new OpenAPIRegistry();
  const security = registry.registerComponent('securitySchemes', 'oidc', {
    type: 'openIdConnect',
    openIdConnectUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    description: `Client credentials for apps (scopes ${SCOPES.join(', ')}); code flow with PKCE for staff, whose roles come from the roster.`,
  });
  registry.registerPath(discoveryPath(base));
  for (const route of routes) {
    registry.registerPath({
      method: route.method,
      path: base + route.path.replace(/:(\w+)/g, '{$1}'),
      operationId: route.operationId,
      summary: route.summary,
      ...(route.description && { description: route.description }),
      tags: [...route.tags],
      security: route.scopes.map((scope) => ({ [security.name]: [scope] })),
      request: requestOf(route),
      responses: { ...answersOf(route), ...problemsOf(route) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: API_NAME,
      version: API_VERSION,
      description:
        'Follow-up of worrying school absence: rosters and absence come in, concern cases are followed through.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
  });
}

function requestOf(route: Route): NonNullable<RouteConfig['request']> {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const isKeyed = route.method === 'post' || route.method === 'patch' || route.method === 'delete';
  const headers = z.object({
    'X-Acting-Staff': z.string().optional().describe('The staff id of the person an app acts for.'),
    ...(isKeyed && {
      'Idempotency-Key': z
        .string()
        .min(1)
        .max(255)
        .optional()
        .describe('The same key answers again with the first answer.'),
    }),
  });
  const { bodyMediaType = 'application/json' } = route;
  const schema = route.body ?? (route.bodyMediaType ? z.string() : undefined);
  const content = schema && { [bodyMediaType]: { schema } };
  return {
    headers,
    ...(names.length > 0 && {
      params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
    }),
    ...(route.query && { query: route.query as unknown as ZodObject }),
    ...(content && { body: { content, required: true } }),
  };
}

function answersOf(route: Route): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, schema }]) => [
      status,
      { description, ...(schema && { content: { 'application/json': { schema } } }) },
    ]),
  );
}

function problemsOf(route: Route): RouteConfig['responses'] {
  const names = new Set<ProblemName>([
    ...EVERY_ROUTE,
    ...(route.body || route.bodyMediaType ? EVERY_BODY : []),
    ...(route.query ? (['invalid-request'] as const) : []),
    ...(['post', 'patch', 'delete'].includes(route.method) ? EVERY_KEY : []),
    ...(route.problems ?? []),
  ]);
  const byStatus = groupBy(names, (name) => PROBLEMS[name].status);
  return Object.fromEntries(
    byStatus.map(([status, several]) => [
      status,
      {
        description: several
          .map((name) => `\`${name}\`: ${PROBLEM_TEXTS[name].title.en}`)
          .join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

function discoveryPath(base: string): RouteConfig {
  return {
    method: 'get',
    path: base,
    operationId: 'discover',
    summary: 'Tells where everything is; open to all',
    tags: ['discovery'],
    security: [],
    responses: {
      200: {
        description: 'Where everything is',
        content: { 'application/json': { schema: discoverySchema } },
      },
    },
  };
}
