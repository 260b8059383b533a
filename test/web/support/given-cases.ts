import type { Browserless, Shown } from './browserless.js';
import type { TestPages } from './start-test-pages.js';
import { givenStudent } from '../../support/given-roster.js';

/** Holds a case for each kind of page, and what stands in it, by our own ids. */
export interface GivenCases {
  /** Waits for its mapping meeting, which is scheduled; handed over to a colleague who has not accepted yet; has a duty. */
  meeting: { id: string; meetingId: string; dutyId: string; assignmentId: string };
  /** Waits for a plan. */
  drafting: { id: string };
  /** Has a plan on trial. */
  trial: { id: string };
  /** Waits at the gate of consent, which a guardian refused. */
  gate: { id: string; guardianId: string };
}

/** Brings a case a kind to where its pages can be opened, by the forms alone. */
export async function givenCases(pages: TestPages): Promise<GivenCases> {
  const leader = await pages.logIn('north-leader');
  await givenStudent(pages.db, { id: 'eva', birthDate: '2013-05-02' });
  await givenStudent(pages.db, { id: 'filip', birthDate: '2013-06-02' });
  const at = (name: string) => ({
    [`${name}-date`]: pages.time.now.slice(0, 10),
    [`${name}-time`]: '10:00',
  });
  const steps: Record<string, Record<string, string | string[]>> = {
    'log-call': {
      ...at('contactedAt'),
      ...{ channel: 'phone', spokeWithStudentFirst: 'no', outcome: 'unsure' },
    },
    'schedule-meeting': {
      ...{ kind: 'mapping', 'scheduledFor-date': '2026-09-16', 'scheduledFor-time': '12:00' },
      ...{ place: 'Rom 3', participants: ['student', 'guardian anna-mor', 'staff north-teacher'] },
    },
    'hold-meeting': {
      ...at('heldAt'),
      ...{ participants: 'student', studentHeard: 'yes', outcome: 'plan-needed' },
      ...{ bullyingSuspected: 'no', 'finding-school': 'Uro i timene' },
    },
    'agree-plan': {
      ...{ goal: 'Til stede hver dag', startsOn: '2026-09-14', madeWithStudent: 'yes' },
      ...{ 'measures-0-area': 'school', 'measures-0-description': 'Fast voksen om morgenen' },
      'measures-0-responsible': 'Kontaktlærer',
    },
    escalate: { to: 'local', reason: 'Det blir raskt verre' },
    'open-duty': { kind: 'av1-robot' },
    assign: { role: 'contact-teacher', staffId: 'north-colleague' },
  };
  const open = async (student: string, ...verbs: string[]) => {
    const id = await pages.openCase(student);
    for (const verb of verbs) await send(leader, id, verb, steps[verb]!);
    return { id, shown: await leader.get(`/saker/${id}`) };
  };
  const idIn = ({ html }: Shown, verb: string) =>
    new RegExp(`/${verb}/([0-9a-f-]{36})`).exec(html)?.[1] ?? `no ${verb}`;

  const meeting = await open('anna', 'log-call', 'schedule-meeting', 'open-duty', 'assign');
  const drafting = await open('bo', 'log-call', 'hold-meeting');
  const trial = await open('eva', 'log-call', 'hold-meeting', 'agree-plan');
  const gate = await open('filip', 'escalate');
  await send(leader, gate.id, 'record-consent', {
    ...{ by: 'guardian filip-mor', status: 'refused', covers: 'local', how: 'oral' },
    ...at('recordedAt'),
  });
  const guardian = await pages.db.guardian.findFirstOrThrow({ where: { sourceId: 'filip-far' } });
  return {
    meeting: {
      id: meeting.id,
      meetingId: idIn(meeting.shown, 'cancel-meeting'),
      dutyId: idIn(meeting.shown, 'progress-duty'),
      assignmentId: idIn(meeting.shown, 'withdraw-assignment'),
    },
    drafting,
    trial,
    gate: { id: gate.id, guardianId: guardian.id },
  };
}

async function send(
  who: Browserless,
  caseId: string,
  verb: string,
  fields: Record<string, string | string[]>,
): Promise<void> {
  const { status, url, html } = await who.fillIn(`/saker/${caseId}/${verb}`, fields);
  if (status === 200 && url.endsWith(`/saker/${caseId}`)) return;
  throw new Error(
    `${verb} was not carried out: ${status} ${url} ${/id="feil".{0,400}/.exec(html)?.[0]}`,
  );
}
