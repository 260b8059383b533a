import { agreePlanRoute } from '../../api/cases/agree-plan.route.js';
import { type SPECIAL_MEASURES } from '../../domain/codes.js';
import { dateOf } from '../../domain/local-time.js';
import { schoolDayFrom } from '../../domain/school-days.js';
import { measuresField, readMeasures } from '../fields/measure-fields.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks for a plan. @guide Trinn 3: Tiltaksplan */
export const agreePlanForm = defineForm({
  verb: 'agree-plan',
  command: 'agree-plan',
  route: agreePlanRoute,
  title: text('Avtal en tiltaksplan', 'Avtal ein tiltaksplan', 'Agree a plan'),
  help: [
    text(
      'Lag planen sammen med eleven og hjemmet. Tiltakene prøves ut i tre uker, med en sjekk underveis.',
      'Lag planen saman med eleven og heimen. Tiltaka blir prøvde ut i tre veker, med ein sjekk undervegs.',
      'Make the plan with the student and the home. The measures are tried out for three weeks, with a check on the way.',
    ),
    text(
      'Alternativ arena og hjemmeundervisning krever at PPA er spurt først.',
      'Alternativ arena og heimeundervisning krev at PPA er spurt først.',
      'An alternative arena and teaching at home need PPA to be asked first.',
    ),
  ],
  submit: text('Registrer planen', 'Registrer planen', 'Record the plan'),
  fields(view) {
    const { yesNo, note, options } = usualFields(view);
    const { say, now } = view.ctx;
    const { calendar } = view.visible.stored.view.setting;
    return [
      { kind: 'textarea', name: 'goal', label: say(text('Mål', 'Mål', 'Goal')) },
      {
        kind: 'date',
        name: 'startsOn',
        label: say(text('Starter', 'Startar', 'Starts on')),
        value: schoolDayFrom(calendar, dateOf(now)),
      },
      measuresField(view, { required: true }),
      yesNo(
        'madeWithStudent',
        text(
          'Er planen laget sammen med eleven?',
          'Er planen laga saman med eleven?',
          'Was the plan made with the student?',
        ),
        'yes',
      ),
      {
        kind: 'textarea',
        name: 'notWithStudentReason',
        label: say(text('Hvis ikke: hvorfor?', 'Om ikkje: kvifor?', 'If not: why?')),
        required: false,
      },
      {
        kind: 'checkboxes',
        name: 'special',
        label: say(text('Særskilte tiltak', 'Særskilde tiltak', 'Special measures')),
        options: options(SPECIAL),
        required: false,
      },
      {
        kind: 'rows',
        name: 'reducedHours',
        label: say(
          text(
            'Timer eleven er fritatt fra',
            'Timar eleven er friteken frå',
            'Lessons the student is excused from',
          ),
        ),
        hint: say(
          text(
            'Bare ved redusert timeplan. Skriv timene med komma: 5, 6.',
            'Berre ved redusert timeplan. Skriv timane med komma: 5, 6.',
            'Only with a reduced timetable. Write the lessons with commas: 5, 6.',
          ),
        ),
        required: false,
        rows: 5,
        rowLabel: say(text('Dag', 'Dag', 'Day')),
        columns: [
          {
            name: 'weekday',
            label: say(text('Ukedag', 'Vekedag', 'Weekday')),
            options: WEEKDAYS.map((day, i) => ({ value: String(i + 1), label: say(day) })),
          },
          { name: 'lessons', label: say(text('Timer', 'Timar', 'Lessons')) },
        ],
      },
      note(),
    ];
  },
  body(read) {
    const hours = read.rows('reducedHours', ['weekday', 'lessons'], ['lessons']);
    return {
      goal: read.text('goal'),
      startsOn: read.text('startsOn'),
      measures: readMeasures(read),
      madeWithStudent: read.yesNo('madeWithStudent'),
      notWithStudentReason: read.text('notWithStudentReason'),
      special: read.all('special'),
      ...(hours.length > 0 && {
        reducedHours: hours.map(({ weekday, lessons = '' }) => ({
          weekday: Number(weekday),
          lessons: lessons
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map(Number),
        })),
      }),
      summary: read.text('summary'),
    };
  },
});

const SPECIAL: Record<(typeof SPECIAL_MEASURES)[number], ReturnType<typeof text>> = {
  'reduced-timetable': text('Redusert timeplan', 'Redusert timeplan', 'Reduced timetable'),
  'home-education': text('Hjemmeundervisning', 'Heimeundervisning', 'Teaching at home'),
  'alternative-arena': text('Alternativ arena', 'Alternativ arena', 'Alternative arena'),
  'av1-robot': text('AV1-robot', 'AV1-robot', 'AV1 robot'),
};
const WEEKDAYS = [
  text('mandag', 'måndag', 'Monday'),
  text('tirsdag', 'tysdag', 'Tuesday'),
  text('onsdag', 'onsdag', 'Wednesday'),
  text('torsdag', 'torsdag', 'Thursday'),
  text('fredag', 'fredag', 'Friday'),
];
