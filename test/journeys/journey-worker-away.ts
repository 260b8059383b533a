import { expect, it } from '@jest/globals';
import { openByAbsence } from '../support/case-over-http.js';
import { makeSchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';
import { waitFor } from '../support/wait-for.js';

/** Plays an outage of the worker: a command is kept, answered as pending, and carried out once when the worker is back. */
export function workerAwayJourney(world: () => StackWorld): void {
  it('answers 202 with a place to ask, and carries the command out when it is back', async () => {
    const { send, stack } = world();
    const school = await makeSchool(world(), 'away');
    await school.putStudent('away-student');
    const concern = await openByAbsence(world(), 'away-student');
    const call = {
      contactedAt: new Date().toISOString(),
      channel: 'phone',
      reached: true,
      spokeWithStudentFirst: true,
      outcome: 'unsure',
    };
    const sender = { as: school.teacher, headers: { 'idempotency-key': 'while-away' } };

    const worker = stack.part('worker');
    // kill -9, and it stays away.
    await Promise.all([worker.stop(), worker.kill()]);
    const sentAt = Date.now();
    const answer = await concern.send('POST', '/calls', sender, call);
    const tookMs = Date.now() - sentAt;
    expect(answer).toMatchObject({ status: 202, body: { status: 'pending' } });
    expect(tookMs).toBeLessThan(12_000);
    const place = answer.headers.location!;
    expect(place).toBe(`/api/v1/cases/${concern.id}/commands/${answer.body.commandId}`);
    const ask = async () =>
      (await send('GET', place.replace('/api/v1', ''), { as: school.teacher })).body
        .status as string;
    expect(await ask()).toBe('pending');
    expect(await concern.read(school.teacher)).toMatchObject({ phase: 'awaiting-contact' });

    await worker.start();
    const settled = await waitFor(async () => {
      const status = await ask();
      return status === 'pending' ? undefined : status;
    });
    expect(settled).toBe('applied');
    expect(await concern.read(school.teacher)).toMatchObject({ phase: 'awaiting-mapping-meeting' });
    const again = await concern.send('POST', '/calls', sender, call);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const { items } = await concern
      .send('GET', '/timeline', { as: school.teacher })
      .then(({ body }) => body);
    expect(items.filter(({ type }) => type === 'call-logged')).toHaveLength(1);
  }, 60_000);
}
