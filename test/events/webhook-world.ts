import { createCourier, type Courier } from '../../events/create-courier.js';
import { publishEvents } from '../../events/publish-events.js';
import { asProgram } from '../../prisma/scope.js';
import { createCaseWorld, MONDAY, type CaseWorld } from '../support/case-world.js';
import { givenStudent } from '../support/given-roster.js';
import { startReceiver, type Receiver } from './receiver.js';

export const OPENED = 'no.naervaer.case.opened';
export const PHASE = 'no.naervaer.case.phase-changed';

export interface Body {
  id: string;
  secret: string;
  items: { id: string; url: string; status: string; attempts: number; lastAnswer: string | null }[];
  delivered: boolean;
  answer: string;
  errors: { pointer: string }[];
}

export interface WebhookWorld extends CaseWorld {
  receiver: Receiver;
  courier: Courier;
  makeCourier(): Courier;
  ask(
    method: string,
    path: string,
    client?: string,
    body?: object,
  ): Promise<{ status: number; body: Body; text: string }>;
  register(client?: string, types?: string[], url?: string): Promise<Body>;
  /** Lets time pass. */
  pass(ms: number): void;
  /** Opens a case of a new student, and publishes it. */
  open(school?: string): Promise<{ caseId: string; student: string }>;
  /** Delivers what is due, to the end. */
  round(): Promise<void>;
  deliveries(id: string, status?: string): Promise<Body['items']>;
  /** Begins a test: a new receiver, a new courier, Monday. */
  begin(): Promise<void>;
  /** Ends a test: no webhook is left, and no error was hidden; answers the errors. */
  finish(): Promise<unknown[]>;
}

/** Makes the API of cases with a receiver over loopback and what carries events to it, on a clock in the test's hands. */
export async function createWebhookWorld(): Promise<WebhookWorld> {
  const cases = await createCaseWorld();
  let students = 0;
  let errors: unknown[] = [];
  const world: WebhookWorld = {
    ...cases,
    receiver: await startReceiver(),
    courier: { round: async () => undefined, idle: async () => undefined },
    makeCourier: () =>
      createCourier({
        db: cases.worker,
        clock: { now: async () => cases.time.now },
        secretKeys: cases.secretKeys,
        sending: { allowPrivate: true, resolve: async () => ['127.0.0.1'], patienceMs: 2_000 },
        onError: (error) => errors.push(error),
      }),
    async ask(method, path, client = 'app', body) {
      const answer = await cases.send(method, path, { client }, body);
      return { status: answer.status, body: answer.body as unknown as Body, text: answer.text };
    },
    register: async (client = 'app', types = [OPENED, PHASE], url = world.receiver.url) =>
      (await world.ask('POST', '/webhooks', client, { url, types })).body,
    pass(ms) {
      cases.time.now = new Date(Date.parse(cases.time.now) + ms).toISOString();
    },
    async open(school = 'north') {
      const student = `student-${(students += 1)}`;
      const given = { id: student, birthDate: '2012-03-03', school };
      await asProgram(() => givenStudent(cases.db, given));
      const caseId = await cases.openCase(student);
      await publishEvents(cases.worker, cases.time.now);
      return { caseId, student };
    },
    async round() {
      await world.courier.round();
      await world.courier.idle();
    },
    async deliveries(id, status) {
      const query = status === undefined ? '' : `?status=${status}`;
      return (await world.ask('GET', `/webhooks/${id}/deliveries${query}`)).body.items;
    },
    async begin() {
      cases.time.now = MONDAY;
      errors = [];
      world.receiver.answer = () => 204;
      world.receiver.received.length = 0;
      world.courier = world.makeCourier();
    },
    async finish() {
      for (const client of ['app', 'north-app']) {
        const { body } = await world.ask('GET', '/webhooks', client);
        for (const { id } of body.items) await world.ask('DELETE', `/webhooks/${id}`, client);
      }
      return errors;
    },
    async end() {
      await world.receiver.stop();
      await cases.end();
    },
  };
  return world;
}
