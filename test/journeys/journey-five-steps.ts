import { expect, it } from '@jest/globals';
import { openByAbsence, type DrivenCase } from '../support/case-over-http.js';
import type { CaughtMail } from '../support/caught-mails.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';
import { waitFor } from '../support/wait-for.js';

const now = () => new Date().toISOString();

const HAPPENED = [
  'case-opened',
  'phase awaiting-contact',
  'call-logged',
  'phase awaiting-mapping-meeting',
  'meeting-scheduled',
  'meeting-moved',
  'meeting-held',
  'duty-opened',
  'phase drafting',
  'plan-agreed',
  'phase trial',
  'plan-checked',
  'phase trial',
  'plan-evaluated',
  'phase awaiting-consent',
  'consent-recorded',
  'consent-recorded',
  'phase awaiting-local-meeting',
  'meeting-scheduled',
  'phase awaiting-local-meeting',
  'consent-recorded',
  'meeting-cancelled',
  'phase consent-refused',
  'consent-recorded',
  'phase awaiting-local-meeting',
  'meeting-held',
  'phase watching',
  'case-closed',
  'duty-progressed',
];
const DONE = [
  'null open-case',
  'null timeline',
  'steps-coordinator check-plan',
  'steps-coordinator read',
  'steps-leader hold-meeting',
  'steps-leader read',
  'steps-leader schedule-meeting',
  'steps-nurse close',
  'steps-nurse read',
  'steps-teacher agree-plan',
  'steps-teacher close',
  'steps-teacher evaluate-plan',
  'steps-teacher hold-meeting',
  'steps-teacher log-call',
  'steps-teacher progress-duty',
  'steps-teacher read',
  'steps-teacher record-consent',
  'steps-teacher schedule-meeting',
  'steps-teacher timeline',
];

/** Plays one case from the first absence to its closing, by every step and through the consent gate. */
export function fiveStepsJourney(world: () => StackWorld): void {
  let school: JourneySchool;
  let concern: DrivenCase;
  let caseNumber: string;
  let meetingId: string;

  const consent = (guardian: string, status: string) => ({
    by: { guardianId: `steps-student-${guardian}` },
    status,
    covers: ['local'],
    form: 'written',
    recordedAt: now(),
    studentView: 'Greit',
  });
  /** Waits for the mails of one meeting to one person, by what the calendar entry does. */
  const invitation = (person: string, method: string, sequence: number) =>
    waitFor(async () => {
      const mails = await world().mails();
      return mails.find(
        (mail) =>
          mail.to.endsWith(`.${person}@kommune.example`) &&
          mail.subject.includes(caseNumber) &&
          mail.calendar?.includes(`METHOD:${method}`) === true &&
          mail.calendar.includes(`SEQUENCE:${sequence}`),
      );
    });
  const uidOf = (mail: CaughtMail) => /UID:(\S+)/.exec(mail.calendar ?? '')?.[1];

  it('1: opens with an unexcused lesson and waits for the call', async () => {
    school = await makeSchool(world(), 'steps');
    await school.putStudent('steps-student');
    concern = await openByAbsence(world(), 'steps-student');
    const read = await concern.read(school.teacher);
    ({ caseNumber } = read);
    expect(read).toMatchObject({ stepNumber: 1, phase: 'awaiting-contact', waitingFor: 'call' });
    await concern.post(school.teacher, '/calls', {
      ...{ contactedAt: now(), channel: 'phone', reached: true, spokeWithStudentFirst: true },
      ...{ outcome: 'still-concerned', summary: 'Sover dårlig' },
    });
  });

  it('2: invites to the mapping meeting, moves it, and holds it', async () => {
    const scheduled = await concern.post(school.teacher, '/meetings', {
      ...{ kind: 'mapping', scheduledFor: school.noon(2), place: 'Grupperom 3' },
      participants: [{ staffId: school.nurse }, { guardianId: 'steps-student-g1' }],
    });
    expect(scheduled.status).toBe(201);
    ({ meetingId } = scheduled.body);
    const first = await invitation('teacher', 'REQUEST', 0);
    await concern.post(
      ...[school.teacher, `/meetings/${meetingId}`, { scheduledFor: school.noon(3) }, 'PATCH'],
    );
    const moved = await invitation('nurse', 'REQUEST', 1);
    expect(uidOf(moved)).toBe(uidOf(first));
    const held = await concern.post(school.teacher, `/meetings/${meetingId}/held`, {
      ...{ heldAt: now(), studentHeard: true, studentHeardHow: 'Samtale alene' },
      ...{ findings: { school: 'Uro i timene' }, bullyingSuspected: true, outcome: 'plan-needed' },
    });
    expect(held.body).toMatchObject({
      ...{ stepNumber: 3, phase: 'drafting', dueBecause: { unit: 'school-days', count: 3 } },
      duties: [{ kind: 'activity-plan', doneAt: null }],
    });
  });

  it('3: agrees a plan and checks it', async () => {
    const plan = await concern.post(school.teacher, '/plans', {
      ...{ goal: 'Til stede hver dag', startsOn: school.schoolDay(0), madeWithStudent: true },
      measures: [{ area: 'school', description: 'Fast voksen', responsible: 'Kontaktlærer' }],
    });
    expect(plan).toMatchObject({ status: 201, body: { planNumber: 1, phase: 'trial' } });
    const check = { checkedAt: now(), result: 'keep' };
    await concern.post(school.coordinator, '/plans/1/checks', check);
  });

  it('4: evaluates it, and waits at the gate, where no meeting is held and no nurse sees the case', async () => {
    const evaluation = {
      ...{ evaluatedAt: now(), goal: 'not-reached', decision: 'local-meeting' },
      earlyReason: 'Borte hver dag',
    };
    const evaluated = await concern.post(school.teacher, '/plans/1/evaluation', evaluation);
    expect(evaluated.body).toMatchObject({ stepNumber: 5, phase: 'awaiting-consent' });
    const held = { kind: 'local', heldAt: now(), decision: 'monitor' };
    const refused = await concern.send('POST', '/meetings/held', { as: school.leader }, held);
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/consent-required', arena: 'local' },
    });
    expect(await concern.send('GET', '', { as: school.nurse })).toMatchObject({ status: 404 });
  });

  it('5: enters the local meeting with everybody’s consent, and leaves it the moment one is withdrawn', async () => {
    await concern.post(school.teacher, '/consents', consent('g1', 'given'));
    expect(await concern.read(school.teacher)).toMatchObject({ phase: 'awaiting-consent' });
    const entered = await concern.post(school.teacher, '/consents', consent('g2', 'given'));
    expect(entered.body).toMatchObject({ phase: 'awaiting-local-meeting', btiColour: 'yellow' });
    const scheduled = await concern.post(school.leader, '/meetings', {
      ...{ kind: 'local', scheduledFor: school.noon(4) },
      participants: [{ staffId: school.nurse }, { staffId: school.ppa }],
    });
    expect(await concern.send('GET', '', { as: school.nurse })).toMatchObject({ status: 200 });
    const closure = { reason: 'moved' };
    expect(await concern.send('POST', '/closure', { as: school.nurse }, closure)).toMatchObject({
      status: 403,
    });
    const invited = await invitation('ppa', 'REQUEST', 0);

    const withdrawn = await concern.post(school.teacher, '/consents', consent('g2', 'withdrawn'));
    expect(withdrawn.body.phase).toBe('consent-refused');
    expect(withdrawn.body.meetings.find(({ id }) => id === scheduled.body.meetingId)).toMatchObject(
      { status: 'cancelled' },
    );
    expect(await concern.send('GET', '', { as: school.nurse })).toMatchObject({ status: 404 });
    const called = await invitation('leader', 'CANCEL', 1);
    expect(uidOf(called)).toBe(uidOf(invited));
  });

  it('5: holds it when consent is back, and closes the case after a time of watching', async () => {
    await concern.post(school.teacher, '/consents', consent('g2', 'given'));
    const held = { kind: 'local', heldAt: now(), decision: 'monitor', advice: 'Følg med' };
    const watching = await concern.post(school.leader, '/meetings/held', held);
    expect(watching.body).toMatchObject({ step: 'monitoring', phase: 'watching' });
    const closed = await concern.post(school.teacher, '/closure', { reason: 'goal-reached' });
    expect(closed.body).toMatchObject({ phase: 'closed', outcome: 'goal-reached' });
    expect(closed.body.allowedActions.sort()).toEqual([
      ...['progress-duty', 'record-consent', 'record-report'],
    ]);
    const [duty] = closed.body.duties;
    const item = duty!.items[0]!.item;
    await concern.post(school.teacher, `/duties/${duty!.id}/progress`, { item, doneAt: now() });
  });

  it('has everything on its timeline, with the words for those entitled to them', async () => {
    const { body } = await concern.send('GET', '/timeline', { as: school.teacher });
    const happened = body.items.map((item) => {
      const { type, phase } = item;
      return type === 'phase' ? `phase ${phase}` : type;
    });
    expect(happened).toEqual(HAPPENED);
    expect(body.items.map(({ at }) => at)).toEqual(body.items.map(({ at }) => at).sort());
    expect(JSON.stringify(body)).toContain('Sover dårlig');
    const codes = await concern.send('GET', '/timeline', {});
    expect(codes.body.items).toHaveLength(body.items.length);
    expect(codes.text).not.toContain('Sover dårlig');
  });

  it('has everything read or done in its access log, refusals too', async () => {
    const log = await concern.send('GET', '/access-log?limit=200', { as: school.leader });
    const done = log.body.items as unknown as { staffId: string; action: string; result: string }[];
    const lines = done.map(({ staffId, action }) => `${staffId} ${action}`);
    expect([...new Set(lines)].sort()).toEqual(DONE);
    const refused = done.filter(({ result }) => result === 'refused');
    expect(refused).toEqual([expect.objectContaining({ staffId: school.nurse, action: 'close' })]);
    expect(await concern.send('GET', '/access-log', { as: school.teacher })).toMatchObject({
      status: 403,
    });
  });
}
