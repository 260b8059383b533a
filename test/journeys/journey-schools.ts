import { expect, it } from '@jest/globals';
import { openByAbsence, type DrivenCase } from '../support/case-over-http.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { Sender, StackWorld } from '../support/stack-world.js';

/** Plays two schools beside each other: who belongs to one finds nothing of the other, in any way of asking. */
export function schoolsJourney(world: () => StackWorld): void {
  let east: JourneySchool;
  let ofWest: DrivenCase;
  let caseNumber: string;
  const outsiders = (): [string, Sender][] => [
    ['an app bound to one school', { client: 'east-app' }],
    ['the same app, for a leader there', { client: 'east-app', as: east.leader }],
    ['a teacher of one', { as: east.teacher }],
    ['the leader of one', { as: east.leader }],
  ];

  it('shows a case to its own school', async () => {
    east = await makeSchool(world(), 'east');
    const west = await makeSchool(world(), 'west');
    await east.putStudent('east-student');
    await west.putStudent('west-student');
    await world().registerApp('east-app', ['east']);
    const ofEast = await openByAbsence(world(), 'east-student');
    ofWest = await openByAbsence(world(), 'west-student');
    ({ caseNumber } = await ofWest.read(west.teacher));
    for (const [, sender] of outsiders()) {
      expect((await ofEast.send('GET', '', sender)).status).toBe(200);
    }
  });

  it('answers reads and commands on the other’s case as on one that does not exist', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const call = { contactedAt: new Date().toISOString(), channel: 'phone' };
    const asked: [string, string, object?][] = [
      ['GET', ''],
      ['GET', '/timeline'],
      ['GET', '/access-log'],
      ['GET', `/commands/${nowhere}`],
      ['POST', '/calls', call],
      ['POST', '/calls', { nonsense: true }],
      ['POST', '/meetings', { kind: 'mapping', scheduledFor: new Date().toISOString() }],
      ['DELETE', `/meetings/${nowhere}`],
      ['POST', '/consents', {}],
      ['POST', '/closure', { reason: 'moved' }],
      ['POST', '/reports', { to: 'police', reportedAt: new Date().toISOString() }],
    ];
    for (const [who, sender] of outsiders()) {
      for (const [method, path, body] of asked) {
        const answer = await ofWest.send(method, path, sender, body);
        const none = await world().send(method, `/cases/${nowhere}${path}`, sender, body);
        const problem = { ...answer.body, instance: '' };
        const same = { ...none.body, instance: '' };
        expect({ who, method, path, status: answer.status, problem }).toEqual({
          ...{ who, method, path, status: 404, problem: same },
        });
      }
    }
  });

  it('lists, finds and counts nothing of the other', async () => {
    for (const [who, sender] of outsiders()) {
      const lists = await Promise.all([
        world().send('GET', '/cases?limit=200', sender),
        world().send('GET', '/cases?schoolId=west', sender),
        world().send('GET', `/cases?q=${caseNumber}`, sender),
        world().send('POST', '/cases/search', sender, { studentId: 'west-student' }),
      ]);
      for (const { text } of lists)
        expect({ who, hasOther: /west/.test(text) }).toMatchObject({ hasOther: false });
      const ids = lists.flatMap(({ body }) => (body.items ?? []).map(({ id }) => id));
      expect(ids).not.toContain(ofWest.id);
    }
  });

  it('takes no concern and no absence about the other’s students', async () => {
    const student = { studentId: 'west-student' };
    for (const [, sender] of outsiders()) {
      const concern = { ...student, reason: 'Uro' };
      expect((await world().send('POST', '/cases', sender, concern)).status).toBe(404);
    }
    const entry = { ...student, entryId: 'x1', date: '2026-09-14', kind: 'skipped-class' };
    const answer = await world().send(
      'POST',
      '/absences',
      { client: 'east-app' },
      {
        entries: [entry],
      },
    );
    expect(answer.body).toMatchObject({
      accepted: 0,
      rejected: [{ problem: 'not-found' }],
      triggers: [],
    });
  });
}
