import type { Assignment } from '../../domain/case.js';
import { dateOf } from '../../domain/local-time.js';
import type { Listed } from '../cases/find-listed.js';
import { definePage, showPage } from '../define-page.js';
import { DataTable } from '../layout/data-table.js';
import { writeShortDay } from '../layout/dates.js';
import { paths } from '../paths.js';
import { withReturn } from '../return-to.js';
import { CASES } from '../texts/cases.js';
import { LAYOUT } from '../texts/layout.js';
import { ASSIGNMENTS } from '../texts/staff.js';
import { CALENDARS, SETTINGS } from '../texts/settings.js';
import { findAssignedCases } from './cases-to-hand-over.js';

/** Shows who is asked to take a case over and has not answered, and who stands in now or soon. */
export const assignmentsPage = definePage({
  method: 'get',
  path: paths.assignments(),
  rule: 'hand-over',
  async handle(ctx) {
    const { deps, now, query, say, locale } = ctx;
    const today = dateOf(now);
    const { listed, next } = await findAssignedCases(ctx, query.get('etter') ?? undefined);
    const open = listed.flatMap((line) =>
      line.case.assignments
        .filter(({ status, kind, to }) =>
          kind === 'stand-in'
            ? status === 'active' && (to === null || to >= today)
            : status === 'asked',
        )
        .map((assignment) => ({ line, assignment })),
    );
    const staff = await deps.db.staff.findMany({
      where: { id: { in: open.map(({ assignment }) => assignment.staffId) } },
      select: { id: true, name: true },
    });
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const day = (date: string | null) => (date === null ? '' : writeShortDay(date, locale));
    const whenOf = ({ kind, from, to, answerBy }: Assignment) => {
      if (kind === 'handover') return day(answerBy);
      if (to === null) return say(ASSIGNMENTS.untilWithdrawn, { from: day(from) });
      return say(CALENDARS.span, { from: day(from), to: day(to) });
    };
    const rowOf = ({ line, assignment }: { line: Listed; assignment: Assignment }) => {
      const { id } = line.case;
      return [
        <a className="ds-link" key="case" href={withReturn(paths.case(id), paths.assignments())}>
          {line.caseNumber}
        </a>,
        line.student?.name,
        names.get(assignment.staffId) ?? '',
        whenOf(assignment),
        <a
          className="ds-link"
          key="withdraw"
          href={withReturn(
            paths.form(id, 'withdraw-assignment', assignment.id),
            paths.assignments(),
          )}
          aria-label={say(ASSIGNMENTS.withdrawFor, { caseNumber: line.caseNumber })}
        >
          {say(ASSIGNMENTS.withdraw)}
        </a>,
      ];
    };
    const asked = open.filter(({ assignment }) => assignment.kind === 'handover');
    const standIns = open.filter(({ assignment }) => assignment.kind === 'stand-in');
    const headings = [ASSIGNMENTS.case, ASSIGNMENTS.student, ASSIGNMENTS.who];
    const table = (title: string, when: string, rows: typeof open) => (
      <DataTable
        caption={title}
        headings={[...headings.map((heading) => say(heading)), when, say(ASSIGNMENTS.withdraw)]}
        rows={rows.map(rowOf)}
      />
    );
    return showPage(
      say(SETTINGS.assignments),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SETTINGS.assignments)}
        </h1>
        <p>{say(ASSIGNMENTS.about)}</p>
        {asked.length === 0 ? (
          <p>{say(ASSIGNMENTS.noneAsked)}</p>
        ) : (
          table(say(ASSIGNMENTS.asked), say(ASSIGNMENTS.answerBy), asked)
        )}
        {standIns.length === 0 ? (
          <p>{say(ASSIGNMENTS.noStandIns)}</p>
        ) : (
          table(say(ASSIGNMENTS.standIns), say(ASSIGNMENTS.when), standIns)
        )}
        {next !== undefined && (
          <a className="ds-link" rel="next" href={`${paths.assignments()}?etter=${next}`}>
            {say(CASES.next)}
          </a>
        )}
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});
