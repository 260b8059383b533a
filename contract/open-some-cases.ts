import { createClient } from '../client/create-client.js';

const LEADER = 'school-1-leadership';
const STUDENTS = ['student-0001', 'student-0002', 'student-0003'];

/** Reports concerns about some of the seed's students, and answers their cases. */
export async function openSomeCases(url: string, token: string): Promise<string[]> {
  const auth = () => Promise.resolve(token);
  const client = await createClient({ url, auth, actingStaff: LEADER });
  const cases = await Promise.all(
    STUDENTS.map((studentId) =>
      client.POST('/api/v1/cases', { body: { studentId, reason: 'Something worries us.' } }),
    ),
  );
  return cases.flatMap(({ data }) => (data && 'id' in data ? [data.id] : []));
}
