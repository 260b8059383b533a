import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { machineClock } from '../domain/clock.js';
import { COMMANDS, type CommandName } from '../domain/codes.js';
import { connectDatabase, type Database } from '../prisma/connect.js';
import { WHAT_TO_DO } from './what-to-do.js';
import { findTrouble } from '../prisma/find-trouble.js';
import type { Prisma } from '../prisma/generated/client.js';
import { workflowIdOf } from '../workflows/concern-case/messages.js';
import { databaseUrlOf } from './database-url.js';
import { readSettings, type EmbeddedSettings } from './settings.js';
import { reportAndFail, StartError } from './start-error.js';
import { wakeCases } from './wake-cases.js';

const USAGE = `Use:
  npm run ops -- trouble
      lists open cases without a next date, cases asleep or stuck, commands and e-mails that wait or failed, webhooks that
      take nothing, and says what to do
  npm run ops -- signal CASE-ID STAFF-ID '{ "type": "close", "reason": "moved" }'
      stores a command for a known person (codes, dates and ids of our own) and signals the case with its id;
      the person's own rights decide, as over the API
  npm run ops -- wake
      starts the run of every open case and duty that Temporal does not know (any more), from the database`;

/** Runs one operator's command against the program's database and engine. */
async function main([verb, ...args]: string[]): Promise<void> {
  const settings = readSettings();
  const db = connectDatabase(databaseUrlOf(settings), {
    role: 'naervaer_api',
    poolSize: 2,
    scope: 'program',
  });
  try {
    if (verb === 'trouble') await listTrouble(db);
    else if (verb === 'signal') await signal(db, addressOf(settings), args);
    else if (verb === 'wake') await wake(db, addressOf(settings));
    else throw new StartError(USAGE);
  } finally {
    await db.$disconnect();
  }
}

function addressOf({ TEMPORAL_ADDRESS, TEMPORAL_PORT }: EmbeddedSettings): string {
  return TEMPORAL_ADDRESS ?? `127.0.0.1:${TEMPORAL_PORT}`;
}

async function listTrouble(db: Database): Promise<void> {
  const found = await findTrouble(db, await machineClock.now());
  if (found.length === 0) process.stdout.write('Nothing: every open case has its next date.\n');
  for (const { trouble, caseId, caseNumber, phase, since } of found) {
    const columns = [trouble, since.toISOString(), caseNumber ?? '-', phase ?? '-', caseId ?? '-'];
    process.stdout.write(`${columns.join('\t')}\n`);
  }
  for (const trouble of new Set(found.map((one) => one.trouble))) {
    process.stdout.write(`\n${trouble}: ${WHAT_TO_DO[trouble]}\n`);
  }
}

async function wake(db: Database, address: string): Promise<void> {
  const namespace = process.env.TEMPORAL_NAMESPACE || 'default';
  const connection = await Connection.connect({ address });
  const count = await wakeCases(db, { connection, namespace });
  await connection.close();
  process.stdout.write(`${count} open cases and duties run.\n`);
}

async function signal(db: Database, address: string, args: string[]): Promise<void> {
  const [caseId, staffSourceId, text] = args;
  if (!caseId || !staffSourceId || !text) throw new StartError(USAGE);
  const command = parseCommand(text);
  const staff = await db.staff.findUnique({ where: { sourceId: staffSourceId } });
  if (!staff?.active) throw new StartError(`Nobody active has the staff id ${staffSourceId}.`);
  const known = await db.concernCase.findUnique({ where: { id: caseId }, select: { id: true } });
  if (!known) throw new StartError(`There is no case ${caseId}.`);
  const id = randomUUID();
  await db.inboxCommand.create({
    data: {
      id,
      caseId,
      name: command.type,
      clientId: 'ops',
      actorStaffId: staff.id,
      payload: command,
      receivedAt: await machineClock.now(),
    },
  });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  await workflow.getHandle(workflowIdOf(caseId)).signal(command.type, { commandId: id });
  await connection.close();
  process.stdout.write(
    `Stored as ${id} and signalled. "npm run ops -- trouble" shows it while it waits.\n`,
  );
}

function parseCommand(text: string): Prisma.InputJsonObject & { type: CommandName } {
  let command: unknown;
  try {
    command = JSON.parse(text);
  } catch {
    throw new StartError(`This is not JSON: ${text}`);
  }
  const type = (command as { type?: unknown } | null)?.type;
  const name = COMMANDS.find((known) => known === type);
  if (!name) throw new StartError(`"type" must be one of: ${COMMANDS.join(', ')}.`);
  return { ...(command as Prisma.InputJsonObject), type: name };
}

main(process.argv.slice(2)).catch(reportAndFail);
