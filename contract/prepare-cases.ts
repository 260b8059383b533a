import { addDays, dateOf } from '../domain/local-time.js';
import { must, type Answer, type Ask } from './ask.js';

const LONGEST_BREAK_DAYS = 20;

/** Holds a case on its way, and what its answers have named. */
export interface Prepared {
  id: string;
  studentId: string;
  post(path: string, body: object): Promise<Answer['body']>;
}

export const now = () => new Date().toISOString();
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export const bodies = {
  call: () => ({
    ...{ contactedAt: now(), channel: 'phone', reached: true, spokeWithStudentFirst: false },
    outcome: 'still-concerned',
  }),
  mappingMeeting: () => ({ kind: 'mapping', scheduledFor: inDays(2), participants: [] }),
  mappingHeld: () => ({
    ...{ heldAt: now(), kind: 'mapping', studentHeard: true, bullyingSuspected: false },
    outcome: 'plan-needed',
  }),
  plan: (startsOn: string) => ({
    ...{ goal: 'Here every day', startsOn, madeWithStudent: true },
    measures: [{ area: 'school', description: 'The same adult', responsible: 'The teacher' }],
  }),
  refusal: (by: object) => ({
    ...{ by, status: 'refused', covers: ['local'], form: 'oral', recordedAt: now() },
  }),
};

/** Brings new cases to where a call can succeed, by the API itself. */
export function createPreparing(leader: Ask, students: string[]) {
  const post = (path: string, body: object) => must(leader, 'POST', path, body);
  /** Tries the days ahead until one is taken, and names it: which are school days, the calendar knows. */
  const firstDay = async (from: number, send: (day: string) => Promise<Answer>) => {
    const today = dateOf(now());
    for (let n = from; n < from + LONGEST_BREAK_DAYS; n++) {
      const day = addDays(today, n);
      if ((await send(day)).status < 300) return day;
    }
    throw new Error('No day is taken.');
  };
  const open = async (studentId = students.shift() ?? ''): Promise<Prepared> => {
    const { id } = await post('/cases', { studentId, reason: 'Something worries us.' });
    return {
      ...{ id: id as string, studentId },
      post: (path, body) => post(`/cases/${id as string}${path}`, body),
    };
  };
  const toMapping = async () => {
    const c = await open();
    await c.post('/calls', bodies.call());
    return c;
  };
  const toDrafting = async () => {
    const c = await toMapping();
    await c.post('/meetings/held', bodies.mappingHeld());
    return c;
  };
  return {
    open,
    toMapping,
    toDrafting,
    firstDay,
    async toScheduled() {
      const c = await toMapping();
      const { meetingId } = await c.post('/meetings', bodies.mappingMeeting());
      return { ...c, meetingId: meetingId as string };
    },
    async toTrial(startsOn: string) {
      const c = await toDrafting();
      await c.post('/plans', bodies.plan(startsOn));
      return c;
    },
    async toRefused() {
      const c = await open();
      const guardian = { guardianId: `${c.studentId}-g1` };
      for (const by of [guardian, { student: true }]) await c.post('/consents', bodies.refusal(by));
      await c.post('/escalations', { to: 'local', reason: 'It gets worse.' });
      return c;
    },
    async toAsked(staffId: string, studentId?: string) {
      const c = await open(studentId);
      const body = { role: 'contact-teacher', staffId };
      const { assignments } = await c.post('/assignments', body);
      const asked = (assignments as { id: string; status: string }[]).findLast(
        ({ status }) => status === 'asked',
      );
      return { ...c, assignmentId: asked?.id ?? '' };
    },
  };
}
