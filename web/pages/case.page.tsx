import { findTimeline } from '../../api/cases/find-timeline.js';
import { logAccess } from '../../api/cases/log-access.js';
import { maySendCommands } from '../../api/cases/may-send.js';
import { presentCase } from '../../api/cases/present-case.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { STEPS } from '../../domain/codes.js';
import { findCasePeople } from '../case/find-case-people.js';
import { TimelineList } from '../case/timeline-list.js';
import { definePage, showPage } from '../define-page.js';
import { commandForms } from '../forms/all-forms.js';
import { writeMoment, writeShortDay } from '../layout/dates.js';
import { BtiTag, LateTag } from '../layout/tags.js';
import { Unfold } from '../layout/unfold.js';
import { paths } from '../paths.js';
import { CASE } from '../texts/case.js';
import { LAYOUT } from '../texts/layout.js';
import { sayIn } from '../texts/text.js';

/** Shows one case: where it stands, by when and why, what can be done now, what has happened. */
export const casePage = definePage({
  method: 'get',
  path: '/saker/:caseId',
  async handle({ deps, caller, params, now, locale, say }) {
    const visible = await getCaseFor(deps, caller, params.caseId, { action: 'read', now });
    const { relation, stored } = visible;
    const { case: c } = stored.view;
    const read = { caseId: c.id, relation, result: 'allowed', now } as const;
    const [shown, timeline, people] = await Promise.all([
      presentCase(deps, visible, { now, maySend: maySendCommands(caller, relation) }),
      findTimeline(deps.db, c, relation.sight),
      findCasePeople(deps.db, c, relation.sight),
      logAccess(deps.db, caller, [
        { ...read, action: 'read' },
        { ...read, action: 'timeline' },
      ]),
    ]);
    const { texts } = deps.guide;
    const because = shown.dueBecause;
    const offered = commandForms.filter(
      (form) =>
        !form.aboutThing && [form.command].flat().some((x) => shown.allowedActions.includes(x)),
    );
    const { responsible } = shown;
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {people.student?.name ?? say(CASE.title, { caseNumber: stored.caseNumber })}
        </h1>
        <p className="about">
          {stored.caseNumber} · {people.schoolName} {people.student?.className}
        </p>
        <ol className="staircase" aria-label={say(CASE.steps)}>
          {STEPS.slice(0, 5).map((step) => (
            <li key={step} aria-current={step === shown.step ? 'step' : undefined}>
              {say(texts.steps[step].name)}
            </li>
          ))}
        </ol>
        <p>
          <BtiTag colour={shown.btiColour} level={shown.btiLevel} />{' '}
          {shown.overdue && <LateTag kind={shown.stuck ? 'stuck' : 'overdue'} />}{' '}
          {say(texts.phases[c.phase].name)}
        </p>
        {responsible && (
          <p>
            {say(CASE.responsible)}:{' '}
            {responsible.staffId !== null && people.nameOf(responsible.staffId)} (
            {say(texts.roles[responsible.role])})
          </p>
        )}
        {shown.dueAt !== null && (
          <p>
            <strong>{say(CASE.due)}:</strong> {writeMoment(shown.dueAt, locale)}
          </p>
        )}
        {because && (
          <Unfold summary={say(CASE.why)}>
            {sayIn(
              locale,
              texts['due-because'][because.rule as keyof (typeof texts)['due-because']],
              {
                count: because.count ?? '',
                from: writeShortDay(because.from, locale),
              },
            )}
          </Unfold>
        )}
        {offered.length > 0 && (
          <section>
            <h2 className="ds-heading" data-size="sm">
              {say(CASE.now)}
            </h2>
            <div className="actions">
              {offered.map(({ verb, title }) => (
                <a key={verb} className="ds-button" href={paths.form(c.id, verb)}>
                  {say(title)}
                </a>
              ))}
            </div>
          </section>
        )}
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(CASE.timeline)}
          </h2>
          <TimelineList items={timeline} people={people} guide={deps.guide} />
        </section>
      </>
    );
    return showPage(say(CASE.title, { caseNumber: stored.caseNumber }), body, {
      backTo: { href: paths.tasks(), label: say(LAYOUT.tasks) },
    });
  },
});
