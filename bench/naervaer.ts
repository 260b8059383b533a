import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { getDemoToken } from '../embedded/demo-token.js';
import type { Stack } from '../embedded/stack.js';
import { waitUntil } from '../embedded/wait-until.js';

/** The program, as somebody uses it who has a token: over HTTP. */
export interface Naervaer {
  /** Adds students of the first school's first teacher, and answers their ids. */
  addStudents: (count: number) => Promise<string[]>;
  /** Sends one day's absence of each student, and answers the cases it opened. */
  register: (students: readonly string[]) => Promise<string[]>;
  call: (caseId: string) => Promise<void>;
  close: (caseId: string) => Promise<void>;
  /** Asks the database for one number. */
  count: (sql: string) => Promise<number>;
  query: (sql: string, values: unknown[]) => Promise<void>;
  stop: () => Promise<void>;
}

type Answer = Record<string, unknown>;
interface Sent {
  body?: object;
  as?: string | undefined;
}
interface Received {
  answer: Answer;
  /** Where a command's outcome can be asked for, while it is not known. */
  pendingAt: string | undefined;
}

const TEACHER = 'school-1-teacher-1';
const LEADER = 'school-1-leadership';

/** Connects to a running stack: its API with a token, its database for what only it can tell. */
export async function useNaervaer(stack: Stack): Promise<Naervaer> {
  const token = await getDemoToken(stack.issuer);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const { port } = new URL(stack.apiUrl);

  const send = (method: 'GET' | 'POST', path: string, { body, as }: Sent = {}) =>
    new Promise<Received>((resolve, reject) => {
      const sent = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
            ...(as !== undefined && { 'x-acting-staff': as }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            const { statusCode: status, headers } = response;
            if (status === 200 || status === 202)
              resolve({ answer: JSON.parse(text) as Answer, pendingAt: headers.location });
            else reject(new Error(`${path} was answered ${status}: ${text}`));
          });
        },
      );
      sent.on('error', reject).end(body && JSON.stringify(body));
    });

  /** Sends a command, and follows one that the engine had not answered in time, as a client would. */
  const post = async (path: string, body: object, as?: string): Promise<Answer> => {
    const { answer, pendingAt } = await send('POST', `/api/v1${path}`, { body, as });
    if (pendingAt === undefined) return answer;
    let { status } = answer;
    await waitUntil(
      async () => {
        ({ status } = (await send('GET', pendingAt, { as })).answer);
        return status !== 'pending';
      },
      { withinMs: 120_000, everyMs: 100, explain: () => `${pendingAt} stays pending` },
    );
    if (status !== 'applied') throw new Error(`${pendingAt} ended as ${String(status)}`);
    return answer;
  };

  return {
    async addStudents(count) {
      const { rows } = await pool.query<{ source_id: string }>(
        `insert into student (id, source_id, owner_client, name, birth_date, school_id, class_name, contact_teacher_id)
         select gen_random_uuid(), 'bench-' || substr(gen_random_uuid()::text, 1, 18), 'municipality', 'Elev',
                '2013-04-02', t.school_id, '9A', t.id
         from generate_series(1, $1),
              (select s.id, r.school_id from staff s join staff_role r on r.staff_id = s.id where s.source_id = $2) t
         returning source_id`,
        [count, TEACHER],
      );
      return rows.map((row) => row.source_id);
    },
    async register(students) {
      const date = new Date().toISOString().slice(0, 10);
      const kind = 'unexcused-day';
      const entries = students.map((studentId) => ({
        entryId: `day-${studentId}`,
        studentId,
        date,
        kind,
      }));
      const { triggers } = await post('/absences', { entries });
      return (triggers as { caseId: string }[]).map(({ caseId }) => caseId);
    },
    async call(caseId) {
      const contactedAt = new Date().toISOString();
      const call = { channel: 'phone', reached: false, spokeWithStudentFirst: true };
      await post(
        `/cases/${caseId}/calls`,
        { contactedAt, ...call, outcome: 'not-reached' },
        TEACHER,
      );
    },
    async close(caseId) {
      await post(`/cases/${caseId}/closure`, { reason: 'goal-reached' }, LEADER);
    },
    async count(sql) {
      const { rows } = await pool.query<{ count: number }>(`select (${sql})::int as count`);
      return rows[0]?.count ?? 0;
    },
    async query(sql, values) {
      await pool.query(sql, values);
    },
    async stop() {
      agent.destroy();
      await pool.end();
    },
  };
}
