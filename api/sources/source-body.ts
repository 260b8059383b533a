import { z } from 'zod';
import { holdsNationalIdentityNumber } from '../../domain/national-identity-number.js';
import type { Source, SourceRun } from '../../prisma/generated/client.js';
import { fromDateColumn } from '../../prisma/local-dates.js';
import { sourceIdField } from '../roster/source-id.js';
import { dateField } from '../time-fields.js';

const LEAST_MINUTES = 5;
const MOST_MINUTES = 7 * 24 * 60;
const url = z.string().trim().min(1).max(1000);
const secret = z.string().min(1).max(1000);

/** Takes where roster and absence are fetched from. The secret is given once, and again only to change it. */
export const sourceBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => !holdsNationalIdentityNumber(name), 'national-identity-number'),
  baseUrl: url,
  tokenUrl: url,
  clientId: z.string().min(1).max(300),
  clientSecret: secret.optional(),
  scope: z.string().trim().min(1).max(1000).nullish(),
  calendarId: sourceIdField,
  pollMinutes: z.int().min(LEAST_MINUTES).max(MOST_MINUTES).default(60),
  active: z.boolean().default(true),
  historyBefore: dateField.nullish(),
});

const instant = z.iso.datetime({ offset: true });
const RUN_STATUSES = ['waiting', 'running', 'finished', 'failed'] as const;
const counts = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  ended: z.int(),
});

/** Describes one run of a source, without its refusals. */
export const runSchema = z
  .object({
    runId: z.uuid(),
    dryRun: z.boolean(),
    status: z.enum(RUN_STATUSES),
    /** Why it failed, as a code. */
    failure: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    counts: z.object({
      schools: counts.optional(),
      staff: counts.optional(),
      students: counts.optional(),
      absences: z
        .object({
          accepted: z.int(),
          updated: z.int(),
          unchanged: z.int(),
          removed: z.int(),
          triggers: z.int(),
        })
        .optional(),
      refused: z.int().optional(),
    }),
  })
  .meta({ id: 'SourceRun' });

/** Answers with a source as it is registered, never with its secret. */
export const sourceAnswer = z
  .object({
    sourceId: z.string(),
    name: z.string(),
    baseUrl: z.string(),
    tokenUrl: z.string(),
    clientId: z.string(),
    scope: z.string().nullable(),
    calendarId: z.string(),
    pollMinutes: z.int(),
    active: z.boolean(),
    historyBefore: z.iso.date().nullable(),
    lastRun: runSchema.nullable(),
  })
  .meta({ id: 'Source' });

/** Shows a source as the API does. */
export function presentSource(
  source: Source & { runs: SourceRun[] },
  calendarId: string,
): z.input<typeof sourceAnswer> {
  const { sourceId, name, baseUrl, tokenUrl, clientId, scope, pollMinutes, active } = source;
  const [lastRun] = source.runs;
  return {
    ...{ sourceId, name, baseUrl, tokenUrl, clientId, scope, calendarId, pollMinutes, active },
    historyBefore: source.historyBefore && fromDateColumn(source.historyBefore),
    lastRun: lastRun ? presentRun(lastRun) : null,
  };
}

/** Shows a run as the API does. */
export function presentRun(run: SourceRun): z.input<typeof runSchema> {
  return {
    runId: run.id,
    dryRun: run.dryRun,
    status: run.status as (typeof RUN_STATUSES)[number],
    failure: run.failure,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    counts: run.counts as z.input<typeof runSchema>['counts'],
  };
}
