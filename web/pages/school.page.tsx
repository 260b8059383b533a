import { semesterOf } from '../../domain/absence/excused-semester.js';
import { patternsOf } from '../../domain/insights/patterns.js';
import { dateOf } from '../../domain/local-time.js';
import { findSetting } from '../../prisma/find-setting.js';
import { definePage, showPage } from '../define-page.js';
import { ChooseForm } from '../fields/choose-form.js';
import { findAbsenceCounts } from '../insights/find-absence-counts.js';
import { findNearStudents } from '../insights/find-near-students.js';
import { findSchoolCases } from '../insights/find-school-cases.js';
import { paths } from '../paths.js';
import { AbsenceNow } from '../school/absence-now.js';
import { chooseSchool } from '../school/choose-school.js';
import { NearStudents } from '../school/near-students.js';
import { OpenCasesView } from '../school/open-cases.js';
import { PatternCharts } from '../school/pattern-charts.js';
import { CASES } from '../texts/cases.js';
import { SCHOOL } from '../texts/school.js';

/** Shows coordinator and leadership how their school stands: absence now, open cases, who is near a trigger, patterns of absence. */
export const schoolPage = definePage({
  method: 'get',
  path: paths.school(),
  rule: 'school',
  async handle(ctx) {
    const { deps, now, say } = ctx;
    const { db, guide } = deps;
    const { chosen, schools } = await chooseSchool(ctx);
    const today = dateOf(now);
    const from = semesterOf(today);
    const found = findSetting(db, chosen.id, guide.rules).then((setting) => setting.calendar);
    const [calendar, near, cases, counts, students] = await Promise.all([
      found,
      findNearStudents(db, chosen.id, { figures: guide.rules.triggers, calendar: found, today }),
      findSchoolCases(db, chosen.id, now),
      findAbsenceCounts(db, { schoolId: chosen.id, from, to: today }),
      db.student.count({
        where: { schoolId: chosen.id, active: true, protectedAddress: null, protectedHere: null },
      }),
    ]);
    const patterns = patternsOf(counts, { calendar, students, from, to: today });
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {chosen.name}
        </h1>
        {schools.length > 1 && (
          <ChooseForm
            action={paths.school()}
            name="skole"
            label={say(CASES.school)}
            value={chosen.sourceId}
            options={schools.map(({ sourceId, name }) => ({ value: sourceId, label: name }))}
          />
        )}
        <p className="about">{say(SCHOOL.about)}</p>
        <AbsenceNow {...{ counts, calendar, students, from, today }} />
        <OpenCasesView cases={cases} school={chosen.sourceId} guide={guide} />
        <NearStudents near={near} guide={guide} />
        <PatternCharts counts={counts} patterns={patterns} />
      </>
    );
    return showPage(say(SCHOOL.title), body);
  },
});
