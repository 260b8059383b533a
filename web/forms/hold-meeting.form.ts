import { holdUnscheduledMeetingRoute } from '../../api/cases/hold-meeting.route.js';
import { CLOSE_REASONS, MEETING_KINDS, type MeetingKind } from '../../domain/codes.js';
import { decisionsOf } from '../../domain/decisions.js';
import type { Field } from '../fields/field.js';
import type { FormReader } from '../fields/form-values.js';
import { participantFields, readParticipants } from '../fields/people-fields.js';
import { usualFields } from '../fields/usual-fields.js';
import { HELD } from '../texts/held.js';
import { pickTexts, text } from '../texts/text.js';
import { defineForm, type FormView } from './command-form.js';
import { kindsOffered } from './kinds-offered.js';

/** Asks what a meeting found and decided; the phase tells which meeting it is. @guide Trinn 2; Trinn 5 */
export const holdMeetingForm = defineForm({
  verb: 'hold-meeting',
  command: 'hold-meeting',
  route: holdUnscheduledMeetingRoute,
  title: text(
    'Registrer møtet som er holdt',
    'Registrer møtet som er halde',
    'Record the meeting that was held',
  ),
  help: [
    text(
      'Elevens egen stemme er viktigst. Skriv hva eleven sa, med elevens ord, og hold deg til det saken trenger.',
      'Stemma til eleven sjølv er viktigast. Skriv kva eleven sa, med orda til eleven, og hald deg til det saka treng.',
      'The student’s own voice comes first. Write what the student said, in the student’s words, and keep to what the case needs.',
    ),
    text(
      'Mistanke om mobbing gir skolen en egen plikt til å handle, ved siden av trinnene.',
      'Mistanke om mobbing gir skulen ei eiga plikt til å handle, ved sida av stega.',
      'Suspected bullying gives the school a duty of its own to act, beside the steps.',
    ),
  ],
  submit: text('Registrer møtet', 'Registrer møtet', 'Record the meeting'),
  remembers(view) {
    const kind = kindOf(view);
    return kind === undefined ? {} : { kind };
  },
  fields(view) {
    const { moment, note } = usualFields(view);
    return [
      moment('heldAt', HELD.when),
      ...participantFields(view),
      ...fieldsOf(kindOf(view), view),
      note(),
    ];
  },
  body(read, view) {
    const kind = kindOf(view);
    return {
      kind,
      heldAt: read.instant('heldAt'),
      participants: readParticipants(read),
      ...(kind === 'mapping' ? mappingBody(read) : decisionBody(read, kind)),
      summary: read.text('summary'),
    };
  },
});

// A form that was open while somebody else took the case onward still asks about the meeting that it was opened for.
function kindOf({ case: c, ctx, draft }: FormView): MeetingKind | undefined {
  const kindIn = (form: URLSearchParams | undefined) =>
    MEETING_KINDS.find((kind) => kind === form?.get('kind'));
  return kindIn(ctx.form) ?? kindsOffered(c, 'hold-meeting')[0] ?? kindIn(draft);
}

function fieldsOf(kind: MeetingKind | undefined, view: FormView): Field[] {
  const { radio, yesNo } = usualFields(view);
  const { say, deps } = view.ctx;
  const area = (name: string, label: (typeof HELD)[keyof typeof HELD]): Field => ({
    kind: 'textarea',
    name,
    label: say(label),
    required: false,
  });
  if (kind === 'mapping') {
    return [
      yesNo('studentHeard', HELD.studentHeard),
      area('studentHeardHow', HELD.studentHeardHow),
      { kind: 'heading', name: 'found', label: say(HELD.findings) },
      area('finding-student', HELD.findingStudent),
      area('finding-school', HELD.findingSchool),
      area('finding-home', HELD.findingHome),
      area('finding-leisure', HELD.findingLeisure),
      yesNo('bullyingSuspected', HELD.bullying),
      radio('outcome', HELD.outcome, HELD_OUTCOMES),
    ];
  }
  const decisions = pickTexts(deps.guide.texts.decisions, kind ? decisionsOf(kind) : []);
  return [
    ...(kind === 'bridge-builders' ? [yesNo('accepted', HELD.accepted)] : []),
    {
      ...radio('decision', HELD.decision, decisions),
      ...(kind === 'bridge-builders' && { hint: say(HELD.ifDeclined), required: false }),
    },
    {
      ...radio('reason', HELD.closeReason, pickTexts(deps.guide.texts.outcomes, CLOSE_REASONS)),
      required: false,
    },
    {
      ...radio(
        'reportedBy',
        HELD.reportedBy,
        pickTexts(deps.guide.texts.roles, ['ppa', 'phfs', 'bup']),
      ),
      required: false,
    },
    area('advice', HELD.advice),
    { kind: 'date', name: 'nextMeeting', label: say(HELD.nextMeeting), required: false },
  ];
}

function mappingBody(read: FormReader): object {
  const findings = {
    student: read.text('finding-student'),
    school: read.text('finding-school'),
    home: read.text('finding-home'),
    leisure: read.text('finding-leisure'),
  };
  const hasFindings = Object.values(findings).some((found) => found !== undefined);
  return {
    studentHeard: read.yesNo('studentHeard'),
    studentHeardHow: read.text('studentHeardHow'),
    ...(hasFindings && { findings }),
    bullyingSuspected: read.yesNo('bullyingSuspected'),
    outcome: read.text('outcome'),
  };
}

// What belongs to another decision than the one made is left behind, so that a second thought needs no clearing up.
function decisionBody(read: FormReader, kind: MeetingKind | undefined): object {
  const accepted = kind === 'bridge-builders' ? read.yesNo('accepted') : undefined;
  const decision = accepted === true ? undefined : read.text('decision');
  return {
    ...(kind === 'bridge-builders' && { accepted }),
    decision,
    ...(decision === 'close' && { reason: read.text('reason') }),
    ...(decision === 'lift-bup' && { reportedBy: read.text('reportedBy') }),
    advice: read.text('advice'),
    nextMeeting: read.text('nextMeeting'),
  };
}

const HELD_OUTCOMES = {
  'plan-needed': text('Vi lager en tiltaksplan', 'Vi lagar ein tiltaksplan', 'A plan is needed'),
  continue: text(
    'Vi trenger en samtale til',
    'Vi treng ein samtale til',
    'One more conversation is needed',
  ),
  'no-longer-concerned': text(
    'Ikke lenger bekymret: saken avsluttes',
    'Ikkje lenger uroa: saka blir avslutta',
    'No longer concerned: the case closes',
  ),
};
