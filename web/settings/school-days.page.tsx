import { holdsRole } from '../../api/auth/caller.js';
import { isCaseId } from '../../api/cases/who-sees.js';
import { problem, type ProblemError } from '../../api/problems.js';
import { previewSchool } from '../../api/roster/preview-school.route.js';
import { putSchool } from '../../api/roster/put-school.route.js';
import { readSchool } from '../../api/roster/store-school.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Values } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { paths } from '../paths.js';
import { CALENDARS, SETTINGS } from '../texts/settings.js';
import { SettingsForm } from './settings-form.js';
import { takePreviewed } from './take-previewed.js';

const PATH = '/innstillinger/skoler/:schoolId';
type Context = PageContext<typeof PATH>;
type School = Awaited<ReturnType<typeof readSchool>>;
const DAYS = ['closedDays', 'localMeetingDates'] as const;

/** Shows the form of a school's own closed days and fixed meetings. */
export const schoolDaysPage = definePage({
  method: 'get',
  path: PATH,
  async handle(ctx) {
    const school = await getSchool(ctx);
    const values = new URLSearchParams();
    for (const name of DAYS) {
      school[name].forEach((day, i) => {
        values.set(`${name}-${i}-day`, day);
      });
    }
    return showForm(ctx, school, values);
  },
});

/** Takes a school's days: shows what they would move, and saves them from there. */
export const saveSchoolDaysPage = definePage({
  method: 'post',
  path: PATH,
  async handle(ctx) {
    const school = await getSchool(ctx);
    const read = readForm(ctx.form, ctx.now);
    const daysOf = (name: string) => read.rows(name, ['day'], ['day']).map(({ day }) => day);
    return takePreviewed(ctx, {
      about: school.name,
      params: { schoolId: school.schoolId },
      body: {
        name: school.name,
        orgNumber: school.orgNumber,
        calendarId: school.calendarId,
        writtenLanguage: school.writtenLanguage,
        closedDays: daysOf('closedDays'),
        localMeetingDates: daysOf('localMeetingDates'),
      },
      preview: previewSchool,
      put: putSchool,
      showForm: (refused) => showForm(ctx, school, ctx.form, refused),
    });
  },
});

async function getSchool({ deps: { db }, caller, params: { schoolId } }: Context): Promise<School> {
  if (!holdsRole(caller, 'municipal-administrator') || !isCaseId(schoolId))
    throw problem('not-found');
  const found = await db.school.findUnique({ where: { id: schoolId }, select: { id: true } });
  if (!found) throw problem('not-found');
  return readSchool(db, found.id);
}

function showForm(ctx: Context, school: School, values: Values, refused?: ProblemError) {
  const { say } = ctx;
  const fields = DAYS.map((name): Field => ({
    kind: 'rows',
    name,
    label: say(name === 'closedDays' ? CALENDARS.closedDays : CALENDARS.localMeetings),
    hint: say(name === 'closedDays' ? CALENDARS.closedDaysHint : CALENDARS.localMeetingsHint),
    required: false,
    rows: school[name].length + 4,
    rowLabel: say(CALENDARS.day),
    columns: [{ name: 'day', label: say(CALENDARS.day), type: 'date' }],
  }));
  const title = say(CALENDARS.editSchool, { school: school.name });
  return showPage(
    title,
    <SettingsForm
      title={title}
      action={ctx.path}
      cancel={paths.calendars()}
      fields={fields}
      values={values}
      faults={refused ? faultsIn(refused, ctx, fields) : []}
      submit={CALENDARS.preview}
      help={[CALENDARS.help]}
    />,
    {
      status: refused?.status ?? 200,
      backTo: { href: paths.calendars(), label: say(SETTINGS.calendars) },
    },
  );
}
