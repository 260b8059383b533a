import { findTimeline } from '../../api/cases/find-timeline.js';
import type { TimelineItem } from '../../api/cases/timeline-item.js';
import type { FormView } from './command-form.js';

/** Finds what happened on the case after the form was opened, by the tag that the form carries. */
export async function findChanges(
  { ctx, case: c, visible }: FormView,
  etag: string | null,
): Promise<TimelineItem[]> {
  const seq = Number(/-(\d+)"$/.exec(etag ?? '')?.[1] ?? c.seq);
  const { db } = ctx.deps;
  const [items, before] = await Promise.all([
    findTimeline(db, c, visible.relation.sight),
    db.caseEvent.count({ where: { caseId: c.id, seq: { lte: seq } } }),
  ]);
  return items.slice(before);
}
