import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '../../client/create-client.js';
import { ProblemError } from '../../client/problem-error.js';
import { createTokenSource } from '../../client/token-source.js';

export interface AppSettings {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Whom the app acts for, and about whom somebody worries. */
  staffId: string;
  studentId: string;
}

/** Reports a concern, logs the call home, schedules the mapping meeting; answers the case. */
export async function followConcern(settings: AppSettings, say: (line: string) => void) {
  const { url, staffId, studentId, ...auth } = settings;
  const client = await createClient({ url, auth, actingStaff: staffId });
  const reason = 'Away more and more often, and not quite herself.';
  const { data: opened } = await client.POST('/api/v1/cases', { body: { studentId, reason } });
  if (!opened || !('id' in opened)) throw new Error(`${staffId} may not read this case`);
  say(`${opened.caseNumber} ${opened.phase}, due ${opened.dueAt}`);
  const params = { path: { caseId: opened.id } };

  const call = { channel: 'phone', reached: true, spokeWithStudentFirst: true } as const;
  const contactedAt = new Date().toISOString();
  await client.POST('/api/v1/cases/{caseId}/calls', {
    params,
    body: { ...call, contactedAt, outcome: 'still-concerned' },
  });
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString();
  await client.POST('/api/v1/cases/{caseId}/meetings', {
    params,
    body: { kind: 'mapping', scheduledFor: inTwoDays, participants: [{ student: true }] },
  });
  const { data: now } = await client.GET('/api/v1/cases/{caseId}', { params });
  say(`${now?.caseNumber} ${now?.phase}, ${now?.meetings.length} meeting`);
  try {
    await client.POST('/api/v1/cases/{caseId}/plans/{n}/checks', {
      params: { path: { ...params.path, n: '1' } },
      body: { checkedAt: contactedAt.slice(0, 10), result: 'keep' },
    });
  } catch (error) {
    // What cannot be done says why, and what can be done instead.
    if (!(error instanceof ProblemError)) throw error;
    say(`${error.problem.type}: ${error.problem.allowedActions?.join(', ')}`);
  }
  return opened.id;
}

interface Event {
  type: string;
  time: string;
  data: { caseId: string };
}

/** Reads the events feed from where it ended last time, again and again; each event once. */
export async function* followEvents(settings: AppSettings, everyMs = 2_000): AsyncGenerator<Event> {
  const { url, ...credentials } = settings;
  const { issuer } = (await (await fetch(`${url}/api/v1`)).json()) as { issuer: string };
  const getToken = createTokenSource(issuer, credentials);
  for (let after = ''; ; await wait(everyMs)) {
    const query = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
    const headers = { Authorization: `Bearer ${await getToken()}` };
    const answer = await fetch(`${url}/api/v1/events${query}`, { headers });
    if (!answer.ok) throw new Error(`The feed answers ${answer.status}`);
    const page = (await answer.json()) as { items: Event[]; nextCursor: string | null };
    yield* page.items;
    after = page.nextCursor ?? after;
  }
}
