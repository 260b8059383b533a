import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { waitFor } from '../support/wait-for.js';
import { startFeedWorld, type FeedWorld } from './support/feed-world.js';
import { absenceOf, madeUpSchool } from './support/made-up-school.js';

const PAGE = 10;
const ROWS = 45;
const STUDENTS = 4;
/** The page that raises a trigger for each student. */
const KILLED_AT = 20;
const NOW = '2026-09-14T06:00:00.000Z';
let made = 0;

describe('a process that fetches and is killed', () => {
  let world: FeedWorld;
  let set = '';
  beforeAll(async () => {
    world = await startFeedWorld();
    world.server.largestPage = PAGE;
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    set = `killed${(made += 1)}`;
    world.server.rows = {
      ...madeUpSchool(set, STUDENTS),
      absences: Array.from({ length: ROWS }, (_, i) => {
        const raises = i >= KILLED_AT && i < KILLED_AT + STUDENTS;
        const student = `${set}-s000${String(i % STUDENTS)}`;
        const kind = { lesson: (i % 6) + 1, excused: !raises };
        return absenceOf(student, `${set}-${String(i).padStart(2, '0')}`, kind);
      }),
    };
    world.server.fault = () => undefined;
    world.server.asked.length = 0;
    await world.register(set);
  });

  /** Fetches in another process, and kills it with -9 when `isThere`. */
  const fetchAndKill = async (runId: string, isThere: () => Promise<unknown>) => {
    const script = path.join(import.meta.dirname, 'support/fetch-process.ts');
    const fetching = spawn(
      process.execPath,
      ['--import', 'tsx', script, world.api.databaseUrl, runId, NOW],
      { stdio: ['pipe', 'ignore', 'inherit'] },
    );
    const exited = once(fetching, 'exit');
    const [{ id, key }] = world.api.deps.env.SECRET_KEYS;
    fetching.stdin.end(`${id}:${key.toString('base64')}`);
    await isThere();
    fetching.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
  };
  const offsets = () =>
    world.server.asked
      .filter(({ collection }) => collection === 'absences')
      .map(({ offset }) => offset);
  const stored = () => world.api.db.absence.count({ where: { sourceId: { startsWith: set } } });
  const opened = async () => {
    const students = await world.api.db.student.findMany({
      where: { sourceId: { startsWith: set } },
      select: { id: true },
    });
    const studentId = { in: students.map(({ id }) => id) };
    return world.api.db.caseAllotment.count({ where: { studentId } });
  };
  /** Goes on as the next try does, and sees that everything is there, once. */
  const goesOn = async (running: Awaited<ReturnType<FeedWorld['begin']>>) => {
    expect([await stored(), await opened()]).toEqual([KILLED_AT, 0]);
    world.server.fault = () => undefined;
    world.server.asked.length = 0;
    await running.fetch();
    await running.end();
    expect(world.server.asked.map(({ collection }) => collection)).toEqual(
      Array<string>(3).fill('absences'),
    );
    expect(offsets()).toEqual([20, 30, 40]);
    const { status, counts } = await world.report(set, running.runId);
    expect([status, counts.absences]).toEqual([
      'finished',
      { accepted: ROWS, updated: 0, unchanged: 0, removed: 0, triggers: STUDENTS },
    ]);
    expect([await stored(), await opened()]).toEqual([ROWS, STUDENTS]);
  };

  it('while it waits for a page is followed by one that asks for that page, and nothing is twice', async () => {
    world.server.fault = ({ collection, offset }) =>
      collection === 'absences' && offset === KILLED_AT ? 'never' : undefined;
    const running = await world.begin(set);
    await fetchAndKill(running.runId, () =>
      waitFor(async () => offsets().includes(KILLED_AT) || undefined, { withinMs: 60_000 }),
    );
    await goesOn(running);
  });

  it('in the midst of storing a page leaves nothing of it, and the page is taken in once', async () => {
    const other = new pg.Client({ connectionString: world.api.databaseUrl });
    await other.connect();
    await other.query('begin; lock table inbox_command in share row exclusive mode');
    const running = await world.begin(set);
    await fetchAndKill(running.runId, () =>
      waitFor(
        async () => {
          const { rowCount } = await other.query(
            `select from pg_locks where relation = 'inbox_command'::regclass and not granted`,
          );
          return rowCount === 0 ? undefined : true;
        },
        { withinMs: 60_000 },
      ),
    );
    await other.query('rollback');
    await other.end();
    await goesOn(running);
  });
});
