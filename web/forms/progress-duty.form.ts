import { progressDutyRoute } from '../../api/cases/progress-duty.route.js';
import type { Text } from '../../guide/texts-schema.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks which item of a duty's checklist is done. */
export const progressDutyForm = defineForm({
  verb: 'progress-duty',
  command: 'progress-duty',
  aboutThing: true,
  route: progressDutyRoute,
  title: text('Kryss av i sjekklisten', 'Kryss av i sjekklista', 'Tick the checklist'),
  help: [
    text(
      'Løpet er ferdig når alt er krysset av. Det går videre også etter at saken er avsluttet.',
      'Løpet er ferdig når alt er kryssa av. Det går vidare òg etter at saka er avslutta.',
      'It is done when everything is ticked. It goes on after the case has closed, too.',
    ),
  ],
  submit: text('Registrer', 'Registrer', 'Record'),
  fields(view) {
    const { moment, note } = usualFields(view);
    const { say, deps } = view.ctx;
    const duty = view.case.duties.find(({ id }) => id === view.thingId);
    const names: Record<string, Text> = duty ? deps.guide.texts.duties[duty.kind].items : {};
    const options = (duty?.items ?? [])
      .filter(({ doneAt }) => doneAt === null)
      .map(({ item }) => ({ value: item, label: names[item] ? say(names[item]) : item }));
    const label = say(text('Hva er gjort?', 'Kva er gjort?', 'What has been done?'));
    return [
      { kind: 'radio', name: 'item', label, options },
      moment('doneAt', text('Når?', 'Når?', 'When?')),
      note(),
    ];
  },
  body: (read) => ({
    item: read.text('item'),
    doneAt: read.instant('doneAt'),
    summary: read.text('summary'),
  }),
});
