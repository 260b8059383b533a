import { dateOf } from '../../domain/local-time.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { writeDay, writeShortDay } from '../layout/dates.js';
import { DecidedTable } from '../meetings/decided-table.js';
import { AnonymousItem, NamedItem } from '../meetings/agenda-items.js';
import { getAgenda, type Agenda } from '../meetings/find-agenda.js';
import { ownsMeeting } from '../meetings/owns-meeting.js';
import { PrintButton } from '../papers/paper-language.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import { MEETINGS } from '../texts/meetings.js';
import { MINUTES } from '../texts/minutes.js';
import type { Text } from '../texts/text.js';

/** Shows the agenda of a school's local meeting: absence first, cases by name, cases without a name, and what was decided. */
export const localAgendaPage = definePage({
  method: 'get',
  path: '/moter/lokalt/:schoolId/:date',
  async handle(ctx) {
    const { caller, now, locale, say, params } = ctx;
    const agenda = await getAgenda(ctx, params);
    const { school, date, isOfSchool } = agenda;
    const hasCome = date <= dateOf(now);
    const isOwner = ownsMeeting(caller, school.id);
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(AGENDA.title)}
        </h1>
        <p className="about">
          {school.name}, {writeDay(date, locale)}
        </p>
        <div className="actions">
          <PrintButton />
          {isOwner && (
            <a
              className="ds-button"
              data-variant="secondary"
              href={paths.localCall(school.id, date)}
            >
              {say(AGENDA.invite)}
            </a>
          )}
          {isOwner &&
            hasCome &&
            agenda.named.some(({ offered }) => offered.includes('hold-meeting')) && (
              <a className="ds-button" href={paths.localMinutes(school.id, date)}>
                {say(MINUTES.write)}
              </a>
            )}
        </div>
        <Item number={1} title={say(AGENDA.absence)} about={say(AGENDA.absenceAbout)}>
          {isOwner && (
            <p className="screen-only">
              <a className="ds-link" href={paths.school()}>
                {say(AGENDA.toSchool)}
              </a>
            </p>
          )}
        </Item>
        <Item
          number={2}
          title={say(AGENDA.named)}
          about={say(agenda.named.length > 0 ? AGENDA.namedAbout : AGENDA.noNamed)}
        >
          <ul className="timeline">
            {agenda.named.map((item) => (
              <NamedItem key={item.caseId} {...{ item, agenda, hasCome }} />
            ))}
          </ul>
          {!hasCome && <p className="screen-only">{say(AGENDA.decideLater)}</p>}
        </Item>
        <Item number={3} title={say(AGENDA.anonymous)} about={say(aboutAnonymous(agenda))}>
          <ul className="timeline">
            {agenda.anonymous.map((item, i) => (
              <AnonymousItem
                key={item.caseId}
                {...{ item, agenda, hasCome }}
                number={i + 1}
                guide={ctx.deps.guide}
              />
            ))}
          </ul>
          {isOfSchool && <p className="about screen-only">{say(AGENDA.notHere)}</p>}
        </Item>
        {agenda.decided.length > 0 && (
          <DecidedTable decided={agenda.decided} guide={ctx.deps.guide} />
        )}
        <OtherDays agenda={agenda} ctx={ctx} />
      </>
    );
    return showPage(`${say(AGENDA.title)} – ${writeShortDay(date, locale)}`, body, {
      backTo: { href: paths.meetings(), label: say(MEETINGS.title) },
    });
  },
});

function aboutAnonymous({ isOfSchool, anonymous }: Agenda): Text {
  if (!isOfSchool) return AGENDA.anonymousForPartners;
  return anonymous.length > 0 ? AGENDA.anonymousAbout : AGENDA.noAnonymous;
}

interface ItemProps {
  number: number;
  title: string;
  about: string;
  children: React.ReactNode;
}

function Item({ number, title, about, children }: ItemProps) {
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {number}. {title}
      </h2>
      <p>{about}</p>
      {children}
    </section>
  );
}

interface WithAgenda {
  agenda: Agenda;
  ctx: PageContext;
}

function OtherDays({ agenda: { school, earlier, later }, ctx: { say, locale } }: WithAgenda) {
  const link = (words: Text, date: string) => (
    <a className="ds-link" href={paths.localAgenda(school.id, date)}>
      {say(words, { day: writeShortDay(date, locale) })}
    </a>
  );
  return (
    <p className="links screen-only">
      {earlier !== undefined && link(AGENDA.earlier, earlier)}
      {later !== undefined && link(AGENDA.later, later)}
    </p>
  );
}
