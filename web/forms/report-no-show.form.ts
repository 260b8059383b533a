import { reportNoShowRoute } from '../../api/cases/report-no-show.route.js';
import { openMeetingOf } from '../../domain/case-view.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';
import { kindsOffered } from './kinds-offered.js';

/** Asks who did not come to the meeting, and for a new date. @guide Trinn 2: Kartleggingssamtale */
export const reportNoShowForm = defineForm({
  verb: 'report-no-show',
  command: 'report-no-show',
  thingOf: (c) =>
    kindsOffered(c, 'report-no-show').flatMap((kind) => openMeetingOf(c, kind)?.id ?? [])[0],
  route: reportNoShowRoute,
  title: text('Noen kom ikke til møtet', 'Nokon kom ikkje til møtet', 'Somebody did not come'),
  help: [
    text(
      'Fristen blir stående. Andre gang tar skoleledelsen over ansvaret.',
      'Fristen blir ståande. Andre gong tek skuleleiinga over ansvaret.',
      'The due date stands. The second time, leadership takes over.',
    ),
  ],
  submit: text('Registrer', 'Registrer', 'Record'),
  fields(view) {
    const { radio, note } = usualFields(view);
    return [
      radio('who', text('Hvem uteble?', 'Kven møtte ikkje?', 'Who did not come?'), WHO),
      {
        kind: 'date',
        name: 'newDate',
        label: view.ctx.say(text('Ny dato', 'Ny dato', 'New date')),
        required: false,
      },
      note(),
    ];
  },
  body: (read) => ({
    who: read.text('who'),
    newDate: read.text('newDate'),
    summary: read.text('summary'),
  }),
});

const WHO = {
  guardians: text('De foresatte', 'Dei føresette', 'The guardians'),
  student: text('Eleven', 'Eleven', 'The student'),
  both: text('Begge', 'Begge', 'Both'),
};
