import { dateOf } from '../../domain/local-time.js';
import { openByAbsence, driveCase, type DrivenCase } from './case-over-http.js';
import type { JourneySchool } from './school-over-http.js';
import type { StackWorld } from './stack-world.js';

const now = () => new Date().toISOString();

/** Sends every command there is, each with `text` in every field that takes words, and requests that are refused with it. */
export async function sayEverything(
  world: StackWorld,
  school: JourneySchool,
  text: string,
): Promise<void> {
  const [first, second, third, fourth] = ['1', '2', '3', '4'].map((n) => `${school.id}-elev-${n}`);
  await takeAllSteps(world, school, { student: first!, text });
  await goAnotherWay(world, school, { student: second!, text });
  await driveProtected(world, school, { student: third!, text });
  await sendRefused(world, school, { student: fourth!, text });
}

interface Told {
  student: string;
  text: string;
}

async function takeAllSteps(
  world: StackWorld,
  school: JourneySchool,
  { student, text }: Told,
): Promise<void> {
  const { teacher, colleague, coordinator, leader } = school;
  await school.putStudent(student);
  const words = { subject: text, reason: text, registeredBy: text };
  const concern = await openByAbsence(world, student, words);
  const say = sayAs(concern, text);
  await world.send('POST', '/cases', { as: colleague }, { studentId: student, reason: text });
  const call = { contactedAt: now(), channel: 'phone', spokeWithStudentFirst: false };
  await say(teacher, '/calls', { ...call, reached: false, outcome: 'not-reached' });
  const called = { ...call, contactedAt: now(), reached: true, outcome: 'still-concerned' };
  await say(teacher, '/calls', called);
  await meetForMapping(school, say, { student, text });
  for (const status of ['requested', 'given'])
    for (const guardian of ['g1', 'g2']) {
      const by = { guardianId: `${student}-${guardian}` };
      await say(teacher, '/consents', consentOf(by, status, text));
    }
  await say(teacher, '/consultations', { with: 'ppa', anonymous: false, heldAt: now() });
  await say(teacher, '/consultations', { with: 'phfs', anonymous: true, heldAt: now() });
  await say(leader, '/extensions', { until: school.schoolDay(8), reason: text });
  await agreePlan(school, say, text);
  const measures = [{ area: 'home', description: text, responsible: text }];
  await say(teacher, '/plans/1/checks', { checkedAt: now(), result: 'adjust', measures });
  await assign(school, say);
  await say(teacher, '/plans/1/evaluation', {
    ...{ evaluatedAt: now(), goal: 'not-reached', decision: 'local-meeting' },
    ...{ earlyReason: text, agreement: { goal: text, measures } },
  });
  await say(leader, '/meetings/held', {
    ...{ kind: 'local', heldAt: now(), decision: 'lift-central', advice: text },
    participants: [{ name: text, organisation: text }],
  });
  await say(coordinator, '/meetings/held', {
    ...{ kind: 'central', heldAt: now(), decision: 'monitor', advice: text },
  });
  const { body } = await say(leader, '/duties', { kind: 'exemption' });
  const duty = body.duties.find(({ kind }) => kind === 'exemption')!;
  const progress = { item: duty.items[0]!.item, doneAt: now() };
  await say(leader, `/duties/${duty.id}/progress`, progress);
  await say(teacher, '/reports', { to: 'child-welfare', reportedAt: now() });
  await say(leader, '/closure', { reason: 'help-declined' });
  const by = { guardianId: `${student}-g1` };
  await say(teacher, '/consents', consentOf(by, 'withdrawn', text));
}

type Say = ReturnType<typeof sayAs>;

function sayAs(concern: DrivenCase, text: string) {
  return (as: string, path: string, body: object, method = 'POST') =>
    concern.post(as, path, { ...body, summary: text }, method);
}

const consentOf = (by: object, status: string, text: string) => ({
  ...{ by, status, covers: ['local', 'central', 'ppa-referral'], form: 'oral', recordedAt: now() },
  studentView: text,
});

async function meetForMapping(
  { teacher, nurse, noon }: JourneySchool,
  say: Say,
  { student, text }: Told,
): Promise<void> {
  const participants = [
    { staffId: nurse },
    { guardianId: `${student}-g1` },
    { student: true },
    { name: text, organisation: text },
  ];
  const place = { place: text, participants };
  const cancelled = await say(teacher, '/meetings', {
    ...{ kind: 'mapping', scheduledFor: noon(2), ...place },
  });
  await say(teacher, `/meetings/${cancelled.body.meetingId}`, {}, 'DELETE');
  const { body } = await say(teacher, '/meetings', {
    ...{ kind: 'mapping', scheduledFor: noon(2), ...place },
  });
  const meeting = `/meetings/${body.meetingId}`;
  await say(teacher, meeting, { scheduledFor: noon(3), ...place }, 'PATCH');
  await say(teacher, `${meeting}/no-show`, { who: 'guardians', newDate: noon(4) });
  await say(teacher, `${meeting}/no-show`, { who: 'student', newDate: noon(5) });
  await say(teacher, `${meeting}/held`, {
    ...{ heldAt: now(), participants, studentHeard: true, studentHeardHow: text },
    findings: { school: text, home: text, leisure: text, student: text },
    ...{ bullyingSuspected: true, outcome: 'plan-needed' },
  });
}

async function agreePlan({ teacher, schoolDay }: JourneySchool, say: Say, text: string) {
  await say(teacher, '/plans', {
    ...{ goal: text, startsOn: schoolDay(0), madeWithStudent: false, notWithStudentReason: text },
    measures: [{ area: 'school', description: text, responsible: text, bankId: 'fast-voksen' }],
    special: ['reduced-timetable', 'alternative-arena'],
    reducedHours: [{ weekday: 1, lessons: [1, 2] }],
  });
}

async function assign(
  { teacher, colleague, leader, schoolDay }: JourneySchool,
  say: Say,
): Promise<void> {
  const role = 'contact-teacher';
  const dates = { from: schoolDay(1), to: schoolDay(3) };
  const { body } = await say(leader, '/assignments', { role, staffId: colleague, ...dates });
  await say(leader, `/assignments/${body.assignments.at(-1)!.id}`, {}, 'DELETE');
  const asked = await say(leader, '/assignments', { role, staffId: colleague });
  await say(colleague, `/assignments/${asked.body.assignments.at(-1)!.id}/acceptance`, {});
  const back = await say(leader, '/assignments', { role, staffId: teacher });
  await say(teacher, `/assignments/${back.body.assignments.at(-1)!.id}/acceptance`, {});
}

async function goAnotherWay(
  world: StackWorld,
  school: JourneySchool,
  { student, text }: Told,
): Promise<void> {
  const { teacher, leader, noon } = school;
  await school.putStudent(student);
  const csv = [
    'Oppføring-ID;Elev-ID;Dato;Type fravær;Fag;Merknad;Registrert av',
    `${student}-e1;${student};${dateOf(now())};Skulk;${text};${text};${text}`,
    `${student}-e2;${student};${dateOf(now())};${text};${text};${text};${text}`,
  ].join('\n');
  const headers = { 'content-type': 'text/csv' };
  const taken = await world.send('POST', '/absences/csv', { headers }, csv);
  const { triggers } = taken.body as unknown as { triggers: { caseId: string }[] };
  const say = sayAs(driveCase(world, triggers[0]!.caseId), text);
  await say(teacher, '/escalations', { to: 'central', rapidDecline: true, reason: text });
  const by = { guardianId: `${student}-g1` };
  await say(teacher, '/consents', consentOf(by, 'refused', text));
  await say(teacher, '/without-consent', { decision: 'monitor', reason: text });
  await say(teacher, '/escalations', { to: 'local', reason: text });
  for (const guardian of ['g1', 'g2']) {
    const word = consentOf({ guardianId: `${student}-${guardian}` }, 'given', text);
    await say(teacher, '/consents', word);
  }
  await say(leader, '/meetings', {
    ...{ kind: 'local', scheduledFor: noon(4), place: text },
    participants: [{ staffId: school.ppa }, { name: text, organisation: text }],
  });
  await say(leader, '/meetings/held', {
    ...{ kind: 'local', heldAt: now(), decision: 'responsible-group', nextMeeting: noon(6) },
  });
  await say(leader, '/meetings/held', { kind: 'review', heldAt: now(), decision: 'continue' });
  // A roster that changes while the case runs: another teacher, a guardian fewer, new words everywhere.
  await school.putStudent(student, { contactTeacherId: school.colleague, guardians: [] });
}

async function driveProtected(
  world: StackWorld,
  school: JourneySchool,
  { student, text }: Told,
): Promise<void> {
  await school.putStudent(student, { protectedAddress: 7 });
  const concern = { studentId: student, reason: text };
  const { body } = await world.send('POST', '/cases', { as: school.leader }, concern);
  const call = { contactedAt: now(), channel: 'message', reached: true, outcome: 'unsure' };
  const say = sayAs(driveCase(world, body.id), text);
  await say(school.teacher, '/calls', { ...call, spokeWithStudentFirst: true });
}

async function sendRefused(
  world: StackWorld,
  school: JourneySchool,
  { student, text }: Told,
): Promise<void> {
  const as = school.teacher;
  await school.putStudent(student);
  const { id, send } = await openByAbsence(world, student);
  const sender = { as, headers: { 'idempotency-key': encodeURIComponent(text) } };
  await send('POST', '/plans', sender, { goal: text, summary: text });
  await send('POST', '/plans', { as }, { [text]: text });
  await send('POST', '/closure', { as }, { reason: 'moved', summary: text });
  await send('POST', '/extensions', { as: school.leader }, { until: text, reason: text });
  await send('POST', `/meetings/${encodeURIComponent(text)}/held`, { as }, { summary: text });
  const headers = { 'content-type': 'application/json' };
  await world.send('POST', `/cases/${id}/calls`, { as, headers }, `{"summary": "${text}`);
  await world.send('GET', `/cases?q=${encodeURIComponent(text)}`, { as });
  await world.send('POST', '/cases/search', { as }, { name: text });
  await world.send('PUT', `/students/${student}`, {}, { name: text, birthDate: text });
  await world.send('GET', `/${encodeURIComponent(text)}`, { as: text.slice(0, 9) });
}
