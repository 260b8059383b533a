import { scheduleMeetingRoute } from '../../api/cases/schedule-meeting.route.js';
import { openMeetingOf } from '../../domain/case-view.js';
import { dateOf, timeOf } from '../../domain/local-time.js';
import { askedDay } from '../fields/asked-day.js';
import { participantFields, readParticipants } from '../fields/people-fields.js';
import { usualFields } from '../fields/usual-fields.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm } from './command-form.js';
import { kindsOffered } from './kinds-offered.js';

/** Asks when a meeting is, and who is to come; an open one of its kind is moved. */
export const scheduleMeetingForm = defineForm({
  verb: 'schedule-meeting',
  command: 'schedule-meeting',
  route: scheduleMeetingRoute,
  title: text('Avtal et møte', 'Avtal eit møte', 'Schedule a meeting'),
  help: [
    text(
      'Er møtet alt avtalt, flyttes det. De ansatte som er med, får en innkalling på e-post uten navn på eleven.',
      'Er møtet alt avtalt, blir det flytta. Dei tilsette som er med, får ei innkalling på e-post utan namn på eleven.',
      'A meeting already scheduled is moved. The staff who take part get an invitation by e-mail that does not name the student.',
    ),
    text(
      'Foresatte og elev inviterer du selv.',
      'Føresette og elev inviterer du sjølv.',
      'You invite guardians and student yourself.',
    ),
  ],
  submit: text('Avtal møtet', 'Avtal møtet', 'Schedule the meeting'),
  fields(view) {
    const { radio, note } = usualFields(view);
    const { say, deps } = view.ctx;
    const kinds = kindsOffered(view.case, 'schedule-meeting');
    const [first] = kinds;
    const open = first && openMeetingOf(view.case, first)?.scheduledFor;
    return [
      radio(
        'kind',
        text('Hvilket møte?', 'Kva møte?', 'Which meeting?'),
        pickTexts(deps.guide.texts.meetings, kinds),
        first,
      ),
      {
        kind: 'date-time',
        name: 'scheduledFor',
        label: say(text('Når?', 'Når?', 'When?')),
        date: askedDay(view.ctx.query) ?? (open ? dateOf(open) : ''),
        time: open ? timeOf(open) : '',
      },
      {
        kind: 'text',
        name: 'place',
        label: say(text('Hvor?', 'Kvar?', 'Where?')),
        required: false,
      },
      ...participantFields(view),
      note(),
    ];
  },
  body: (read) => ({
    kind: read.text('kind'),
    scheduledFor: read.instant('scheduledFor'),
    place: read.text('place'),
    participants: readParticipants(read),
    summary: read.text('summary'),
  }),
});
