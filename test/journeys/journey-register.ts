import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { StackWorld } from '../support/stack-world.js';
import { waitFor } from '../support/wait-for.js';

const EXAMPLE = path.join(import.meta.dirname, '../../examples/fravaer-uke-34-37.csv');
/** What examples/README.md says that the register opens, less the protected address, which no list shows. */
const OPENED = [
  'student-0005 first-unexcused',
  'student-0012 first-unexcused',
  'student-0017 excused-streak',
  'student-0023 excused-semester',
  'student-0031 late-monthly',
  'student-0038 left-school',
  'student-0044 skipped-class',
  'student-0052 first-unexcused',
];
const LEADER = 'school-1-leadership';

interface Taken {
  accepted: number;
  rejected: { line: number }[];
  triggers: { studentId: string; opened: boolean }[];
}

/** Plays the main job: the example register goes in, cases open, a call closes one, and the mails tell of it. */
export function registerJourney(world: () => StackWorld): void {
  it('opens the cases that examples/README.md lists and tells their people', async () => {
    const headers = { 'content-type': 'text/csv' };
    const register = readFileSync(EXAMPLE, 'utf8');
    const sender = { client: 'demo-register', headers };
    const answer = await world().send('POST', '/absences/csv', sender, register);
    expect(answer.status).toBe(200);
    const { accepted, rejected, triggers } = answer.body as unknown as Taken;
    expect(accepted).toBe(333);
    expect(rejected).toHaveLength(13);
    expect(triggers.filter(({ opened }) => opened)).toHaveLength(OPENED.length + 1);
    // A register may not read cases: no answer says which they are.
    expect(answer.text).not.toContain('caseNumber');

    // On a busy machine the answer does not wait for the last case to open.
    const list = await waitFor(async () => {
      const found = await world().send('GET', '/cases?schoolId=school-1', { as: LEADER });
      return found.body.items.length < OPENED.length ? undefined : found;
    });
    const opened = list.body.items.map(({ studentId, trigger }) => `${studentId} ${trigger}`);
    expect(opened.sort()).toEqual(OPENED);
    // Nine cases, to the contact teacher and the coordinator (for the protected one: the named leader).
    const mails = await waitFor(async () => {
      const caught = await world().mails();
      return caught.length < 18 ? undefined : caught;
    });
    expect(mails).toHaveLength(18);
    for (const { caseNumber, responsible } of list.body.items) {
      const about = mails.filter(({ subject }) => subject.includes(caseNumber));
      expect(about.map(({ to }) => to).sort()).toEqual([
        'school-1-coordinator@kommune.example',
        `${responsible?.staffId}@kommune.example`,
      ]);
    }
  });

  it('changes nothing when it is sent again', async () => {
    const headers = { 'content-type': 'text/csv' };
    const register = readFileSync(EXAMPLE, 'utf8');
    const sender = { client: 'demo-register', headers };
    const answer = await world().send('POST', '/absences/csv', sender, register);
    expect(answer.body).toMatchObject({ accepted: 0, triggers: [] });
  });

  it('lets a call home close a case, which its people are told', async () => {
    const list = await world().send('GET', '/cases', { as: LEADER });
    const { id, caseNumber, responsible } = list.body.items.find(
      ({ studentId }) => studentId === 'student-0012',
    )!;
    const as = responsible!.staffId!;
    const call = {
      contactedAt: new Date().toISOString(),
      channel: 'phone',
      reached: true,
      spokeWithStudentFirst: true,
      outcome: 'natural-cause',
    };
    const answer = await world().send('POST', `/cases/${id}/calls`, { as }, call);
    expect(answer).toMatchObject({
      status: 200,
      body: { id, phase: 'closed', outcome: 'natural-cause', dueAt: null },
    });
    const read = await world().send('GET', `/cases/${id}`, { as });
    expect(read.body).toEqual(answer.body);
    const told = await waitFor(async () => {
      const caught = await world().mails();
      const closed = caught.filter(
        ({ subject, readable }) =>
          subject.startsWith(`Sak ${caseNumber}`) && readable.includes('avsluttet'),
      );
      return closed.length < 2 ? undefined : closed;
    });
    const tellable = [as, 'school-1-coordinator'].map((person) => `${person}@kommune.example`);
    expect(told.map(({ to }) => to).sort()).toEqual(tellable.sort());
  });
}
