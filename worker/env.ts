import { z } from 'zod';
import { secretKeysField } from '../prisma/sealed-secrets.js';

/** States every setting of the worker process. */
const workerEnvSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(10),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().min(3),
  /** Where the links of e-mails lead. */
  APP_URL: z.url({ protocol: /^https?$/ }),
  /** The API's: opens the secrets of webhooks and sources. */
  SECRET_KEYS: secretKeysField,
  GUIDE_DIR: z.string().default('guide/lillestrom'),
  /** A bundle made beforehand; without it the worker makes one when it starts. */
  WORKFLOW_BUNDLE: z.string().optional(),
  /** Which queues this process serves; mail may have processes of its own. */
  WORKER_QUEUES: z.enum(['all', 'cases', 'mail', 'feeds']).default('all'),
  /** About 0.15 MB of memory each; what does not fit is replayed when it next acts. */
  MAX_CACHED_CASES: z.coerce.number().int().positive().default(1000),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(9465),
  /** Sends also to plain HTTP and to private addresses: for the embedded default, never where children's data is real. */
  WEBHOOKS_ALLOW_PRIVATE: z.stringbool().default(false),
  /** Fetches also over plain HTTP and from private addresses: for a register that stands inside, and for the embedded default. */
  SOURCES_ALLOW_PRIVATE: z.stringbool().default(false),
  /** Fetching writes what the API owns: a login in its roles, where `DATABASE_URL` is not. */
  FEEDS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type WorkerEnv = Readonly<z.output<typeof workerEnvSchema>>;

/** Reads the settings; throws with every fault at once. An empty setting counts as not given. */
export function parseWorkerEnv(source: Record<string, string | undefined>): WorkerEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = workerEnvSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The worker cannot start, these settings are wrong:\n${faults.join('\n')}`);
}
