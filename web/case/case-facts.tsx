import type { CaseAnswer } from '../../api/cases/case-answer.js';
import type { Guide } from '../../guide/load-guide.js';
import type { FormVerb } from '../paths.js';
import { paths } from '../paths.js';
import { writeShortDay, writeShortMoment } from '../layout/dates.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { CASE } from '../texts/case.js';
import { CONSENT_STATUS, EVALUATION_WORDS, MEETING_STATUS } from '../texts/case-words.js';
import { capitalised } from '../texts/text.js';
import type { CasePeople } from './find-case-people.js';

interface CaseFactsProps {
  shown: CaseAnswer;
  people: CasePeople;
  guide: Guide;
}

/** Shows what the case holds: plans with measures, meetings, consents, duties, handovers. */
export function CaseFacts(props: CaseFactsProps) {
  return (
    <>
      <Plans {...props} />
      <Meetings {...props} />
      <Consents {...props} />
      <Duties {...props} />
      <Assignments {...props} />
    </>
  );
}

function Plans({ shown, guide }: CaseFactsProps) {
  const { say, locale } = useShowing();
  return [...shown.plans].reverse().map((plan) => (
    <section key={plan.number} className="plan">
      <h2 className="ds-heading" data-size="sm">
        {say(CASE.plan, { number: plan.number })}
      </h2>
      <p>
        {plan.goal}{' '}
        <span className="about">
          {say(CASE.startsOn, { date: writeShortDay(plan.startsOn, locale) })}
        </span>
      </p>
      {plan.evaluation && (
        <p>
          {say(CASE.evaluated, { at: writeShortMoment(plan.evaluation.at, locale) })}{' '}
          {EVALUATION_WORDS[plan.evaluation.goal] && say(EVALUATION_WORDS[plan.evaluation.goal]!)}
        </p>
      )}
      {plan.measures && (
        <DataTable
          caption={say(CASE.measures)}
          headings={[say(CASE.measure), say(CASE.area), say(CASE.responsible)]}
          rows={(plan.measures as Measure[]).map((measure) => [
            measure.description,
            capitalised(say(guide.texts['measure-areas'][measure.area])),
            measure.responsible,
          ])}
        />
      )}
    </section>
  ));
}

interface Measure {
  area: 'school' | 'home' | 'leisure' | 'student';
  description: string;
  responsible: string;
}

function Meetings({ shown, people, guide }: CaseFactsProps) {
  const { say, locale } = useShowing();
  if (shown.meetings.length === 0) return null;
  const mayCancel = shown.allowedActions.includes('schedule-meeting');
  return (
    <DataTable
      caption={say(CASE.meetings)}
      headings={[say(CASE.meeting), say(CASE.when), say(CASE.status), say(CASE.who)]}
      rows={shown.meetings.map((meeting) => {
        const at = meeting.heldAt ?? meeting.scheduledFor;
        const isOpen = meeting.status === 'scheduled';
        return [
          capitalised(say(guide.texts.meetings[meeting.kind])),
          at === null ? '' : writeShortMoment(at, locale),
          <>
            {say(MEETING_STATUS[meeting.status])}{' '}
            {isOpen && mayCancel && (
              <ThingLink caseId={shown.id} verb="cancel-meeting" thingId={meeting.id}>
                {say(CASE.cancel)}
              </ThingLink>
            )}
          </>,
          meeting.participants.map((p) => nameIn(p, people)).join(', '),
        ];
      })}
    />
  );
}

function Consents({ shown, people, guide }: CaseFactsProps) {
  const { say, locale } = useShowing();
  return (
    <>
      {shown.consents.length > 0 && (
        <DataTable
          caption={say(CASE.consents)}
          headings={[say(CASE.who), say(CASE.status), say(CASE.covers), say(CASE.when)]}
          rows={shown.consents.map(({ by, status, covers, recordedAt }) => [
            by ? nameIn(by, people) : '',
            say(CONSENT_STATUS[status]),
            covers.map((cover) => say(guide.texts.consents[cover])).join(', '),
            writeShortMoment(recordedAt, locale),
          ])}
        />
      )}
      {people.student && (
        <p>
          <a className="ds-link" href={paths.consents(shown.id)}>
            {say(CASE.toConsents)}
          </a>
        </p>
      )}
    </>
  );
}

function Duties({ shown, guide }: CaseFactsProps) {
  const { say, locale } = useShowing();
  const mayTick = shown.allowedActions.includes('progress-duty');
  return shown.duties.map((duty) => {
    const { name, items } = guide.texts.duties[duty.kind];
    return (
      <section key={duty.id}>
        <h2 className="ds-heading" data-size="sm">
          {say(name)}
        </h2>
        <p>{say(CASE.dutyDue, { date: writeShortDay(duty.dueOn, locale) })}</p>
        <ul>
          {duty.items.map(({ item, doneAt }) => (
            <li key={item}>
              {items[item] ? say(items[item]) : item}
              {doneAt !== null && ` ✓ ${writeShortMoment(doneAt, locale)}`}
            </li>
          ))}
        </ul>
        {mayTick && duty.doneAt === null && (
          <ThingLink caseId={shown.id} verb="progress-duty" thingId={duty.id}>
            {say(CASE.tick)}
          </ThingLink>
        )}
      </section>
    );
  });
}

function Assignments({ shown, people, guide }: CaseFactsProps) {
  const { say, locale } = useShowing();
  const running = shown.assignments.filter(
    ({ status }) => status === 'asked' || status === 'active',
  );
  if (running.length === 0) return null;
  return (
    <DataTable
      caption={say(CASE.assignments)}
      headings={[say(CASE.who), say(CASE.role), say(CASE.when), '']}
      rows={running.map(({ id, staffId, role, from, to, kind, status }) => [
        people.nameOf(staffId),
        say(guide.texts.roles[role]),
        [from, to].map((day) => (day === null ? '' : writeShortDay(day, locale))).join(' – '),
        <>
          {say(
            kind === 'stand-in' ? CASE.standIn : status === 'asked' ? CASE.asked : CASE.accepted,
          )}{' '}
          {shown.allowedActions.includes('assign') && (
            <ThingLink caseId={shown.id} verb="withdraw-assignment" thingId={id}>
              {say(CASE.withdraw)}
            </ThingLink>
          )}
        </>,
      ])}
    />
  );
}

interface ThingLinkProps {
  caseId: string;
  verb: FormVerb;
  thingId: string;
  children: string;
}

function ThingLink({ caseId, verb, thingId, children }: ThingLinkProps) {
  return (
    <a className="ds-link" href={paths.form(caseId, verb, thingId)}>
      {children}
    </a>
  );
}

function nameIn(who: object, { student, nameOf }: CasePeople): string {
  if ('student' in who) return student?.name ?? '';
  if ('staffId' in who) return nameOf(String(who.staffId));
  if ('guardianId' in who) return nameOf(String(who.guardianId));
  return 'name' in who ? String(who.name) : '';
}
