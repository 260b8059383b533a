import { dateOf, type Instant } from '../../domain/local-time.js';
import { writeDay } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { GUIDE } from '../texts/guide.js';

interface GuideVersionsProps {
  versions: readonly { id: string; storedAt: Instant }[];
  /** The one that is shown. */
  shown: string;
  /** The one that new cases are opened with. */
  inUse: string;
}

/** Lists the versions of the guide, so that the figures an older case goes by can be read too. */
export function GuideVersions({ versions, shown, inUse }: GuideVersionsProps) {
  const { say, locale } = useShowing();
  if (versions.length < 2) return null;
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(GUIDE.versions)}
      </h2>
      <p>{say(GUIDE.versionsAbout)}</p>
      <ul className="ds-list">
        {versions.map(({ id, storedAt }) => (
          <li key={id}>
            <a
              className="ds-link"
              href={paths.guide(id === inUse ? undefined : id)}
              aria-current={id === shown ? 'page' : undefined}
            >
              {say(id === inUse ? GUIDE.versionInUse : GUIDE.versionFrom, {
                day: writeDay(dateOf(storedAt), locale),
                code: shortCode(id),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Writes a version as people tell it to each other. */
export function shortCode(id: string): string {
  return id.slice(0, 8);
}
