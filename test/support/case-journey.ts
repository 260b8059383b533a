import { expect } from '@jest/globals';
import type { CaseWorld } from './case-world.js';

/** Bodies that are in order, at the world's present time. */
export const bodies = {
  call: (now: string) => ({
    contactedAt: now,
    channel: 'phone',
    reached: true,
    spokeWithStudentFirst: true,
    outcome: 'still-concerned',
  }),
  mappingHeld: (now: string) => ({
    heldAt: now,
    studentHeard: true,
    studentHeardHow: 'Samtale alene',
    findings: { school: 'Uro i timene', home: 'Sover dårlig' },
    bullyingSuspected: false,
    outcome: 'plan-needed',
  }),
  plan: (now: string) => ({
    goal: 'Til stede hver dag',
    startsOn: now.slice(0, 10),
    measures: [{ area: 'school', description: 'Fast voksen', responsible: 'Kontaktlærer' }],
    madeWithStudent: true,
  }),
  evaluation: (now: string) => ({
    evaluatedAt: now,
    goal: 'not-reached',
    decision: 'revise-plan',
    earlyReason: 'Går ikke',
  }),
  consent: (now: string, guardianId: string, more: object = {}) => ({
    by: { guardianId },
    status: 'given',
    covers: ['local'],
    form: 'written',
    recordedAt: now,
    ...more,
  }),
};

/** Takes a case of `anna` along its way by real requests, at the world's present time. */
export function createJourney(world: CaseWorld, id: string, student = 'anna') {
  const post = async (path: string, body: object, as = 'north-teacher') => {
    const response = await world.send('POST', `/cases/${id}${path}`, { as }, body);
    expect(response.body).toEqual(expect.objectContaining({ id }));
    return response;
  };
  const { time } = world;
  const journey = {
    post,
    toMapping: () => post('/calls', bodies.call(time.now)),
    async toDrafting() {
      await journey.toMapping();
      await post('/meetings/held', { kind: 'mapping', ...bodies.mappingHeld(time.now) });
    },
    async toTrial() {
      await journey.toDrafting();
      await post('/plans', bodies.plan(time.now));
    },
    /** Consent of both guardians, with the student's view, for some arenas or purposes. */
    async consentTo(...covers: string[]) {
      for (const who of ['mor', 'far']) {
        const more = { covers, studentView: 'Greit' };
        await post('/consents', bodies.consent(time.now, `${student}-${who}`, more));
      }
    },
    escalate: (to: 'local' | 'central' = 'local') =>
      post('/escalations', { to, reason: 'Haster', rapidDecline: to === 'central' }),
    async toLocal() {
      await journey.consentTo('local');
      await journey.escalate();
    },
    /** Holds the local meeting with a decision. */
    decideLocally: (decision: string, more: object = {}) =>
      post(
        '/meetings/held',
        { kind: 'local', heldAt: time.now, decision, ...more },
        'north-leader',
      ),
    close: (reason = 'registered-in-error') => post('/closure', { reason }, 'north-leader'),
  };
  return journey;
}
