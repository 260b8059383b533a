import { holdsRole } from '../../api/auth/caller.js';
import { isCaseId } from '../../api/cases/who-sees.js';
import { problem, type ProblemError } from '../../api/problems.js';
import { previewCalendar } from '../../api/roster/preview-calendar.route.js';
import { putCalendar } from '../../api/roster/put-calendar.route.js';
import { addDays } from '../../domain/local-time.js';
import type { SchoolYear } from '../../domain/school-days.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Values } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { writeDay } from '../layout/dates.js';
import { paths } from '../paths.js';
import { CALENDARS, SETTINGS } from '../texts/settings.js';
import { findCalendars, type ShownCalendar } from './find-calendars.js';
import { SettingsForm } from './settings-form.js';
import { takePreviewed } from './take-previewed.js';

const PATH = '/innstillinger/skoleruter/:calendarId/:firstDay';
const COLUMNS = ['name', 'from', 'to'];
type Context = PageContext<typeof PATH>;

/** Shows the form of a school year, filled in as it stands, or of a new one. */
export const calendarYearPage = definePage({
  method: 'get',
  path: PATH,
  async handle(ctx) {
    const { calendar, year } = await getYear(ctx);
    return showForm(ctx, calendar, year, valuesOf(calendar, year));
  },
});

/** Takes the form of a school year: shows what it would move, and saves it from there. */
export const saveCalendarYearPage = definePage({
  method: 'post',
  path: PATH,
  async handle(ctx) {
    const { calendar, year } = await getYear(ctx);
    const read = readForm(ctx.form, ctx.now);
    const closed = read.rows('closed', COLUMNS, ['from', 'to']);
    const firstDay = year?.firstDay ?? read.text('firstDay') ?? '';
    const wanted = { firstDay, lastDay: read.text('lastDay'), closed };
    return takePreviewed(ctx, {
      about: calendar.name,
      params: { calendarId: calendar.sourceId },
      body: { name: read.text('name') ?? '', years: [wanted] },
      preview: previewCalendar,
      put: putCalendar,
      showForm: (refused) => showForm(ctx, calendar, year, ctx.form, refused),
    });
  },
});

async function getYear({ deps, caller, params: { calendarId, firstDay } }: Context) {
  if (!holdsRole(caller, 'municipal-administrator') || !isCaseId(calendarId))
    throw problem('not-found');
  const calendar = (await findCalendars(deps.db, caller)).find(({ id }) => id === calendarId);
  const year = calendar?.years.find((known) => known.firstDay === firstDay);
  if (!calendar || (!year && firstDay !== 'nytt')) throw problem('not-found');
  return { calendar, year };
}

function showForm(
  ctx: Context,
  calendar: ShownCalendar,
  year: SchoolYear | undefined,
  values: Values,
  refused?: ProblemError,
) {
  const { say, locale } = ctx;
  const fields = fieldsOf(ctx, year);
  const title = say(year ? CALENDARS.edit : CALENDARS.addYear);
  return showPage(
    title,
    <SettingsForm
      title={title}
      about={year ? `${calendar.name}, ${writeDay(year.firstDay, locale)}` : calendar.name}
      action={ctx.path}
      cancel={paths.calendars()}
      fields={fields}
      values={values}
      faults={refused ? faultsIn(refused, ctx, fields, fieldOf) : []}
      submit={CALENDARS.preview}
      help={year ? [CALENDARS.firstDayFixed, CALENDARS.help] : [CALENDARS.help]}
    />,
    {
      status: refused?.status ?? 200,
      backTo: { href: paths.calendars(), label: say(SETTINGS.calendars) },
    },
  );
}

function fieldsOf({ say }: Context, year: SchoolYear | undefined): Field[] {
  const firstDay: Field = { kind: 'date', name: 'firstDay', label: say(CALENDARS.firstDay) };
  return [
    { kind: 'text', name: 'name', label: say(CALENDARS.name) },
    ...(year ? [] : [firstDay]),
    { kind: 'date', name: 'lastDay', label: say(CALENDARS.lastDay) },
    {
      kind: 'rows',
      name: 'closed',
      label: say(CALENDARS.periods),
      hint: say(CALENDARS.periodsHint),
      required: false,
      rows: (year?.closed.length ?? 5) + 3,
      rowLabel: say(CALENDARS.period),
      columns: [
        { name: 'name', label: say(CALENDARS.periodName) },
        { name: 'from', label: say(CALENDARS.from), type: 'date' },
        { name: 'to', label: say(CALENDARS.to), type: 'date' },
      ],
    },
  ];
}

/** A new year begins where the last one ended, as far as anybody can tell. */
function valuesOf({ name, years }: ShownCalendar, year: SchoolYear | undefined): URLSearchParams {
  if (!year) {
    const last = years.at(-1);
    return new URLSearchParams({
      name,
      firstDay: last ? addDays(last.firstDay, 364) : '',
      lastDay: last ? addDays(last.lastDay, 364) : '',
    });
  }
  const values = new URLSearchParams({ name, lastDay: year.lastDay });
  year.closed.forEach((period, i) => {
    for (const column of ['name', 'from', 'to'] as const)
      values.set(`closed-${i}-${column}`, period[column]);
  });
  return values;
}

function fieldOf(pointer: string): string | undefined {
  const [, , , field] = pointer.split('/');
  return pointer.startsWith('/years') ? (field ?? 'firstDay') : undefined;
}
