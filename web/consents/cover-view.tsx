import type { ConsentCover } from '../../domain/codes.js';
import type { ConsentStatus, PersonsWord } from '../../domain/consent.js';
import type { Guide } from '../../guide/load-guide.js';
import type { CasePeople } from '../case/find-case-people.js';
import { DataTable } from '../layout/data-table.js';
import { writeShortDay, writeShortMoment } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { dateOf } from '../../domain/local-time.js';
import { paths } from '../paths.js';
import { CONSENT_STATUS } from '../texts/case-words.js';
import { CONSENTS } from '../texts/consents.js';
import { PEOPLE } from '../texts/people.js';
import { capitalised } from '../texts/text.js';

/** Holds how the consent to one arena or purpose stands, with each person's word. */
export interface Cover {
  code: ConsentCover;
  /** The case waits for this one, or rests on it. */
  isAwaited: boolean;
  status: ConsentStatus;
  words: PersonsWord[];
}

interface CoverViewProps {
  cover: Cover;
  caseId: string;
  people: CasePeople;
  guide: Guide;
  offersPaper: boolean;
}

const COLOURS = { sufficient: 'success', refused: 'danger', missing: 'warning' } as const;

const WORDS = {
  ...CONSENT_STATUS,
  requested: CONSENTS.waiting,
  expired: CONSENTS.expired,
  none: CONSENTS.notAsked,
} as const;

/** Shows one arena or purpose: whether the consent is sufficient, and a row for each person. */
export function CoverView({ cover, caseId, people, guide, offersPaper }: CoverViewProps) {
  const { say, locale } = useShowing();
  const name = capitalised(say(guide.texts.consents[cover.code]));
  // Where nothing waits for it, a consent that is missing is no fault.
  const isPressing = cover.isAwaited || cover.status !== 'missing';
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {name}
      </h2>
      <p className="state">
        <span className="ds-tag" data-color={isPressing ? COLOURS[cover.status] : 'neutral'}>
          {say(CONSENTS[cover.status])}
        </span>
        {cover.isAwaited && <strong>{say(CONSENTS.waitsForThis)}</strong>}
      </p>
      {cover.words.length > 0 && (
        <DataTable
          caption={name}
          isCaptionHidden
          headings={[
            say(CONSENTS.who),
            say(CONSENTS.word),
            say(CONSENTS.since),
            say(CONSENTS.until),
            ...(offersPaper ? [say(CONSENTS.todo)] : []),
          ]}
          rows={cover.words.map(({ by, isNeeded, status, since, until }) => [
            nameOf(by, people, say(PEOPLE.student)),
            <>
              {say(WORDS[status])}
              {!isNeeded && ` (${say(CONSENTS.doesNotCount)})`}
            </>,
            since === null ? '–' : writeShortMoment(since, locale),
            until === null ? '–' : writeShortDay(dateOf(until), locale),
            ...(offersPaper
              ? [
                  isNeeded && status !== 'given' ? (
                    <a
                      key="paper"
                      className="ds-link"
                      href={paths.consentPaper(
                        caseId,
                        by === 'student' ? 'eleven' : by,
                        cover.code,
                      )}
                    >
                      {say(CONSENTS.paper)}
                    </a>
                  ) : (
                    '–'
                  ),
                ]
              : []),
          ])}
        />
      )}
    </section>
  );
}

/** Names whoever said a word. */
export function nameOf(by: string, people: CasePeople, student: string): string {
  return by === 'student' ? (people.student?.name ?? student) : people.nameOf(by);
}
