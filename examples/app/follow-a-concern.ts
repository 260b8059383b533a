import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '../../client/create-client.js';

/** Who the app is, and where it calls. */
export interface AppSettings {
  url: string;
  clientId: string;
  clientSecret: string;
}

/** Reports a concern about a student for a person, logs the call home, schedules the mapping meeting; answers the case's id. */
export async function followConcern(
  { url, ...auth }: AppSettings,
  { staffId, studentId }: { staffId: string; studentId: string },
): Promise<string> {
  const client = await createClient({ url, auth, actingStaff: staffId });
  const reason = 'Away more and more often, and not quite herself.';
  const { data: opened } = await client.POST('/api/v1/cases', { body: { studentId, reason } });
  if (!opened || !('id' in opened)) throw new Error(`${staffId} may not read this case`);
  const params = { path: { caseId: opened.id } };
  const call = { channel: 'phone', reached: true, spokeWithStudentFirst: true } as const;
  await client.POST('/api/v1/cases/{caseId}/calls', {
    params,
    body: { ...call, contactedAt: new Date().toISOString(), outcome: 'still-concerned' },
  });
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString();
  await client.POST('/api/v1/cases/{caseId}/meetings', {
    params,
    body: { kind: 'mapping', scheduledFor, participants: [{ student: true }] },
  });
  return opened.id;
}

/** Reads the feed of events from where it was left, again and again. Keep `after` to go on where you stopped. */
export async function* followEvents({ url, ...auth }: AppSettings, after = '0', everyMs = 2_000) {
  const client = await createClient({ url, auth });
  for (; ; await wait(everyMs)) {
    const { data } = await client.GET('/api/v1/events', { params: { query: { after } } });
    yield* data?.items ?? [];
    after = data?.nextCursor ?? after;
  }
}
