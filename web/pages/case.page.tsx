import { findTimeline } from '../../api/cases/find-timeline.js';
import { logAccess } from '../../api/cases/log-access.js';
import { maySendCommands } from '../../api/cases/may-send.js';
import { presentCase } from '../../api/cases/present-case.js';
import { decideFor, getCaseFor } from '../../api/cases/who-sees.js';
import { awaitedCommand } from '../../domain/awaited-command.js';
import { nextDeadlineOf } from '../../domain/case-view.js';
import { STEPS } from '../../domain/codes.js';
import { dateOf } from '../../domain/local-time.js';
import { CaseFacts } from '../case/case-facts.js';
import { DueView } from '../case/due-view.js';
import { findCasePeople } from '../case/find-case-people.js';
import { findPlanEffects } from '../case/find-plan-effects.js';
import { findSent } from '../case/find-sent.js';
import { PlanCharts } from '../case/plan-charts.js';
import { TimelineList } from '../case/timeline-list.js';
import { definePage, showPage } from '../define-page.js';
import { commandForms } from '../forms/all-forms.js';
import { commandsOf } from '../forms/commands-of.js';
import type { CommandForm } from '../forms/command-form.js';
import { Notice } from '../layout/notice.js';
import { BtiTag, LateTag } from '../layout/tags.js';
import { Unfold } from '../layout/unfold.js';
import { paths } from '../paths.js';
import { returnTo, withReturn } from '../return-to.js';
import { ACCESS_LOG } from '../texts/access-log.js';
import { CASE } from '../texts/case.js';
import { LAYOUT } from '../texts/layout.js';

/** Shows one case: where it stands, by when and why, what can be done now, what it holds and what has happened. */
export const casePage = definePage({
  method: 'get',
  path: '/saker/:caseId',
  async handle({ deps, caller, params, query, now, say }) {
    const visible = await getCaseFor(deps, caller, params.caseId, { action: 'read', now });
    const { relation, stored } = visible;
    const { case: c } = stored.view;
    const read = { caseId: c.id, relation, result: 'allowed', now } as const;
    const { calendar } = stored.view.setting;
    const [shown, timeline, people, sent, effects, log] = await Promise.all([
      presentCase(deps, visible, { now, maySend: maySendCommands(caller, relation) }),
      findTimeline(deps.db, c, relation.sight),
      findCasePeople(deps.db, c, relation.sight),
      findSent(deps.db, { caseId: c.id, staffId: caller.staffId, now }),
      // Absence is for those who see all of the case.
      relation.sight === 'everything'
        ? findPlanEffects(deps.db, c, { calendar, today: dateOf(now) })
        : [],
      decideFor(deps, caller, stored, { action: 'access-log', now }),
      logAccess(deps.db, caller, [
        { ...read, action: 'read' },
        { ...read, action: 'timeline' },
      ]),
    ]);
    const back = returnTo(query);
    // A form leads back here, and from here one comes back to the same place of the list.
    const here = back && withReturn(paths.case(c.id), back);
    const { guide } = deps;
    const { texts } = guide;
    const isOffered = (form: CommandForm) =>
      !form.aboutThing &&
      commandsOf(form).some((command) => shown.allowedActions.includes(command)) &&
      (!form.thingOf || form.thingOf(c, caller.staffId) !== undefined);
    const offered = commandForms.filter(isOffered);
    const awaited = awaitedCommand(c.phase, nextDeadlineOf(c)?.kind);
    const isArranged = c.meetings.some(({ status }) => status === 'scheduled');
    const next: readonly string[] = [
      ...[awaited, 'accept-handover'],
      ...(awaited === 'hold-meeting' && !isArranged ? ['schedule-meeting'] : []),
    ];
    const isNext = ({ verb }: CommandForm) => next.includes(verb);
    const main = offered.filter((form) => isNext(form) || MAIN_VERBS.has(form.verb));
    const { responsible } = shown;
    const button = ({ verb, title }: CommandForm, variant: 'primary' | 'secondary') => (
      <a
        key={verb}
        className="ds-button"
        data-variant={variant}
        href={withReturn(paths.form(c.id, verb), here)}
      >
        {say(title)}
      </a>
    );
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {people.student?.name ?? say(CASE.title, { caseNumber: stored.caseNumber })}
        </h1>
        <p className="about">
          {stored.caseNumber} · {people.schoolName} {people.student?.className}
        </p>
        {sent.map((one, i) =>
          one.status === 'pending' ? (
            <Notice key={i} color="info" role="status">
              {say(CASE.waiting, { what: say(one.title) })}
            </Notice>
          ) : (
            <Notice key={i} color="warning" role="status">
              {say(CASE.refusedLater)}{' '}
              <a className="ds-link" href={one.href}>
                {say(one.title)}
              </a>
            </Notice>
          ),
        )}
        <ol className="staircase" aria-label={say(CASE.steps)}>
          {STEPS.slice(0, 5).map((step) => (
            <li key={step} aria-current={step === shown.step ? 'step' : undefined}>
              {say(texts.steps[step].name)}
            </li>
          ))}
        </ol>
        <p className="state">
          <BtiTag colour={shown.btiColour} level={shown.btiLevel} />
          {shown.overdue && <LateTag kind={shown.stuck ? 'stuck' : 'overdue'} />}
          <span>{say(texts.phases[c.phase].name)}</span>
        </p>
        <DueView shown={shown} guide={guide} />
        {responsible && (
          <p>
            <strong>{say(CASE.responsible)}:</strong>{' '}
            {responsible.staffId !== null && `${people.nameOf(responsible.staffId)}, `}
            {say(texts.roles[responsible.role])}
          </p>
        )}
        {offered.length > 0 && (
          <section>
            <h2 className="ds-heading" data-size="sm">
              {say(CASE.now)}
            </h2>
            {main.length > 0 && (
              <div className="actions">
                {main.filter(isNext).map((form) => button(form, 'primary'))}
                {main.filter((form) => !isNext(form)).map((form) => button(form, 'secondary'))}
              </div>
            )}
            <Unfold summary={say(CASE.more)} open={main.length === 0}>
              <div className="actions">
                {offered
                  .filter((form) => !main.includes(form))
                  .map((form) => button(form, 'secondary'))}
              </div>
            </Unfold>
          </section>
        )}
        <PlanCharts effects={effects} />
        <CaseFacts shown={shown} people={people} guide={guide} />
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(CASE.timeline)}
          </h2>
          <TimelineList items={timeline} people={people} guide={guide} />
        </section>
        {log.allowed && (
          <p>
            <a className="ds-link" href={paths.accessLog(c.id)}>
              {say(ACCESS_LOG.linkFromCase)}
            </a>
          </p>
        )}
      </>
    );
    return showPage(say(CASE.title, { caseNumber: stored.caseNumber }), body, {
      backTo:
        back === undefined
          ? { href: paths.tasks(), label: say(LAYOUT.tasks) }
          : { href: back, label: say(LAYOUT.back) },
    });
  },
});

/** The forms that take a case onward; the others are there when they are needed. */
const MAIN_VERBS = new Set([
  'log-call',
  'hold-meeting',
  'schedule-meeting',
  'agree-plan',
  'check-plan',
  'evaluate-plan',
  'record-consent',
]);
