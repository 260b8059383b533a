import type { TimelineItem } from '../../api/cases/timeline-item.js';
import type { Guide } from '../../guide/load-guide.js';
import type { Text } from '../../guide/texts-schema.js';
import { writeShortMoment } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { TIMELINE } from '../texts/timeline.js';
import { detailOf } from './timeline-detail.js';
import type { CasePeople } from './find-case-people.js';

interface TimelineListProps {
  items: readonly TimelineItem[];
  people: CasePeople;
  guide: Guide;
}

/** Lists what happened on a case, oldest first: when, what, and by whom. */
export function TimelineList({ items, people, guide }: TimelineListProps) {
  const { say, locale } = useShowing();
  const areas: Readonly<Record<string, Text>> = guide.texts['measure-areas'];
  const nameOfArea = (code: string) => (areas[code] ? say(areas[code]) : code);
  return (
    <ol className="timeline">
      {items.map((item, i) => {
        const wording = TIMELINE[item.type];
        const { staffId, role } = item.actor;
        const by = staffId === undefined ? say(TIMELINE_PROGRAM) : people.nameOf(staffId);
        return (
          <li key={i}>
            <time dateTime={item.at}>{writeShortMoment(item.at, locale)}</time>{' '}
            <strong>{wording ? say(wording) : item.type}</strong>
            {detailOf(item, guide, { say, locale }) && (
              <span> · {detailOf(item, guide, { say, locale })}</span>
            )}
            <span className="by">
              {by}
              {role && ` (${say(guide.texts.roles[role])})`}
            </span>
            {textsOf(item.text, nameOfArea).map((words, j) => (
              <p key={j} className="words">
                {words}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

const TIMELINE_PROGRAM = TIMELINE['by-program']!;

/** Takes the words out of whatever text a command carried; a measure's area is a code among them. */
function textsOf(value: unknown, nameOfArea: (code: string) => string): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'area' && typeof part === 'string' ? [nameOfArea(part)] : textsOf(part, nameOfArea),
  );
}
