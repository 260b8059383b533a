import { cancelMeetingRoute } from '../../api/cases/cancel-meeting.route.js';
import { text } from '../texts/text.js';
import { defineForm } from './command-form.js';

/** Cancels a meeting after one question. */
export const cancelMeetingForm = defineForm({
  verb: 'cancel-meeting',
  command: 'schedule-meeting',
  aboutThing: true,
  route: cancelMeetingRoute,
  title: text('Avlys møtet', 'Avlys møtet', 'Cancel the meeting'),
  help: [
    text(
      'Fristen blir igjen den den var uten møtet. De ansatte som skulle være med, får beskjed.',
      'Fristen blir igjen den han var utan møtet. Dei tilsette som skulle vere med, får beskjed.',
      'The due date is again what it was without the meeting. The staff who were to come are told.',
    ),
  ],
  submit: text('Avlys møtet', 'Avlys møtet', 'Cancel the meeting'),
  fields: () => [],
  body: () => undefined,
});
