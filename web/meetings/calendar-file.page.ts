import { findScheduledMeetings } from '../../api/cases/find-scheduled-meetings.js';
import { logAccess } from '../../api/cases/log-access.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import type { Meeting } from '../../domain/case.js';
import { definePage, type PageContext, type PageReply } from '../define-page.js';
import { paths } from '../paths.js';
import { MEETINGS } from '../texts/meetings.js';
import { findCaseMeetings, findFixedMeetings } from './find-meetings.js';
import { writeCalendar, type CalendarEntry } from './write-calendar.js';

/** Most meetings of cases that one file holds: the soonest. */
const MOST = 500;

/** Gives the person's meetings to come, and the days of the local meeting, as a calendar file. */
export const calendarFilePage = definePage({
  method: 'get',
  path: paths.calendarFile(),
  async handle(ctx) {
    const { deps, caller, now, say } = ctx;
    const [scheduled, fixed] = await Promise.all([
      findScheduledMeetings(deps, caller),
      findFixedMeetings(ctx),
    ]);
    const next = scheduled.filter(({ at }) => at >= now).sort((a, b) => (a.at < b.at ? -1 : 1));
    const coming = await findCaseMeetings(ctx, next.slice(0, MOST));
    return fileOf(ctx, [
      ...coming.map((one) => entryOf(ctx, one.meeting, one)),
      ...fixed.map(({ schoolId, date }) => ({
        id: `local-${schoolId}-${date}`,
        sequence: 0,
        when: { day: date },
        summary: say(MEETINGS.fixed),
        link: linkTo(ctx, paths.meetings()),
      })),
    ]);
  },
});

/** Gives one scheduled meeting as a calendar file. */
export const meetingFilePage = definePage({
  method: 'get',
  path: '/saker/:caseId/moter/:meetingId/kalender.ics',
  async handle(ctx) {
    const { deps, caller, params, now } = ctx;
    const { caseId, meetingId } = params;
    const { relation, stored } = await getCaseFor(deps, caller, caseId, { action: 'read', now });
    const meeting = stored.view.case.meetings.find(({ id }) => id === meetingId);
    if (meeting?.status !== 'scheduled') throw problem('not-found');
    await logAccess(deps.db, caller, [
      { caseId, action: 'read', relation, result: 'allowed', now },
    ]);
    return fileOf(ctx, [entryOf(ctx, meeting, { caseId, caseNumber: stored.caseNumber })]);
  },
});

function entryOf(
  ctx: PageContext,
  { id, scheduledFor, revision }: Meeting,
  { caseId, caseNumber }: { caseId: string; caseNumber: string },
): CalendarEntry {
  if (scheduledFor === null) throw problem('not-found');
  return {
    id,
    sequence: revision,
    when: { at: scheduledFor },
    summary: ctx.say(MEETINGS.inCase, { caseNumber }),
    link: linkTo(ctx, paths.case(caseId)),
  };
}

function fileOf({ now }: PageContext, entries: readonly CalendarEntry[]): PageReply {
  const content = writeCalendar(entries, now);
  return { kind: 'file', type: 'text/calendar; charset=utf-8', name: 'moter.ics', content };
}

function linkTo({ deps }: PageContext, path: string): string {
  return new URL(path, deps.env.APP_URL).toString();
}
