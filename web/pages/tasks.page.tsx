import { findVisibleCases } from '../../api/cases/find-visible-cases.js';
import { findResponsible } from '../../api/cases/find-responsible.js';
import { dueAtOf, isOverdue } from '../../domain/case-view.js';
import { Prisma } from '../../prisma/generated/client.js';
import { definePage, showPage } from '../define-page.js';
import { writeMoment } from '../layout/dates.js';
import { LateTag } from '../layout/tags.js';
import { paths } from '../paths.js';
import { LAYOUT } from '../texts/layout.js';
import { TASKS } from '../texts/tasks.js';

const MOST = 200;

/** Shows what the person must do, soonest first. */
export const tasksPage = definePage({
  method: 'get',
  path: paths.tasks(),
  async handle({ deps, caller, now, locale, say }) {
    const found = await findVisibleCases(deps, caller, {
      action: 'list',
      where: [Prisma.sql`c.closed_at is null`],
      fits: async ({ view }) =>
        (await findResponsible(deps.db, view)) === caller.staffId ||
        view.case.assignments.some((a) => a.status === 'asked' && a.staffId === caller.staffId),
      after: undefined,
      limit: MOST,
      now,
    });
    const tasks = found
      .map(({ stored }) => {
        const { case: c, setting } = stored.view;
        return { stored, c, dueAt: dueAtOf(c, setting), isLate: isOverdue(c, setting, now) };
      })
      .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
    return showPage(
      say(LAYOUT.tasks),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(LAYOUT.tasks)}
        </h1>
        {tasks.length === 0 && <p>{say(TASKS.none)}</p>}
        <ul className="tasks">
          {tasks.map(({ stored, c, dueAt, isLate }) => (
            <li key={c.id} className={isLate ? 'late' : undefined}>
              <a className="ds-link" href={paths.case(c.id)}>
                {stored.caseNumber}: {say(deps.guide.texts.phases[c.phase].name)}
              </a>{' '}
              {isLate && <LateTag kind={c.stuck ? 'stuck' : 'overdue'} />}
              {dueAt !== null && (
                <p>
                  {say(isLate ? TASKS.lateSince : TASKS.due, { at: writeMoment(dueAt, locale) })}
                </p>
              )}
            </li>
          ))}
        </ul>
      </>,
    );
  },
});
