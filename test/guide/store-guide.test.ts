import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_GUIDE_DIR, loadGuide } from '../../guide/load-guide.js';
import { storeGuide } from '../../guide/store-guide.js';
import { connectDatabase, type Database } from '../../prisma/connect.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('storeGuide', () => {
  let test: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    db = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 2 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it('keeps each version once, as it was first stored', async () => {
    const guide = loadGuide();
    const changed = loadGuide(DEFAULT_GUIDE_DIR, { 'opening.graceMinutes': 15 });
    await storeGuide(db, guide, '2026-09-01T08:00:00.000Z');
    await storeGuide(db, changed, '2026-09-02T08:00:00.000Z');
    await storeGuide(db, guide, '2026-09-03T08:00:00.000Z');
    const rows = await db.guideVersion.findMany({ orderBy: { storedAt: 'asc' } });
    expect(rows.map((row) => [row.id, row.storedAt.toISOString()])).toEqual([
      [guide.id, '2026-09-01T08:00:00.000Z'],
      [changed.id, '2026-09-02T08:00:00.000Z'],
    ]);
    expect(rows[0]!.content).toMatchObject({ rules: { version: guide.id } });
  });

  it('never changes a version that is stored', async () => {
    await storeGuide(db, loadGuide(), '2026-09-01T08:00:00.000Z');
    await expect(db.guideVersion.updateMany({ data: { municipality: 'another' } })).rejects.toThrow(
      /permission denied/,
    );
  });
});
