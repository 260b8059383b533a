import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFigures } from '../../../activities/figures/make-figures.js';
import type { Figures } from '../../../domain/insights/figures.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase, type Database } from '../../../prisma/connect.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { givenCase } from '../../support/given-case.js';
import { givenRoster, givenStudent } from '../../support/given-roster.js';

const guide = loadGuide().rules;

describe('making the figures', () => {
  let database: TestDatabase;
  let api: Database;
  let worker: Database;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = connectDatabase(database.url, { role: 'naervaer_api', scope: 'program', poolSize: 2 });
    worker = connectDatabase(database.url, { role: 'naervaer_worker', poolSize: 2 });
    await givenRoster(api);
    const more = Array.from({ length: 6 }, (_, i) => `more-${i}`);
    for (const id of more) await givenStudent(api, { id, birthDate: '2013-04-02' });
    // Dina's address is protected.
    const now = '2026-09-14T07:00:00.000Z';
    for (const student of ['anna', 'dina', ...more]) {
      await givenCase({ api, worker, guide, now }, student);
    }
  });
  afterAll(async () => {
    await Promise.all([api.$disconnect(), worker.$disconnect()]);
    await database.drop();
  });

  const make = async (at: string) => (await makeFigures(worker, guide, { at })).made;
  const shown = async (term = '2026-08-01') => {
    const { figures } = await api.termFigures.findUniqueOrThrow({
      where: { term: new Date(term) },
    });
    return figures as unknown as Figures;
  };

  it('counts nothing of a term in its first month, and keeps the terms before', async () => {
    expect(await make('2026-08-20T10:00:00.000Z')).toEqual([
      '2026-01-01',
      '2025-08-01',
      '2025-01-01',
      '2024-08-01',
    ]);
    expect((await shown('2026-01-01')).bySchool.total).toBe(0);
  });

  it('counts a term without a protected address, as of the month begun last', async () => {
    expect(await make('2026-09-20T10:00:00.000Z')).toContain('2026-08-01');
    expect((await shown()).bySchool.total).toBe(0);
    expect(await make('2026-10-02T10:00:00.000Z')).toContain('2026-08-01');
    const { bySchool } = await shown();
    expect(bySchool.total).toBe(7);
    expect(bySchool.tables.find(({ code }) => code === 'deadlines')?.columns).toContainEqual({
      members: ['one-late'],
      total: 7,
    });
  });

  it('shows the same around a newly protected student, however often it is made in the month', async () => {
    const before = await shown();
    await api.student.update({ where: { sourceId: 'more-0' }, data: { protectedAddress: 7 } });
    expect(await make('2026-10-02T11:00:00.000Z')).toEqual([]);
    expect(await make('2026-10-31T10:00:00.000Z')).toEqual([]);
    expect(await shown()).toEqual(before);
    expect(await make('2026-11-01T10:00:00.000Z')).toEqual(['2026-08-01', '2026-01-01']);
    expect((await shown()).bySchool.total).toBe(6);
  });

  it('never goes back, though an earlier making ends late', async () => {
    const before = await shown();
    expect(await make('2026-10-15T10:00:00.000Z')).toEqual([]);
    expect(await shown()).toEqual(before);
  });

  it('lets a term stand three months after its end, whoever is protected later', async () => {
    await make('2027-04-01T10:00:00.000Z');
    const before = await shown();
    await api.student.update({ where: { sourceId: 'more-1' }, data: { protectedAddress: 7 } });
    expect(await make('2027-05-01T10:00:00.000Z')).not.toContain('2026-08-01');
    expect(await shown()).toEqual(before);
  });
});
