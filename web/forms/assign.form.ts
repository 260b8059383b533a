import { RESPONSIBLE_AT_SCHOOL } from '../../domain/codes.js';
import { assignRoute } from '../../api/cases/assign.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { FIELDS } from '../texts/fields.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks who takes the case over, or stands in for some days. */
export const assignForm = defineForm({
  verb: 'assign',
  command: 'assign',
  route: assignRoute,
  title: text('Gi saken til en annen', 'Gi saka til ein annan', 'Assign the case to another'),
  help: [
    text(
      'Uten datoer er det en overlevering: du er ansvarlig til den andre har godtatt. Med datoer er det en vikar: fra i dag hvis du ikke skriver fra når, og til du trekker det tilbake hvis du ikke skriver til når.',
      'Utan datoar er det ei overlevering: du er ansvarleg til den andre har godteke. Med datoar er det ein vikar: frå i dag om du ikkje skriv frå når, og til du trekkjer det tilbake om du ikkje skriv til når.',
      'Without dates it is a handover, in force once accepted. With dates it is a stand-in: from today without a first day, and until you withdraw it without a last one.',
    ),
  ],
  submit: text('Send', 'Send', 'Send'),
  fields(view) {
    const { radio, note } = usualFields(view);
    const { say, deps } = view.ctx;
    const roles = pickTexts(deps.guide.texts.roles, RESPONSIBLE_AT_SCHOOL);
    const date = (name: string, label: ReturnType<typeof text>) =>
      ({ kind: 'date', name, label: say(label), required: false }) as const;
    return [
      radio('role', text('Som hva?', 'Som kva?', 'As what?'), roles, 'contact-teacher'),
      {
        kind: 'select',
        name: 'staffId',
        label: say(text('Hvem?', 'Kven?', 'Who?')),
        emptyLabel: say(FIELDS.choose),
        options: view.people.staff
          .filter((person) =>
            person.roles.some((role) => RESPONSIBLE_AT_SCHOOL.some((known) => known === role)),
          )
          .map(({ sourceId, name }) => ({ value: sourceId, label: name })),
      },
      date('from', text('Fra', 'Frå', 'From')),
      date('to', text('Til og med', 'Til og med', 'To')),
      note(),
    ];
  },
  body: (read) => ({
    role: read.text('role'),
    staffId: read.text('staffId'),
    from: read.text('from'),
    to: read.text('to'),
    summary: read.text('summary'),
  }),
});
