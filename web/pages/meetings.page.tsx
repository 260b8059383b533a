import { dateOf } from '../../domain/local-time.js';
import { definePage, showPage } from '../define-page.js';
import { MeetingItem } from '../meetings/meeting-item.js';
import {
  findCaseMeetings,
  findFixedMeetings,
  type CaseMeeting,
  type FixedMeeting,
} from '../meetings/find-meetings.js';
import { writeMonth } from '../layout/dates.js';
import { paths } from '../paths.js';
import { capitalised } from '../texts/text.js';
import { MEETINGS } from '../texts/meetings.js';

/** Shows the person's meetings and their school's, soonest first, a month at a time. */
export const meetingsPage = definePage({
  method: 'get',
  path: paths.meetings(),
  async handle(ctx) {
    const { deps, now, locale, say } = ctx;
    const [meetings, fixed] = await Promise.all([findCaseMeetings(ctx), findFixedMeetings(ctx)]);
    const passed = meetings.filter(({ at }) => at < now);
    const coming = [...meetings.filter(({ at }) => at >= now), ...fixed].sort((a, b) =>
      whenOf(a) < whenOf(b) ? -1 : 1,
    );
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
        {meetings.length + fixed.length === 0 ? (
          <p>{say(MEETINGS.none)}</p>
        ) : (
          <p className="screen-only">
            <a className="ds-link" href={paths.calendarFile()}>
              {say(MEETINGS.calendarFile)}
            </a>{' '}
            <span className="about">{say(MEETINGS.calendarFileAbout)}</span>
          </p>
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
      </>,
    );
  },
});

function dayOf(one: CaseMeeting | FixedMeeting): string {
  return one.kind === 'fixed' ? one.date : dateOf(one.at);
}

/** A day as a whole comes before its hours. */
function whenOf(one: CaseMeeting | FixedMeeting): string {
  return one.kind === 'fixed' ? one.date : `${dateOf(one.at)} ${one.at}`;
}
