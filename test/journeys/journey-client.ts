import { expect, it } from '@jest/globals';
import { followConcern, followEvents } from '../../examples/app/follow-a-concern.js';
import { makeSchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';

const APP = { clientId: 'demo-app', clientSecret: 'demo-app-secret' };

/** Plays the example app against the running program, with the typed client and tokens by client credentials. */
export function clientJourney(world: () => StackWorld): void {
  it('lets the example app report, call, schedule, and follow what comes of it', async () => {
    const { stack, send } = world();
    const school = await makeSchool(world(), 'client');
    await school.putStudent('client-student');
    const settings = { ...APP, url: stack.apiUrl };
    const about = { staffId: school.teacher, studentId: 'client-student' };
    const caseId = await followConcern(settings, about);
    const { body } = await send('GET', `/cases/${caseId}`, { as: school.teacher });
    expect(body).toMatchObject({
      phase: 'awaiting-mapping-meeting',
      meetings: [expect.anything()],
    });

    const told: string[] = [];
    for await (const { type, subject } of followEvents(settings, '0', 100)) {
      if (subject === caseId) told.push(type.replace('no.naervaer.', ''));
      if (told.includes('meeting.scheduled')) break;
    }
    expect(told).toEqual([
      'case.opened',
      'case.phase-changed',
      'case.phase-changed',
      'meeting.scheduled',
    ]);
  });
}
