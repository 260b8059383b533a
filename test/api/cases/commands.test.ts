import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bodies, createJourney } from '../../support/case-journey.js';
import { closeOpenCases } from '../../support/close-open-cases.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../../support/case-world.js';

describe('the commands of a case', () => {
  let world: CaseWorld;
  let id: string;
  let journey: ReturnType<typeof createJourney>;

  beforeAll(async () => {
    world = await createCaseWorld();
  });
  afterAll(() => world.end());
  beforeEach(async () => {
    world.time.now = MONDAY;
    await closeOpenCases(world);
    id = await world.openCase('anna');
    journey = createJourney(world, id);
  });
  const send = (method: string, path: string, as: string | undefined, body?: object) =>
    world.send(method, `/cases/${id}${path}`, { as }, body);
  const timelineText = async () => (await send('GET', '/timeline', 'north-leader')).text;

  it('logs a call and answers with the case as it is after it', async () => {
    const { status, body, headers } = await send('POST', '/calls', 'north-teacher', {
      ...bodies.call(MONDAY),
      summary: 'Mor hadde glemt det',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ phase: 'awaiting-mapping-meeting', btiLevel: 1 });
    expect(headers.etag).toBe(`"${id}-2"`);
    expect(await timelineText()).toContain('Mor hadde glemt det');
  });

  it('schedules, moves and cancels a meeting, with people from inside and outside', async () => {
    await journey.toMapping();
    const made = await send('POST', '/meetings', 'north-teacher', {
      kind: 'mapping',
      scheduledFor: '2026-09-17T12:00:00+02:00',
      place: 'Rom 12',
      participants: [
        { staffId: 'north-nurse' },
        { guardianId: 'anna-mor' },
        { student: true },
        { name: 'Kari Tolk', organisation: 'Tolketjenesten' },
      ],
    });
    expect(made.status).toBe(201);
    const { meetingId } = made.body;
    expect(made.body.meetings).toEqual([
      expect.objectContaining({
        id: meetingId,
        status: 'scheduled',
        scheduledFor: '2026-09-17T10:00:00.000Z',
        place: 'Rom 12',
        participants: [
          { staffId: 'north-nurse' },
          { guardianId: 'anna-mor' },
          { student: true },
          { name: 'Kari Tolk', organisation: 'Tolketjenesten' },
        ],
      }),
    ]);

    const again = await send('POST', '/meetings', 'north-teacher', {
      kind: 'mapping',
      scheduledFor: '2026-09-18T12:00:00+02:00',
    });
    expect(again.status).toBe(201);
    expect(again.body.meetingId).toBe(meetingId);
    expect(again.body.meetings).toHaveLength(1);

    const moved = await send('PATCH', `/meetings/${meetingId}`, 'north-teacher', {
      place: 'Rom 14',
    });
    expect(moved.status).toBe(200);
    expect(moved.body.meetings[0]).toMatchObject({
      place: 'Rom 14',
      scheduledFor: '2026-09-18T10:00:00.000Z',
    });
    expect(moved.body.meetings[0]?.participants).toHaveLength(4);

    const cancelled = await send('DELETE', `/meetings/${meetingId}`, 'north-teacher');
    expect(cancelled.status).toBe(200);
    expect(cancelled.body.meetings[0]?.status).toBe('cancelled');
  });

  it('shows an app on its own that somebody from outside comes, not who', async () => {
    await journey.toMapping();
    const made = await send('POST', '/meetings', undefined, {
      kind: 'mapping',
      scheduledFor: '2026-09-17T12:00:00+02:00',
      place: 'Rom 12',
      participants: [{ name: 'Kari Tolk', organisation: 'Tolketjenesten' }],
    });
    expect(made.status).toBe(201);
    expect(made.body.meetings[0]?.participants).toEqual([{ external: true }]);
    expect(made.text).not.toContain('Rom 12');
  });

  it('holds a scheduled mapping meeting, and one never scheduled', async () => {
    await journey.toMapping();
    const scheduledFor = '2026-09-14T13:00:00+02:00';
    const { body } = await journey.post('/meetings', { kind: 'mapping', scheduledFor });
    const path = `/meetings/${body.meetingId}/held`;
    const stays = { ...bodies.mappingHeld(MONDAY), outcome: 'continue' };
    const held = await send('POST', path, 'north-teacher', stays);
    expect(held.status).toBe(200);
    expect(held.body).toMatchObject({
      phase: 'awaiting-mapping-meeting',
      meetings: [{ id: body.meetingId, status: 'held', decision: 'continue' }],
    });
    const bullied = { ...bodies.mappingHeld(MONDAY), kind: 'mapping', bullyingSuspected: true };
    const second = await send('POST', '/meetings/held', 'north-teacher', bullied);
    expect(second.body).toMatchObject({
      phase: 'drafting',
      duties: [{ kind: 'activity-plan', doneAt: null }],
    });
    expect(await timelineText()).toContain('Sover dårlig');
  });

  it('agrees, checks and evaluates a plan', async () => {
    await journey.toDrafting();
    const agreed = await send('POST', '/plans', 'north-teacher', bodies.plan(MONDAY));
    expect(agreed.status).toBe(201);
    expect(agreed.body).toMatchObject({ planNumber: 1, phase: 'trial' });
    expect(agreed.body.plans[0]).toMatchObject({
      goal: 'Til stede hver dag',
      measures: [{ area: 'school', responsible: 'Kontaktlærer' }],
    });
    const check = { checkedAt: MONDAY, result: 'adjust' };
    const checked = await send('POST', '/plans/1/checks', 'north-teacher', check);
    expect(checked.status).toBe(200);
    expect(checked.body.waitingFor).toBe('evaluation');
    const path = '/plans/1/evaluation';
    const evaluated = await send('POST', path, 'north-teacher', bodies.evaluation(MONDAY));
    expect(evaluated.body).toMatchObject({ phase: 'drafting', planNumber: 1 });
    const second = await send('POST', '/plans', 'north-teacher', bodies.plan(MONDAY));
    expect(second.body.planNumber).toBe(2);
  });

  it('records consent by each person, and names who is missing by the source’s id', async () => {
    await journey.escalate();
    const first = await journey.post('/consents', bodies.consent(MONDAY, 'anna-mor'));
    expect(first.body.phase).toBe('awaiting-consent');
    expect(first.body.consents[0]).toMatchObject({
      by: { guardianId: 'anna-mor' },
      status: 'given',
    });
    const held = { kind: 'local', heldAt: MONDAY, decision: 'monitor' };
    const refused = await send('POST', '/meetings/held', 'north-leader', held);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: '/problems/consent-required',
      arena: 'local',
      missing: ['anna-far', 'student-view'],
    });
    const view = { studentView: 'Synes det er fint' };
    const last = await journey.post('/consents', bodies.consent(MONDAY, 'anna-far', view));
    expect(last.body.phase).toBe('awaiting-local-meeting');
  });

  it('records a consultation and an anonymous discussion', async () => {
    const heldAt = MONDAY;
    const anonymous = { with: 'service-desk', anonymous: true, heldAt };
    expect((await journey.post('/consultations', anonymous)).status).toBe(200);
    const ppa = { with: 'ppa', anonymous: true, heldAt, summary: 'Prøv fast voksen' };
    expect((await journey.post('/consultations', ppa)).status).toBe(200);
    const byName = { with: 'ppa', anonymous: false, heldAt };
    const refused = await send('POST', '/consultations', 'north-teacher', byName);
    expect(refused.body).toMatchObject({
      type: '/problems/consent-required',
      arena: 'ppa-referral',
    });
    await journey.consentTo('ppa-referral');
    expect((await journey.post('/consultations', byName)).status).toBe(200);
  });

  it('goes on without consent once refused', async () => {
    await journey.escalate();
    await journey.post('/consents', bodies.consent(MONDAY, 'anna-mor', { status: 'refused' }));
    const { body } = await journey.post('/without-consent', { decision: 'revise-plan' });
    expect(body.phase).toBe('drafting');
  });

  it('escalates, lifts and takes the intake’s decision', async () => {
    await journey.toTrial();
    await journey.post('/plans/1/evaluation', {
      ...bodies.evaluation(MONDAY),
      decision: 'local-meeting',
    });
    await journey.consentTo('local', 'bridge-builders');
    const lifted = await journey.decideLocally('lift-bridge-builders');
    expect(lifted.body.phase).toBe('awaiting-bridge-builders');
    const intake = { kind: 'bridge-builders', heldAt: MONDAY, accepted: true };
    const accepted = await journey.post('/meetings/held', intake, 'phfs-1');
    expect(accepted.body.phase).toBe('intensive-follow-up');
    const review = { kind: 'review', heldAt: MONDAY, decision: 'continue' };
    const reviewed = await journey.post('/meetings/held', review, 'north-coordinator');
    expect(reviewed.body.phase).toBe('intensive-follow-up');
  });
});
