import type supertest from 'supertest';
import { connectDatabase } from '../../../prisma/connect.js';
import { createDirectDesk, type DirectDesk } from '../../support/direct-desk.js';
import { startTestApi, type CallOptions, type TestApi } from '../support/start-test-api.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Entry = Record<string, unknown>;

export interface AbsenceWorld {
  api: TestApi;
  desk: DirectDesk;
  /** Sets business time: `2026-09-14T08:30` on the clocks of Oslo in summer. */
  at(wallClock: string): void;
  /** Sends entries as the app with every scope, and answers the body of a 200. */
  take(entries: Entry[], options?: CallOptions & { history?: boolean }): Promise<TakenBody>;
  call(method: Method, path: string, options?: CallOptions): supertest.Test;
  caseOf(caseId: string): Promise<CaseBody>;
  stop(): Promise<void>;
}

export interface TakenBody {
  accepted: number;
  updated: number;
  unchanged: number;
  rejected: {
    entryId: string | null;
    index: number;
    line?: number;
    problem: string;
    detail: string;
  }[];
  triggers: {
    studentId: string;
    trigger: string;
    caseId?: string;
    caseNumber?: string;
    opened: boolean;
  }[];
}

export interface CaseBody {
  phase: string;
  outcome: string | null;
  trigger: string;
  openedAt: string;
  pending?: boolean;
}

/** Makes the API over a seeded database, with a desk that carries commands out as the worker does, but without Temporal. */
export async function createAbsenceWorld(graceMinutes = 0): Promise<AbsenceWorld> {
  // The desk needs the database's address, which is known only once the API is there.
  const given: { desk?: DirectDesk } = {};
  const api = await startTestApi({
    change: (deps) => {
      const { rules } = deps.guide;
      const guide = { ...deps.guide, rules: { ...rules, opening: { graceMinutes } } };
      return {
        ...deps,
        guide,
        desk: { ...deps.desk, settle: (...args) => settle(...args) },
      };
    },
  });
  const settle: DirectDesk['settle'] = (...args) => {
    if (!given.desk) throw new Error('Not started');
    return given.desk.settle(...args);
  };
  const worker = connectDatabase(api.databaseUrl, { role: 'naervaer_worker', poolSize: 4 });
  const desk = createDirectDesk(worker, api.deps.clock);
  given.desk = desk;
  const world: AbsenceWorld = {
    api,
    desk,
    at: (wallClock) => api.setNow(new Date(`${wallClock}:00+02:00`).toISOString()),
    call: api.call,
    async take(entries, { history = false, ...options } = {}) {
      const path = history ? '/absences?history=true' : '/absences';
      const answer = await api.call('post', path, { ...options, body: { entries } });
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      return answer.body as TakenBody;
    },
    caseOf: async (caseId) => (await api.call('get', `/cases/${caseId}`)).body as CaseBody,
    async stop() {
      await worker.$disconnect();
      await api.stop();
    },
  };
  world.at('2026-09-14T08:30');
  return world;
}

let entries = 0;

/** Makes an entry of its own id, an unexcused lesson on Monday 14 September unless told otherwise. */
export function entry(studentId: string, more: Entry = {}): Entry & { entryId: string } {
  entries += 1;
  return {
    entryId: `e-${entries}`,
    studentId,
    date: '2026-09-14',
    kind: 'unexcused-lesson',
    ...more,
  };
}

/** Writes triggers down as `student trigger opened|added`. */
export function told({ triggers }: TakenBody): string[] {
  return triggers.map((t) => `${t.studentId} ${t.trigger} ${t.opened ? 'opened' : 'added'}`);
}
