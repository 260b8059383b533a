import {
  addDays,
  dateOf,
  timeOf,
  type Instant,
  type LocalDate,
} from '../../../domain/local-time.js';
import type { Browserless, Shown } from './browserless.js';
import type { TestPages } from './start-test-pages.js';

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

/** Names who plays in the cases, by the roster's ids. */
export interface Cast {
  leader: string;
  teacher: string;
  colleague: string;
  /** Each under fifteen, with the guardians `<id>-mor` and `<id>-far`. */
  students: Record<keyof GivenCases, string>;
  /** A school day of the next two weeks. */
  planStartsOn: LocalDate;
}

/** Holds what of the test's pages, or of a whole program, cases are brought forward with. */
export type Stage = Pick<TestPages, 'db' | 'logIn' | 'openCase' | 'time'>;

/** Brings a case a kind to where its pages can be opened, by the forms alone. */
export async function givenCases(stage: Stage, cast: Cast): Promise<GivenCases> {
  const leader = await stage.logIn(cast.leader);
  const { students } = cast;
  const at = (name: string) => momentFields(name, stage.time.now);
  const steps = (): Record<string, Record<string, string | string[]>> => ({
    'log-call': {
      ...at('contactedAt'),
      ...{ channel: 'phone', spokeWithStudentFirst: 'no', outcome: 'unsure' },
    },
    'schedule-meeting': {
      ...{ kind: 'mapping', 'scheduledFor-date': addDays(dateOf(stage.time.now), 2) },
      ...{ 'scheduledFor-time': '12:00', place: 'Rom 3' },
      participants: ['student', `guardian ${students.meeting}-mor`, `staff ${cast.teacher}`],
    },
    'hold-meeting': {
      ...at('heldAt'),
      ...{ participants: 'student', studentHeard: 'yes', outcome: 'plan-needed' },
      ...{ bullyingSuspected: 'no', 'finding-school': 'Uro i timene' },
    },
    'agree-plan': {
      ...{ goal: 'Til stede hver dag', startsOn: cast.planStartsOn, madeWithStudent: 'yes' },
      ...{ 'measures-0-area': 'school', 'measures-0-description': 'Fast voksen om morgenen' },
      'measures-0-responsible': 'Kontaktlærer',
    },
    escalate: { to: 'local', reason: 'Det blir raskt verre' },
    'open-duty': { kind: 'av1-robot' },
    assign: { role: 'contact-teacher', staffId: cast.colleague },
  });
  const open = async (student: string, ...verbs: string[]) => {
    const id = await stage.openCase(student);
    for (const verb of verbs) await send(leader, id, verb, steps()[verb]!);
    return { id, shown: await leader.get(`/saker/${id}`) };
  };
  const idIn = ({ html }: Shown, verb: string) =>
    new RegExp(`/${verb}/([0-9a-f-]{36})`).exec(html)?.[1] ?? `no ${verb}`;

  const meeting = await open(
    students.meeting,
    'log-call',
    'schedule-meeting',
    'open-duty',
    'assign',
  );
  const drafting = await open(students.drafting, 'log-call', 'hold-meeting');
  const trial = await open(students.trial, 'log-call', 'hold-meeting', 'agree-plan');
  const gate = await open(students.gate, 'escalate');
  await send(leader, gate.id, 'record-consent', {
    ...{ by: `guardian ${students.gate}-mor`, status: 'refused', covers: 'local', how: 'oral' },
    ...at('recordedAt'),
  });
  const guardian = await stage.db.guardian.findFirstOrThrow({
    where: { sourceId: `${students.gate}-far` },
  });
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

/** Fills in when something was. */
export function momentFields(name: string, at: Instant): Record<string, string> {
  return { [`${name}-date`]: dateOf(at), [`${name}-time`]: timeOf(at) };
}

/** Sends a form of a case, which must lead back to the case. */
export async function send(
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
