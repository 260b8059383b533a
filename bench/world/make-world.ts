import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { waitUntil } from '../../embedded/wait-until.js';
import { FIGURES_SCHEDULE_ID } from '../../workflows/figures/messages.js';
import type { Bench } from '../figure.js';
import { addOpenCases, OPEN_CASES } from './add-open-cases.js';
import { addSchools } from './add-schools.js';
import { bringTemplates, type Templates } from './bring-templates.js';

let made: Promise<Templates> | undefined;

/** Makes a municipality with 20,000 open cases at forty schools, once a run, and answers the cases it was copied from. */
export function makeWorld(bench: Bench): Promise<Templates> {
  return (made ??= make(bench));
}

async function make({ stack, ours, say }: Bench): Promise<Templates> {
  say(`${OPEN_CASES} open cases at forty schools`);
  const templates = await bringTemplates(stack, ours);
  const owner = new pg.Client({ connectionString: stack.databaseUrl });
  await owner.connect();
  try {
    await addSchools(owner);
    await addOpenCases(owner, templates);
    // What the start made of an empty municipality.
    await owner.query('delete from term_figures');
  } finally {
    await owner.end();
  }
  await makeFigures(stack.temporalAddress);
  // Passed deadlines are told to other apps soon after, which is no work of the pages.
  const untold = `select count(*) from concern_case c where due_at < now() - interval '1 minute' and not exists
    (select from outward_event o where o.case_id = c.id and o.type = 'no.naervaer.case.overdue')`;
  const unmade = 'select 4 - count(*) from term_figures';
  await waitUntil(async () => (await ours.count(`(${untold}) + (${unmade})`)) === 0, {
    withinMs: 300_000,
    everyMs: 1_000,
    explain: () => 'passed deadlines were not published, or figures not made',
  });
  return templates;
}

async function makeFigures(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await new Client({ connection }).schedule.getHandle(FIGURES_SCHEDULE_ID).trigger();
  } finally {
    await connection.close();
  }
}
