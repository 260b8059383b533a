import { z } from 'zod';
import { faultText } from '../field-faults.js';
import type { Locale } from '../locale.js';
import { defineRoute } from '../route.js';
import { absencesAnswer, type AbsencesAnswer, type Rejection } from './absences-answer.js';
import { readCsv, type CsvLine } from './csv/read-csv.js';
import { guardRegistering } from './may-register.js';
import { idToSendBack } from './read-entries.js';
import { LONGEST_WAIT_MS } from './settle-raised.js';
import { takeAndSettle, type TakingContext } from './take-and-settle.js';
import { historyQuery } from './take-absences.route.js';

const BATCH = 1000;

/** Takes an absence register as the file that a register exports. */
export const takeAbsencesCsvRoute = defineRoute({
  method: 'post',
  path: '/absences/csv',
  operationId: 'takeAbsencesCsv',
  summary: 'Send an absence register as CSV',
  description:
    'A header row in Norwegian or with the JSON call’s field names, `;` or `,` between the columns, UTF-8 or Windows-1252. ' +
    'Good lines count; bad ones come back with their line number. Long files are taken a thousand lines at a time.',
  tags: ['Absence'],
  scopes: ['naervaer:absence.write'],
  access: { rule: 'absence' },
  body: z.string(),
  bodyMediaType: 'text/csv',
  query: historyQuery,
  responses: { 200: { description: 'What became of the lines.', schema: absencesAnswer } },
  guard: ({ caller }) => guardRegistering(caller),
  async handle(ctx) {
    const lines = readCsv(ctx.rawBody);
    const body = await takeLines(ctx, lines, ctx.query.history === 'true');
    return { status: 200, body };
  },
});

async function takeLines(
  ctx: TakingContext,
  lines: readonly CsvLine[],
  asHistory: boolean,
): Promise<AbsencesAnswer> {
  const whole: AbsencesAnswer = {
    accepted: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    triggers: [],
  };
  const unkept = { ...ctx.idempotency, keepAnswer: () => Promise.resolve() };
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    const readable = batch.filter(({ isBroken }) => !isBroken);
    const entries = readable.map(({ entry }) => entry);
    // A file is answered once the last batch is in: what a batch would keep is not the answer.
    const until = Date.now() + (from + BATCH < lines.length ? 0 : LONGEST_WAIT_MS);
    const answer = await takeAndSettle({ ...ctx, idempotency: unkept }, entries, asHistory, until);
    whole.accepted += answer.accepted;
    whole.updated += answer.updated;
    whole.unchanged += answer.unchanged;
    whole.triggers.push(...answer.triggers);
    whole.rejected.push(
      ...answer.rejected.map((r) => ({ ...r, line: readable[r.index]?.line ?? 0 })),
      ...batch.filter(({ isBroken }) => isBroken).map((line) => unreadable(line, ctx.locale)),
    );
  }
  // In a file an entry's place is its line; what went before the header is no entry.
  const place = new Map(lines.map(({ line }, index) => [line, index]));
  whole.rejected = whole.rejected
    .map((r) => ({ ...r, index: place.get(r.line ?? 0) ?? r.index }))
    .sort((a, b) => a.index - b.index);
  return whole;
}

function unreadable({ line, entry }: CsvLine, locale: Locale): Rejection {
  const detail = faultText({ pointer: '', fault: 'unreadable-line' }, locale);
  return { entryId: idToSendBack(entry), index: 0, line, problem: 'invalid-request', detail };
}
