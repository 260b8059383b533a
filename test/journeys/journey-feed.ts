import { expect, it } from '@jest/globals';
import { Client, Connection, ScheduleNotFoundError } from '@temporalio/client';
import pg from 'pg';
import { absenceOf, madeUpSchool } from '../feeds/support/made-up-school.js';
import { CLIENT, startOneRosterServer } from '../feeds/support/oneroster-server.js';
import type { RunReport } from '../feeds/support/feed-world.js';
import type { StackWorld } from '../support/stack-world.js';
import { waitFor } from '../support/wait-for.js';

const ADMIN = { as: 'admin-1' };

/** Plays a register that is fetched from: asked for, then on its schedule, until the source ends. */
export function feedJourney(world: () => StackWorld): void {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await world().send(method, path, ADMIN, body);
    return { ...answer, body: answer.body as unknown as RunReport & { items: RunReport[] } };
  };
  const scheduleOf = async (sourceId: string) => {
    const db = new pg.Client({ connectionString: world().stack.databaseUrl });
    await db.connect();
    const { rows } = await db
      .query<{ id: string }>('select id from source where source_id = $1', [sourceId])
      .finally(() => db.end());
    const connection = await Connection.connect({ address: world().stack.temporalAddress });
    return {
      handle: new Client({ connection }).schedule.getHandle(`source/${rows[0]!.id}`),
      close: () => connection.close(),
    };
  };
  const ended = async (runId: string) =>
    waitFor(async () => {
      const { body } = await ask('GET', `/sources/fjord-register/runs/${runId}`);
      return ['finished', 'failed'].includes(body.status) ? body : undefined;
    });

  it('is fetched from when asked and on its schedule, opens cases, and ends', async () => {
    const server = await startOneRosterServer();
    server.rows = { ...madeUpSchool('fjord', 3), absences: [] };
    const today = new Date().toISOString().slice(0, 10);
    const { baseUrl, tokenUrl } = server;
    const source = {
      ...{ name: 'Registeret', baseUrl, tokenUrl, calendarId: 'calendar-1', pollMinutes: 5 },
      ...{ clientId: CLIENT.id, clientSecret: CLIENT.secret },
    };
    expect((await ask('PUT', '/sources/fjord-register', source)).status).toBe(201);

    const asked = await ask('POST', '/sources/fjord-register/runs', {});
    expect(asked.status).toBe(202);
    expect(await ended(asked.body.runId)).toMatchObject({
      ...{ status: 'finished', failure: null, refused: [] },
      counts: { students: { created: 3 } },
    });

    const { handle, close } = await scheduleOf('fjord-register');
    const { spec, state } = await handle.describe();
    expect([spec.intervals?.[0]?.every, state.paused]).toEqual([5 * 60_000, false]);
    const dateLastModified = new Date().toISOString();
    server.rows.absences!.push(
      absenceOf('fjord-s0001', 'fjord-1', { date: today, dateLastModified }),
    );
    await handle.trigger();
    const latest = await waitFor(async () => {
      const { body } = await ask('GET', '/sources/fjord-register/runs');
      const [last] = body.items;
      return last && last.runId !== asked.body.runId ? last : undefined;
    });
    expect((await ended(latest.runId)).counts.absences).toMatchObject({
      ...{ accepted: 1, triggers: 1 },
    });

    await ask('PUT', '/sources/fjord-register', {
      ...source,
      clientSecret: 'another',
      active: false,
    });
    const refused = await ask('POST', '/sources/fjord-register/runs', {});
    expect(await ended(refused.body.runId)).toMatchObject({ failure: 'token-refused' });
    await waitFor(async () => ((await handle.describe()).state.paused ? true : undefined));
    expect((await ask('DELETE', '/sources/fjord-register')).status).toBe(204);
    await waitFor(async () => {
      const isGone = (error: unknown) => error instanceof ScheduleNotFoundError;
      return handle.describe().then(() => undefined, isGone);
    });
    await Promise.all([close(), server.stop()]);
  });
}
