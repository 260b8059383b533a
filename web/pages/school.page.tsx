import { problem } from '../../api/problems.js';
import { semesterOf } from '../../domain/absence/excused-semester.js';
import { btiColourOf } from '../../domain/phases.js';
import { patternsOf } from '../../domain/insights/patterns.js';
import { dateOf } from '../../domain/local-time.js';
import { findSetting } from '../../prisma/find-setting.js';
import { definePage, showPage } from '../define-page.js';
import { findAbsenceCounts } from '../insights/find-absence-counts.js';
import { findNearStudents } from '../insights/find-near-students.js';
import { findSchoolCases } from '../insights/find-school-cases.js';
import { BarChart } from '../layout/bar-chart.js';
import { DataTable } from '../layout/data-table.js';
import { writeWeekday } from '../layout/dates.js';
import { BtiTag } from '../layout/tags.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';
import { SCHOOL } from '../texts/school.js';

/** Shows coordinator and leadership how their school stands: open cases, who is near a trigger, absence by weekday. */
export const schoolPage = definePage({
  method: 'get',
  path: paths.school(),
  async handle({ deps: { db, guide }, caller, now, say, locale }) {
    const schoolId = caller.roles.find(
      ({ role }) => role === 'attendance-coordinator' || role === 'school-leadership',
    )?.schoolId;
    if (!schoolId) throw problem('not-found');
    const today = dateOf(now);
    const from = semesterOf(today);
    const setting = await findSetting(db, schoolId, guide.rules);
    const [cases, near, counts, students] = await Promise.all([
      findSchoolCases(db, schoolId, now),
      findNearStudents(db, schoolId, { setting, today }),
      findAbsenceCounts(db, { schoolId, from, to: today }),
      db.student.count({
        where: { schoolId, active: true, protectedAddress: null, protectedHere: null },
      }),
    ]);
    const { calendar } = setting;
    const { byWeekday } = patternsOf(counts, { calendar, students, from, to: today });
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(SCHOOL.title)}
        </h1>
        <DataTable
          caption={say(SCHOOL.cases)}
          headings={[CASES.phase, CASES.colour, SCHOOL.count, CASES.overdue, CASES.stuck].map((t) =>
            say(t),
          )}
          rows={cases.map(({ phase, btiLevel, count, overdue, stuck }) => [
            say(guide.texts.phases[phase].name),
            <BtiTag key="bti" colour={btiColourOf(btiLevel)} level={btiLevel} />,
            count,
            overdue,
            stuck,
          ])}
        />
        {near.length === 0 ? (
          <p>{say(SCHOOL.nearNone)}</p>
        ) : (
          <DataTable
            caption={say(SCHOOL.near)}
            headings={[say(CASES.student), say(CASES.className), say(SCHOOL.trigger)]}
            rows={near.map((student) => [
              student.name,
              student.className,
              student.near
                .map(
                  (n) =>
                    `${say(guide.texts.triggers[n.trigger].name)}: ${say(SCHOOL.has, { ...n })}`,
                )
                .join('; '),
            ])}
          />
        )}
        <BarChart
          title={say(SCHOOL.weekdays)}
          headings={[say(SCHOOL.weekday), say(SCHOOL.days), say(SCHOOL.rate)]}
          bars={byWeekday.map(({ key, days, rate }) => ({
            label: writeWeekday(Number(key), locale),
            rate,
            cells: [String(days), rate === null ? '–' : `${(100 * rate).toFixed(1)} %`],
          }))}
        />
      </>
    );
    return showPage(say(SCHOOL.title), body);
  },
});
