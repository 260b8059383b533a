import { z } from 'zod';
import { secretKeysField } from '../prisma/sealed-secrets.js';

const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

/** States every setting of the API process. The embedded start gives those without a default itself. */
export const apiEnvSchema = z
  .object({
    API_HOST: z.string().default('127.0.0.1'),
    API_PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(9464),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_POOL_SIZE: count(10),
    TEMPORAL_ADDRESS: z.string().min(1),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
    OIDC_AUDIENCE: z.string().default('naervaer'),
    /** Where given, apps' tokens come from here and people's from `OIDC_ISSUER`, and neither from the other. */
    APPS_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    APPS_AUDIENCE: z.string().optional(),
    /** Which claim of a person's token is the staff id of the roster, and of an app's the id it is registered by. */
    PERSON_CLAIM: z.string().default('sub'),
    APP_CLAIM: z.string().default('client_id'),
    /** What stands in a token before `case.read` and the other scopes. */
    SCOPE_PREFIX: z.string().default('naervaer:'),
    TOKEN_CLOCK_TOLERANCE_SECONDS: z.coerce.number().min(0).max(300).default(30),
    /** Where people's browsers find the staff pages. */
    APP_URL: z.url({ protocol: /^https?$/ }).optional(),
    PAGES_CLIENT_ID: z.string().default('naervaer-pages'),
    /** The staff pages' secret at the OpenID provider; without it and APP_URL the API has no pages. */
    PAGES_CLIENT_SECRET: z.string().min(1).optional(),
    /** Seals the secrets of webhooks and sources in the database: `NAME:KEY`, the newest first. */
    SECRET_KEYS: secretKeysField,
    GUIDE_DIR: z.string().default('guide/lillestrom'),
    /** How long a command waits for the engine before it is answered with 202. */
    COMMAND_WAIT_SECONDS: seconds(10),
    /** A bulk register sends 1000 entries a request: far below this. */
    RATE_LIMIT_REQUESTS: count(6000),
    RATE_LIMIT_WINDOW_SECONDS: seconds(60),
    JSON_LIMIT_BYTES: count(1024 * 1024),
    CSV_LIMIT_BYTES: count(5 * 1024 * 1024),
    /** Of the address and the headers of a request together. */
    HEADER_LIMIT_BYTES: count(16 * 1024),
    REQUEST_TIMEOUT_SECONDS: seconds(30),
    /** Sends also to plain HTTP and to private addresses: for the embedded default, never where children's data is real. */
    WEBHOOKS_ALLOW_PRIVATE: z.stringbool().default(false),
    /** Fetches also over plain HTTP and from private addresses: for a register that stands inside, and for the embedded default. */
    SOURCES_ALLOW_PRIVATE: z.stringbool().default(false),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .refine(({ OIDC_ISSUER, APPS_ISSUER }) => OIDC_ISSUER !== APPS_ISSUER, {
    path: ['APPS_ISSUER'],
    message: 'is OIDC_ISSUER; leave it out when one issuer serves both',
  });

export type ApiEnv = Readonly<z.output<typeof apiEnvSchema>>;

/** Carries every fault of the settings at once. */
export class EnvError extends Error {}

/** Reads the settings; throws an EnvError that names every fault. An empty setting counts as not given. */
export function parseApiEnv(source: Record<string, string | undefined>): ApiEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = apiEnvSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new EnvError(`The API cannot start, these settings are wrong:\n${faults.join('\n')}`);
}
