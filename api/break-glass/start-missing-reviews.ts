import type { Deps } from '../deps.js';

/** Makes the chore that begins each review which the engine was not there to begin: it asks once for each, and again after a restart. */
export function createReviewStarter({
  db,
  engine,
}: Pick<Deps, 'db' | 'engine'>): () => Promise<void> {
  const begun = new Set<string>();
  return async () => {
    const open = await db.breakGlassGrant.findMany({
      where: { reviewedAt: null, id: { notIn: [...begun] } },
      select: { id: true },
      take: 100,
    });
    for (const { id } of open) {
      await engine.startReview(id);
      begun.add(id);
    }
  };
}
