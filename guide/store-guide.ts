import type { Instant } from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';
import type { Prisma } from '../prisma/generated/client.js';
import type { Guide } from './load-guide.js';

/** Stores a guide as the version its cases will keep. The same guide again changes nothing: a version never changes. */
export async function storeGuide(db: Database, guide: Guide, now: Instant): Promise<void> {
  const { id, municipality, rules, texts } = guide;
  const content: unknown = { rules, texts };
  await db.guideVersion.createMany({
    data: [{ id, municipality, content: content as Prisma.InputJsonValue, storedAt: now }],
    skipDuplicates: true,
  });
}
