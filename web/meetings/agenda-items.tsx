import type { ReactNode } from 'react';
import type { Guide } from '../../guide/load-guide.js';
import { askedFrom } from './asked-from.js';
import { Notice } from '../layout/notice.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { AGE_BANDS, AGENDA, PLANS_TRIED, POINTS_AT } from '../texts/agenda.js';
import type { Agenda, AgendaItem } from './find-agenda.js';

interface ItemProps {
  item: AgendaItem;
  agenda: Agenda;
  /** True from the meeting's own day on, when what it came to can be recorded. */
  hasCome: boolean;
}

/** Shows a case that is talked about by name, with the way to its decision and its invitation. */
export function NamedItem({ item, agenda, hasCome }: ItemProps) {
  const { say } = useShowing();
  const { caseId, caseNumber, studentName, className, offered, arrangedId } = item;
  return (
    <li>
      <strong>{studentName}</strong>, {className}
      <Links caseId={caseId} caseNumber={caseNumber}>
        {hasCome && offered.includes('hold-meeting') && (
          <a className="ds-link" href={askedFrom(agenda, caseId, 'hold-meeting')}>
            {say(AGENDA.decide)}
          </a>
        )}
        {!hasCome && arrangedId !== undefined && (
          <a className="ds-link" href={paths.invitation(caseId, arrangedId)}>
            {say(AGENDA.paper)}
          </a>
        )}
        {!hasCome && arrangedId === undefined && offered.includes('schedule-meeting') && (
          <a className="ds-link" href={askedFrom(agenda, caseId, 'schedule-meeting')}>
            {say(AGENDA.schedule)}
          </a>
        )}
      </Links>
    </li>
  );
}

/** Shows a case without consent: what may be said, a warning where even that is too much, and on screen alone whose case it is. */
export function AnonymousItem({
  item,
  agenda,
  hasCome,
  number,
  guide,
}: ItemProps & { number: number; guide: Guide }) {
  const { say } = useShowing();
  const { caseId, caseNumber, offered, sheet, pointsAt } = item;
  const triggers = sheet.triggers.map((trigger) => say(guide.texts.triggers[trigger].name));
  return (
    <li>
      <strong>{say(AGENDA.sheet, { number })}</strong>
      <dl className="facts">
        <dt>{say(AGENDA.age)}</dt>
        <dd>{say(AGE_BANDS[sheet.ageBand])}</dd>
        <dt>{say(AGENDA.why)}</dt>
        <dd>{triggers.join('; ')}</dd>
        <dt>{say(AGENDA.tried)}</dt>
        <dd>{say(PLANS_TRIED[sheet.plansTried])}</dd>
      </dl>
      {pointsAt && <Notice color="warning">{say(POINTS_AT[pointsAt])}</Notice>}
      <Links caseId={caseId} caseNumber={caseNumber}>
        <a className="ds-link" href={paths.consents(caseId)}>
          {say(AGENDA.consents)}
        </a>
        {hasCome && offered.includes('discuss-anonymously') && (
          <a className="ds-link" href={askedFrom(agenda, caseId, 'consult-ppa')}>
            {say(AGENDA.discuss)}
          </a>
        )}
      </Links>
    </li>
  );
}

/** What leads on to a case names it, so none of it is printed. */
function Links({
  caseId,
  caseNumber,
  children,
}: {
  caseId: string;
  caseNumber: string;
  children: ReactNode;
}) {
  const { say } = useShowing();
  return (
    <p className="links screen-only">
      <a className="ds-link" href={paths.case(caseId)}>
        {say(AGENDA.toCase, { caseNumber })}
      </a>
      {children}
    </p>
  );
}
