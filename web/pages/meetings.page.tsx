import {
  findScheduledMeetings,
  type ScheduledMeeting,
} from '../../api/cases/find-scheduled-meetings.js';
import { dateOf, type Instant } from '../../domain/local-time.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { MeetingItem } from '../meetings/meeting-item.js';
import {
  findCaseMeetings,
  findFixedMeetings,
  type CaseMeeting,
  type FixedMeeting,
} from '../meetings/find-meetings.js';
import { writeMonth } from '../layout/dates.js';
import { Pager, pageOf, sayCount } from '../layout/pager.js';
import { paths } from '../paths.js';
import { capitalised } from '../texts/text.js';
import { MEETINGS } from '../texts/meetings.js';

/** Shows the person's meetings and their school's, soonest first, a month at a time. */
export const meetingsPage = definePage({
  method: 'get',
  path: paths.meetings(),
  async handle(ctx) {
    const { deps, now, locale, say } = ctx;
    const { items, total, first, next } = await findCalendar(ctx);
    const isPassed = (one: CaseMeeting | FixedMeeting) => one.kind === 'case' && one.at < now;
    const passed = items.filter(isPassed);
    const coming = items.filter((one) => !isPassed(one));
    const months = [...new Set(coming.map((one) => dayOf(one).slice(0, 7)))];
    const list = (items: readonly (CaseMeeting | FixedMeeting)[]) => (
      <ul className="timeline">
        {items.map((item, i) => (
          <MeetingItem key={i} item={item} guide={deps.guide} isPassed={items === passed} />
        ))}
      </ul>
    );
    return showPage(
      say(MEETINGS.title),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(MEETINGS.title)}
        </h1>
        <p>{say(MEETINGS.about)}</p>
        {total === 0 ? (
          <p>{say(MEETINGS.none)}</p>
        ) : (
          <>
            <p>{sayCount(say, MEETINGS, { total, shown: items.length })}</p>
            <p className="screen-only">
              <a className="ds-link" href={paths.calendarFile()}>
                {say(MEETINGS.calendarFile)}
              </a>{' '}
              <span className="about">{say(MEETINGS.calendarFileAbout)}</span>
            </p>
          </>
        )}
        {passed.length > 0 && (
          <section>
            <h2 className="ds-heading" data-size="sm">
              {say(MEETINGS.passed)}
            </h2>
            <p>{say(MEETINGS.passedAbout)}</p>
            {list(passed)}
          </section>
        )}
        {months.map((month) => (
          <section key={month}>
            <h2 className="ds-heading" data-size="sm">
              {capitalised(writeMonth(month, locale))}
            </h2>
            {list(coming.filter((one) => dayOf(one).startsWith(month)))}
          </section>
        ))}
        <Pager first={first} next={next} />
      </>,
    );
  },
});

/** Finds a page of the calendar: what should have been held first, then what is to come. Of the cases, only those on the page are read. */
async function findCalendar(ctx: PageContext) {
  const { deps, caller, now, query } = ctx;
  const [scheduled, fixed] = await Promise.all([
    findScheduledMeetings(deps, caller),
    findFixedMeetings(ctx),
  ]);
  const all = [...scheduled, ...fixed]
    .map((one) => ({ one, place: placeOf(one, now) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = pageOf(all, ({ place }) => place, { path: paths.meetings(), query });
  const shown = page.shown.map(({ one }) => one);
  const wanted = shown.flatMap((one) => ('kind' in one ? [] : [one]));
  const meetings = new Map(
    (await findCaseMeetings(ctx, wanted)).map((found) => [found.meeting.id, found]),
  );
  const items = shown.flatMap((one) => ('kind' in one ? one : (meetings.get(one.meetingId) ?? [])));
  return { ...page, items };
}

function dayOf(one: CaseMeeting | FixedMeeting): string {
  return one.kind === 'fixed' ? one.date : dateOf(one.at);
}

/** Writes a place in the calendar: what has passed first, then by time; a day as a whole comes before its hours. */
function placeOf(one: ScheduledMeeting | FixedMeeting, now: Instant): string {
  if ('kind' in one) return `1 ${one.date} 0 ${one.schoolId}`;
  const when = `${dateOf(one.at)} 1 ${one.at} ${one.meetingId}`;
  return one.at < now ? `0 ${when}` : `1 ${when}`;
}
