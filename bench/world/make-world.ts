import pg from 'pg';
import { waitUntil } from '../../embedded/wait-until.js';
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
  } finally {
    await owner.end();
  }
  // Passed deadlines are told to other apps soon after, which is no work of the pages.
  const untold = `select count(*) from concern_case c where due_at < now() - interval '1 minute' and not exists
    (select from outward_event o where o.case_id = c.id and o.type = 'no.naervaer.case.overdue')`;
  await waitUntil(async () => (await ours.count(untold)) === 0, {
    withinMs: 300_000,
    everyMs: 1_000,
    explain: () => 'passed deadlines were not published',
  });
  return templates;
}
