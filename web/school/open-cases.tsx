import { btiColourOf } from '../../domain/phases.js';
import type { Guide } from '../../guide/load-guide.js';
import type { OpenCases } from '../insights/find-school-cases.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { BtiTag } from '../layout/tags.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';
import { SCHOOL } from '../texts/school.js';

interface OpenCasesProps {
  cases: readonly OpenCases[];
  /** The school's id at its source, by which the list of cases is narrowed. */
  school: string;
  guide: Guide;
}

/** Shows how many cases of a school are open, by where they stand, and leads to those behind the numbers. */
export function OpenCasesView({ cases, school, guide }: OpenCasesProps) {
  const { say } = useShowing();
  const sumOf = (what: 'count' | 'overdue' | 'stuck') =>
    cases.reduce((sum, { [what]: part }) => sum + part, 0);
  const overdue = sumOf('overdue');
  const list = (more = '') => `${paths.cases()}?school=${encodeURIComponent(school)}${more}`;
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(SCHOOL.cases)}
      </h2>
      {cases.length === 0 ? (
        <p>{say(SCHOOL.noCases)}</p>
      ) : (
        <>
          <p>{say(SCHOOL.openTotal, { count: sumOf('count'), overdue, stuck: sumOf('stuck') })}</p>
          <p className="links">
            {overdue > 0 && (
              <a className="ds-link" href={list('&due=overdue')}>
                {say(SCHOOL.toOverdue)}
              </a>
            )}
            <a className="ds-link" href={list()}>
              {say(SCHOOL.toCases)}
            </a>
          </p>
          <DataTable
            caption={say(SCHOOL.byWaiting)}
            headings={[
              say(CASES.step),
              say(CASES.phase),
              say(CASES.colour),
              say(SCHOOL.count),
              say(SCHOOL.ofWhichOverdue),
              say(SCHOOL.ofWhichStuck),
            ]}
            rows={cases.map(({ step, phase, btiLevel, count, overdue: late, stuck }) => [
              say(guide.texts.steps[step].name),
              say(guide.texts.phases[phase].name),
              <BtiTag key="bti" colour={btiColourOf(btiLevel)} level={btiLevel} />,
              count,
              late,
              stuck,
            ])}
          />
        </>
      )}
    </section>
  );
}
