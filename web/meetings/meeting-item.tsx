import { dateOf } from '../../domain/local-time.js';
import type { Guide } from '../../guide/load-guide.js';
import { writeDay, writeMoment } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import { MEETINGS } from '../texts/meetings.js';
import { capitalised } from '../texts/text.js';
import type { CaseMeeting, FixedMeeting } from './find-meetings.js';

interface MeetingItemProps {
  item: CaseMeeting | FixedMeeting;
  guide: Guide;
  isPassed: boolean;
}

/** Shows one meeting with what can be done about it. */
export function MeetingItem({ item, guide, isPassed }: MeetingItemProps) {
  const { say, locale } = useShowing();
  if (item.kind === 'fixed') {
    return (
      <li>
        <strong>{writeDay(item.date, locale)}</strong>
        <p className="words">
          {say(MEETINGS.fixed)}, {item.schoolName}
        </p>
        <p className="links">
          <a className="ds-link" href={paths.localAgenda(item.schoolId, item.date)}>
            {say(AGENDA.open)}
          </a>
        </p>
      </li>
    );
  }
  const { at, meeting, caseId, caseNumber, schoolId, studentName, mayHold } = item;
  return (
    <li>
      <strong>{writeMoment(at, locale)}</strong>
      <p className="words">
        {capitalised(say(guide.texts.meetings[meeting.kind]))}
        {studentName !== undefined && `: ${studentName}`}
      </p>
      <p className="links">
        <a className="ds-link" href={paths.case(caseId)}>
          {say(MEETINGS.toCase, { caseNumber })}
        </a>
        {meeting.kind === 'local' && (
          <a className="ds-link" href={paths.localAgenda(schoolId, dateOf(at))}>
            {say(AGENDA.open)}
          </a>
        )}
        {isPassed && mayHold && (
          <a className="ds-link" href={paths.form(caseId, 'hold-meeting')}>
            {say(MEETINGS.hold)}
          </a>
        )}
        {!isPassed && (
          <>
            <a className="ds-link" href={paths.meetingFile(caseId, meeting.id)}>
              {say(MEETINGS.oneFile)}
            </a>
            {studentName !== undefined && (
              <a className="ds-link" href={paths.invitation(caseId, meeting.id)}>
                {say(MEETINGS.invitation)}
              </a>
            )}
          </>
        )}
      </p>
    </li>
  );
}
