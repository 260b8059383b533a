import { expect, it } from '@jest/globals';
import { followConcern } from '../../examples/app/follow-a-concern.js';
import { makeSchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';

/** Plays the example app against the running program, with the typed client and tokens by client credentials. */
export function clientJourney(world: () => StackWorld): void {
  it('reports, calls and schedules, and is told what it can do instead of what it cannot', async () => {
    const { stack, send } = world();
    const school = await makeSchool(world(), 'client');
    await school.putStudent('client-student');
    const said: string[] = [];
    const caseId = await followConcern(
      {
        url: stack.apiUrl,
        clientId: 'demo-app',
        clientSecret: 'demo-app-secret',
        staffId: school.teacher,
        studentId: 'client-student',
      },
      (line) => said.push(line),
    );
    const { body } = await send('GET', `/cases/${caseId}`, { as: school.teacher });
    expect(body).toMatchObject({
      phase: 'awaiting-mapping-meeting',
      meetings: [expect.anything()],
    });
    expect(said).toEqual([
      expect.stringContaining('awaiting-contact'),
      expect.stringContaining('awaiting-mapping-meeting, 1 meeting'),
      expect.stringMatching(/^\/problems\/step-mismatch: .*schedule-meeting/),
    ]);
  });
}
