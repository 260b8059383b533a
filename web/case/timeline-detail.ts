import type { TimelineItem } from '../../api/cases/timeline-item.js';
import type { Guide } from '../../guide/load-guide.js';
import type { Text } from '../../guide/texts-schema.js';
import { writeShortDay, writeShortMoment } from '../layout/dates.js';
import type { Showing } from '../layout/showing.js';
import { CONSENT_STATUS, REPORTED_TO } from '../texts/case-words.js';

/** Says what an occurrence is about, by the guide's own names for its codes; empty where its kind says all. */
export function detailOf(
  item: TimelineItem,
  { texts }: Guide,
  { say, locale }: Pick<Showing, 'say' | 'locale'>,
): string {
  const named = (codes: Readonly<Record<string, Text>>, code: unknown) =>
    typeof code === 'string' && codes[code] ? [say(codes[code])] : [];
  const phases = Object.fromEntries(
    Object.entries(texts.phases).map(([code, { name }]) => [code, name]),
  );
  const triggers = Object.fromEntries(
    Object.entries(texts.triggers).map(([code, { name }]) => [code, name]),
  );
  const { scheduledFor, until, covers } = item as Record<string, unknown>;
  const parts = [
    ...(item.type === 'phase' ? named(phases, item.phase) : []),
    ...named(triggers, item.trigger),
    ...named(texts.outcomes, item.outcome),
    ...named(item.type.startsWith('duty-') ? {} : texts.meetings, item.kind),
    ...named(texts.meetings, item.to),
    ...named(REPORTED_TO, item.to),
    ...named(CONSENT_STATUS, item.status),
    ...(Array.isArray(covers) ? covers.flatMap((cover) => named(texts.consents, cover)) : []),
    ...named(texts.decisions, item.decision),
    ...(typeof scheduledFor === 'string' ? [writeShortMoment(scheduledFor, locale)] : []),
    ...(typeof until === 'string' ? [writeShortDay(until, locale)] : []),
  ];
  return parts.join(', ');
}
