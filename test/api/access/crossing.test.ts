import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '../../../api/all-routes.js';
import { createCaseWorld, type CaseWorld } from '../../support/case-world.js';
import { CASE_CALLS, LISTS, statusOf, WIDE_CALLS, wideStatusOf } from './support/crossing-table.js';
import { knockAtCase, knockBeyond, senderOf } from './support/knock.js';
import {
  KNOCKERS,
  openSituations,
  SITUATIONS,
  standOf,
  STUDENTS,
  type Knocker,
  type Situation,
} from './support/situations.js';

type Statuses = Partial<Record<Knocker, number>>;

/** Asks for everybody at once, and keeps the status of each. */
async function statusesOf(
  ask: (knocker: Knocker) => Promise<{ status: number }>,
): Promise<Statuses> {
  const asked = KNOCKERS.map(async (knocker) => [knocker, (await ask(knocker)).status] as const);
  return Object.fromEntries(await Promise.all(asked));
}

const expectedOf = (tell: (knocker: Knocker) => number): Statuses =>
  Object.fromEntries(KNOCKERS.map((knocker) => [knocker, tell(knocker)]));

describe('every route, for every role in every relation', () => {
  let world: CaseWorld;
  let ids: Record<Situation, string>;
  const commandIds = {} as Record<Situation, string>;

  beforeAll(async () => {
    world = await createCaseWorld();
    ids = await openSituations(world);
    for (const situation of SITUATIONS) {
      const opened = { caseId: ids[situation], name: 'open-case' };
      commandIds[situation] = (await world.db.inboxCommand.findFirstOrThrow({ where: opened })).id;
    }
  });
  afterAll(() => world.end());

  it('stands in the crossing table', () => {
    const rows = [...Object.keys(CASE_CALLS), ...Object.keys(WIDE_CALLS), ...LISTS];
    expect(rows.sort()).toEqual(allRoutes.map(({ operationId }) => operationId).sort());
  });

  describe.each(SITUATIONS)('of a case in the situation %s', (situation) => {
    it.each(Object.keys(CASE_CALLS))('%s answers as the table says', async (operation) => {
      const [caseId, commandId] = [ids[situation], commandIds[situation]];
      const found = await statusesOf((knocker) =>
        knockAtCase(world, operation, {
          caseId,
          studentId: STUDENTS[situation],
          commandId,
          knocker,
        }),
      );
      expect(found).toEqual(expectedOf((knocker) => statusOf(operation, situation, knocker)));
    });
  });

  it.each(Object.keys(WIDE_CALLS))(
    '%s, beyond cases, answers as the table says',
    async (operation) => {
      const found = await statusesOf((knocker) => knockBeyond(world, operation, knocker));
      expect(found).toEqual(expectedOf((knocker) => wideStatusOf(operation, knocker)));
    },
  );

  it('listCases and searchCases show exactly the cases that are seen, never a protected address', async () => {
    for (const knocker of KNOCKERS) {
      const seen = SITUATIONS.filter(
        (situation) =>
          situation !== 'protected' &&
          !['outside', 'officer', 'nobody'].includes(standOf(situation, knocker)),
      );
      const sender = senderOf(knocker);
      const { body } = await world.send('GET', '/cases?limit=200', sender);
      const listed = body.items.map(({ id }) => id).sort();
      expect([knocker, ...listed]).toEqual([knocker, ...seen.map((s) => ids[s]).sort()]);
      for (const situation of SITUATIONS) {
        const query = { studentId: STUDENTS[situation] };
        const found = await world.send('POST', '/cases/search', sender, query);
        const expected = seen.includes(situation) ? [ids[situation]] : [];
        expect([knocker, situation, ...found.body.items.map(({ id }) => id)]).toEqual([
          knocker,
          situation,
          ...expected,
        ]);
      }
    }
  });

  it('reportConcern takes a concern from whoever works at the school, and apps at theirs', async () => {
    for (const situation of SITUATIONS) {
      const school = situation === 'other-school' ? 'south' : 'north';
      const found = await statusesOf((knocker) =>
        world.send('POST', '/cases', senderOf(knocker), { studentId: STUDENTS[situation] }),
      );
      const mayReport = (knocker: Knocker) =>
        knocker === 'app' || knocker.startsWith(`${school}-`) ? 422 : 404;
      expect([situation, found]).toEqual([situation, expectedOf(mayReport)]);
    }
  });

  it('putStudentBlocks is leadership’s at the school, of a protected address the named one’s, and the administrator’s', async () => {
    for (const situation of SITUATIONS) {
      const found = await statusesOf((knocker) =>
        world.send('PUT', `/students/${STUDENTS[situation]}/blocks`, senderOf(knocker), {
          protectedAddress: 1,
        }),
      );
      const may = (knocker: Knocker) => {
        if (knocker === 'municipal-administrator-1') return 422;
        if (standOf(situation, knocker) === 'leader') return 422;
        return undefined;
      };
      for (const knocker of KNOCKERS) {
        const isRefused = [403, 404].includes(found[knocker] ?? 0);
        expect([situation, knocker, may(knocker) ?? 'refused']).toEqual([
          situation,
          knocker,
          isRefused ? 'refused' : found[knocker],
        ]);
      }
    }
  });
});
