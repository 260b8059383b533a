import { assignRoute } from '../../api/cases/assign.route.js';
import { usualFields } from '../fields/usual-fields.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Asks to which school the whole case moves. */
export const moveCaseForm = defineForm({
  verb: 'move-case',
  command: 'assign',
  isSeldom: true,
  route: assignRoute,
  title: text(
    'Flytt saken til en annen skole',
    'Flytt saka til ein annan skule',
    'Move the case to another school',
  ),
  help: [
    text(
      'Den nye skolen må godta overleveringen. Fra da av gjelder den nye skolens skolerute.',
      'Den nye skulen må godta overleveringa. Frå då av gjeld skuleruta til den nye skulen.',
      'The new school must accept the handover. From then on its calendar counts.',
    ),
  ],
  submit: text('Flytt saken', 'Flytt saka', 'Move the case'),
  fields: (view) => [
    {
      kind: 'text',
      name: 'schoolId',
      label: view.ctx.say(
        text(
          'Skolens id i registeret',
          'Id-en til skulen i registeret',
          'The school’s id in the register',
        ),
      ),
    },
    usualFields(view).note(),
  ],
  body: (read) => ({ schoolId: read.text('schoolId'), summary: read.text('summary') }),
});
