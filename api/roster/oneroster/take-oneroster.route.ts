import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../prisma/connect.js';
import { asProgram } from '../../../prisma/scope.js';
import { reachesSchool } from '../../auth/client-bounds.js';
import { ownerFor, requireRosterWriter } from '../may-write-roster.js';
import { invalidRequest } from '../../problems.js';
import { defineRoute, type HandleContext } from '../../route.js';
import { sourceIdField } from '../source-id.js';
import { settleTellings } from '../tell-cases.js';
import { readFiles, type RosterFile } from './read-files.js';
import { ROSTER_KINDS } from './roster-report.js';
import { endUnseen, markSeen, storeRosterRows } from './roster-rows.js';
import { takeRoster } from './take-roster.js';
import { unpackZip } from './unpack-zip.js';

const ROWS_A_BATCH = 1000;
const counts = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  ended: z.int(),
});
const answer = z
  .object({
    counts: z.object({ schools: counts, staff: counts, students: counts }),
    refused: z.array(
      z.object({
        file: z.string(),
        line: z.int().nullable(),
        sourcedId: z.string().nullable(),
        problem: z.enum(['invalid-request', 'not-found']),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: 'RosterTaken' });
const query = z.object({
  calendarId: sourceIdField.optional(),
  force: z.enum(['true', 'false']).optional(),
});

/** Takes a whole roster, or what has changed of one, as OneRoster's files. */
export const takeOneRosterRoute = defineRoute({
  method: 'post',
  path: '/roster/oneroster',
  operationId: 'takeOneRoster',
  summary: 'Sends a roster as a OneRoster 1.2 CSV zip',
  description:
    'Bulk and delta, as the manifest says, a file each. A row is whole or refused. `calendarId` is the calendar of new schools; it may be left out where there is only one. Whoever a bulk file leaves out becomes inactive; more than a fifth of a school’s students (and more than four) only with `force=true`: without it they stay as they are, and the school stands among `refused`.',
  tags: ['roster'],
  scopes: ['naervaer:roster.write'],
  access: { rule: 'students' },
  body: z.string(),
  bodyMediaType: 'application/zip',
  query,
  responses: { 200: { description: 'What became of the rows', schema: answer } },
  guard: ({ caller }) => requireRosterWriter(caller, 'students'),
  handle: async (ctx) => {
    const { deps, caller, now, locale, rawBody } = ctx;
    const files = readFiles(unpackZip(rawBody));
    const calendarId = await findCalendar(ctx);
    const owner = ownerFor(caller);
    // A register writes people whom it does not read; their rows are kept for the next delta.
    const { report, told } = await asProgram(async () => {
      await keepRows(deps.db, owner, files);
      return takeRoster(deps, {
        rowsOf: owner,
        owner,
        calendarId,
        allowsSchool: (schoolId) => reachesSchool(caller, schoolId),
        now,
        locale,
        dryRun: false,
        isForced: ctx.query.force === 'true',
      });
    });
    for (const { collection, refused } of files) {
      for (const row of refused) report.refuse(collection, row, locale);
    }
    await settleTellings(deps, told);
    return {
      status: 200,
      body: {
        counts: Object.fromEntries(
          ROSTER_KINDS.map((kind) => [kind, report.counts[kind]]),
        ) as typeof report.counts,
        refused: report.refused.map(({ collection, ...row }) => ({
          file: `${collection}.csv`,
          ...row,
        })),
      },
    };
  },
});

async function keepRows(db: Database, owner: string, files: readonly RosterFile[]): Promise<void> {
  const set = { owner, seenBy: randomUUID() };
  for (const { collection, rows, refused, isWhole } of files) {
    for (let from = 0; from < rows.length; from += ROWS_A_BATCH) {
      await storeRosterRows(db, set, collection, rows.slice(from, from + ROWS_A_BATCH));
    }
    const unread = refused.flatMap(({ sourcedId }) => sourcedId ?? []);
    await markSeen(db, set, collection, unread);
    if (isWhole) await endUnseen(db, set, collection);
  }
}

type Context = HandleContext<string, z.output<typeof query>, unknown>;

async function findCalendar({
  deps,
  query: { calendarId },
}: Pick<Context, 'deps' | 'query'>): Promise<string | null> {
  const calendars = await deps.db.calendar.findMany({
    where: calendarId === undefined ? {} : { sourceId: calendarId },
    select: { sourceId: true },
    take: 2,
  });
  if (calendarId !== undefined && calendars.length === 0) {
    const values = { id: calendarId };
    throw invalidRequest([{ parameter: 'calendarId', fault: 'unknown-id', values }]);
  }
  return calendars.length === 1 ? (calendars[0]?.sourceId ?? null) : null;
}
