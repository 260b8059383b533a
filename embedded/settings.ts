import path from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.js';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);

const schema = z.object({
  NAERVAER_DATA: z.string().default('.naervaer'),
  API_PORT: port(3000),
  OIDC_PORT: port(3001),
  DATABASE_PORT: port(5433),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  SMTP_PORT: port(1025),
  MAIL_UI_PORT: port(1080),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'is host:port')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  /** In place of the data folder's own: for a database that others use too. */
  SECRET_KEYS: z.string().optional(),
  LOG_LEVEL: z.string().default('info'),
});

/** The settings of the embedded start: where each part listens, and what stands in for it. */
export type EmbeddedSettings = z.output<typeof schema>;

/** Reads the settings; names every fault at once. An empty one counts as not given. */
export function readSettings(
  source: Record<string, string | undefined> = process.env,
): EmbeddedSettings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const root = path.resolve(import.meta.dirname, '..');
    return { ...parsed.data, NAERVAER_DATA: path.resolve(root, parsed.data.NAERVAER_DATA) };
  }
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new StartError(`These settings are wrong:\n${faults.join('\n')}`);
}
