import { expect } from '@jest/globals';
import { dateOf } from '../../domain/local-time.js';
import type { Answer } from './case-world.js';
import type { Sender, StackWorld } from './stack-world.js';

/** One case as its people drive it, each request checked. */
export interface DrivenCase {
  id: string;
  /** Sends a command below the case; fails unless it is carried out, and unless a read then shows the case as answered. */
  post(as: string, path: string, body: object, method?: string): Promise<Answer>;
  /** Sends a request below the case, whatever comes of it. */
  send(method: string, path: string, sender: Sender, body?: object): Promise<Answer>;
  read(as: string): Promise<Answer['body']>;
}

/** Opens a case by an unexcused lesson of today that the register delivers. */
export async function openByAbsence(
  world: StackWorld,
  studentId: string,
  more: object = {},
): Promise<DrivenCase> {
  const entry = {
    entryId: `${studentId}-e1`,
    studentId,
    date: dateOf(new Date().toISOString()),
    kind: 'unexcused-lesson',
    lesson: 2,
    ...more,
  };
  const { status, body } = await world.send('POST', '/absences', {}, { entries: [entry] });
  expect(status).toBe(200);
  const { triggers } = body as unknown as { triggers: { caseId: string; opened: boolean }[] };
  expect(triggers).toEqual([expect.objectContaining({ studentId, opened: true })]);
  return driveCase(world, triggers[0]!.caseId);
}

/** Drives a case that is open. */
export function driveCase(world: StackWorld, id: string): DrivenCase {
  const send: DrivenCase['send'] = (method, path, sender, body) =>
    world.send(method, `/cases/${id}${path}`, sender, body);
  const read: DrivenCase['read'] = async (as) => (await send('GET', '', { as })).body;
  return {
    id,
    send,
    read,
    async post(as, path, body, method = 'POST') {
      const answer = await send(method, path, { as }, method === 'DELETE' ? undefined : body);
      if (answer.status > 201) throw new Error(`${method} ${path} by ${as}: ${answer.text}`);
      expect(answer.body.id).toBe(id);
      // What a 201 made stands beside the case; everything else is what a read shows.
      expect(answer.body).toMatchObject(await read(as));
      return answer;
    },
  };
}
