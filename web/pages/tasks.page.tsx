import { definePage, showPage } from '../define-page.js';
import { writeMoment } from '../layout/dates.js';
import { Pager, pageOf, sayCount } from '../layout/pager.js';
import { LateTag } from '../layout/tags.js';
import { paths } from '../paths.js';
import { withReturn } from '../return-to.js';
import { findTasks, placeOf, type Task } from '../tasks/find-tasks.js';
import { LAYOUT } from '../texts/layout.js';
import { TASKS } from '../texts/tasks.js';

/** Shows what the person must do, soonest first, each one click from its form. */
export const tasksPage = definePage({
  method: 'get',
  path: paths.tasks(),
  async handle(ctx) {
    const { deps, now, locale, say } = ctx;
    const { texts } = deps.guide;
    const page = pageOf(await findTasks(ctx), placeOf, { path: paths.tasks(), query: ctx.query });
    const { shown: tasks, total } = page;
    const nameOf = ({ kind, duty, case: c }: Task) => {
      if (kind === 'handover') return say(TASKS.handover);
      return say(duty ? texts.duties[duty.kind].name : texts.phases[c.phase].name);
    };
    return showPage(
      say(LAYOUT.tasks),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(LAYOUT.tasks)}
        </h1>
        <p>
          {total === 0 ? say(TASKS.none) : sayCount(say, TASKS, { total, shown: tasks.length })}
        </p>
        <ul className="tasks">
          {tasks.map((task, i) => {
            const isLate = task.dueAt !== null && task.dueAt < now;
            const due = isLate ? TASKS.lateSince : TASKS.due;
            return (
              <li key={i} className={isLate ? 'late' : undefined}>
                <a className="ds-link" href={withReturn(task.href, page.here)}>
                  {nameOf(task)}
                </a>{' '}
                {isLate && (
                  <LateTag kind={task.kind === 'case' && task.case.stuck ? 'stuck' : 'overdue'} />
                )}
                {task.dueAt !== null && <p>{say(due, { at: writeMoment(task.dueAt, locale) })}</p>}
                <p>
                  <a className="ds-link" href={paths.case(task.case.id)}>
                    {say(TASKS.toCase, { caseNumber: task.caseNumber })}
                  </a>
                </p>
              </li>
            );
          })}
        </ul>
        <Pager first={page.first} next={page.next} />
      </>,
    );
  },
});
