import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { ConcernCase } from '../../domain/case.js';
import { CASE_QUERY, workflowIdOf } from '../../workflows/concern-case/messages.js';
import type { Stack } from '../stack.js';

/** A mail as the catcher holds it; one Message-ID may have come more than once. */
export interface CaughtMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** A case as the database and the engine hold it. */
export interface StoredOutcome {
  id: string;
  phase: string;
  seq: number;
  dueAt: Date | null;
  nextMomentAt: Date | null;
}

/** Reads all mails of the catcher, which shows them a moment after it took them: waits a little for those that were sent. */
export async function readMails(mailUiUrl: string, sent: readonly string[]): Promise<CaughtMail[]> {
  const end = Date.now() + 10_000;
  for (;;) {
    const mails = await readNow(mailUiUrl);
    const ids = new Set(mails.map(({ messageId }) => messageId));
    if (sent.every((id) => ids.has(id)) || Date.now() > end) return mails;
    await delay(200);
  }
}

async function readNow(mailUiUrl: string): Promise<CaughtMail[]> {
  const response = await fetch(`${mailUiUrl}/api/email`);
  const mails = (await response.json()) as {
    messageId?: string;
    headers?: Record<string, string>;
    to?: { address: string }[];
    subject?: string;
    text?: string;
  }[];
  return mails.map(({ messageId, headers, to, subject = '', text = '' }) => ({
    messageId: (headers?.['message-id'] ?? messageId ?? '').replace(/^<|>$/g, ''),
    to: (to ?? []).map(({ address }) => address).join(','),
    subject,
    text,
  }));
}

/** Asks the database, which nothing is killed in any more. */
export async function queryOnce<Row extends object>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Holds for an e-mail that one attempt was handing over when it was cut off: the next must wait until its lease has run out. */
export const IS_LEASED = `exists (
  select from mail_delivery d
  where d.outbox_id = outbox_mail.id and d.status = 'claimed' and d.leased_until > now())`;

/** Counts what is still on its way: commands without an answer, e-mails, and of these the ones that may be tried now. */
export async function countUnsettled(
  databaseUrl: string,
): Promise<{ commands: number; mails: number; mailsToTry: number }> {
  const [row] = await queryOnce<{ commands: number; mails: number; mailsToTry: number }>(
    databaseUrl,
    `select (select count(*)::int from inbox_command where status = 'pending') as commands,
            count(*)::int as mails, count(*) filter (where not ${IS_LEASED})::int as "mailsToTry"
     from outbox_mail where status = 'planned'`,
  );
  return row ?? { commands: -1, mails: -1, mailsToTry: -1 };
}

/** Reads how all cases stand. */
export function readCases(databaseUrl: string): Promise<StoredOutcome[]> {
  return queryOnce(
    databaseUrl,
    `select id, phase, seq, due_at as "dueAt", next_moment_at as "nextMomentAt" from concern_case`,
  );
}

/** Asks the engine for each case's own value; null where its run has ended. */
export async function askEngine(
  { temporalAddress }: Pick<Stack, 'temporalAddress'>,
  caseIds: readonly string[],
): Promise<Map<string, { status: string; value: ConcernCase | null }>> {
  const connection = await Connection.connect({ address: temporalAddress });
  const { workflow } = new Client({ connection });
  const answers = new Map<string, { status: string; value: ConcernCase | null }>();
  try {
    for (const id of caseIds) {
      const handle = workflow.getHandle(workflowIdOf(id));
      const { status } = await handle.describe();
      const isRunning = status.name === 'RUNNING';
      const value = isRunning ? await handle.query<ConcernCase | null>(CASE_QUERY) : null;
      answers.set(id, { status: status.name, value });
    }
  } finally {
    await connection.close();
  }
  return answers;
}
