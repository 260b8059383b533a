import type { LocalDate } from '../../domain/local-time.js';
import type { Random } from './seeded-random.js';

/** A student of the made-up municipality, and who acts on the case. */
export interface Cast {
  student: string;
  teacher: string;
  leader: string;
  guardians: string[];
}

/** One command of a story: where it is sent, by whom, with what; `now` is the machine's time as it is sent. */
export interface Step {
  by: 'teacher' | 'leader';
  path: string;
  body: (now: string) => object;
}

/** What happens to a case, and where it then stands. */
export interface Story {
  name: string;
  steps: Step[];
  /** The phase it ends in. */
  ends: 'closed' | 'watching' | 'awaiting-mapping-meeting' | 'awaiting-contact';
}

const CLASS_SIZE = 25;
const CLASSES_A_SCHOOL = 12;
const STUDENTS = 900;
/** The first three are those of the documentation, one of them protected. */
const FIRST = 4;

/** Lists the students who have two guardians that both count, in the order that the seed gives. */
export function listCast(random: Random): Cast[] {
  const numbers = Array.from({ length: STUDENTS - FIRST }, (_, i) => FIRST + i);
  return random.shuffle(numbers.filter((n) => n % 5 !== 0 && n % 7 !== 0)).map((n) => {
    const student = `student-${String(n).padStart(4, '0')}`;
    const group = Math.floor((n - 1) / CLASS_SIZE);
    const school = `school-${Math.floor(group / CLASSES_A_SCHOOL) + 1}`;
    return {
      student,
      teacher: `${school}-teacher-${(group % CLASSES_A_SCHOOL) + 1}`,
      leader: `${school}-leadership`,
      guardians: [`${student}-g1`, `${student}-g2`],
    };
  });
}

const call = (outcome: 'not-reached' | 'natural-cause' | 'still-concerned'): Step => ({
  by: 'teacher',
  path: '/calls',
  body: (contactedAt) => ({
    contactedAt,
    channel: 'phone',
    reached: outcome !== 'not-reached',
    spokeWithStudentFirst: true,
    outcome,
  }),
});
const schedule = (kind: string, by: Step['by']): Step => ({
  by,
  path: '/meetings',
  body: (now) => ({
    kind,
    scheduledFor: new Date(Date.parse(now) + 3 * 86_400_000).toISOString(),
    participants: [{ student: true }],
  }),
});
const held = (kind: string, by: Step['by'], more: object): Step => ({
  by,
  path: '/meetings/held',
  body: (heldAt) => ({ kind, heldAt, ...more }),
});
const mapped = { studentHeard: true, bullyingSuspected: false, outcome: 'plan-needed' };
const consent = (by: object, covers: string[]): Step => ({
  by: 'teacher',
  path: '/consents',
  body: (recordedAt) => ({
    by,
    status: 'given',
    covers,
    form: 'written',
    recordedAt,
    studentView: 'Greit',
  }),
});
const close: Step = { by: 'teacher', path: '/closure', body: () => ({ reason: 'goal-reached' }) };

function plan(startsOn: LocalDate): Step[] {
  const measures = [{ area: 'school', description: 'Fast voksen', responsible: 'Kontaktlærer' }];
  const agreed = { goal: 'Til stede hver dag', startsOn, measures, madeWithStudent: true };
  const failed = { goal: 'not-reached', decision: 'local-meeting', earlyReason: 'Går ikke' };
  return [
    { by: 'teacher', path: '/plans', body: () => agreed },
    {
      by: 'teacher',
      path: '/plans/1/checks',
      body: (checkedAt) => ({ checkedAt, result: 'keep' }),
    },
    {
      by: 'teacher',
      path: '/plans/1/evaluation',
      body: (evaluatedAt) => ({ evaluatedAt, ...failed }),
    },
  ];
}

/** Tells the stories that cases are taken through: most of them go through all five steps. */
export function tellStories(cast: Cast, startsOn: LocalDate): Record<string, Story> {
  const toLocal = [
    call('not-reached'),
    call('still-concerned'),
    schedule('mapping', 'teacher'),
    held('mapping', 'teacher', { ...mapped, findings: { school: 'Uro i timene' } }),
    ...plan(startsOn),
    ...[...cast.guardians.map((guardianId) => ({ guardianId })), { student: true }].map((by) =>
      consent(by, ['local', 'central']),
    ),
    schedule('local', 'leader'),
  ];
  const monitored = (kind: string) => held(kind, 'leader', { decision: 'monitor' });
  const lifted = held('local', 'leader', { decision: 'lift-central' });
  const steps = {
    'natural-cause': [call('not-reached'), call('natural-cause')],
    'five-steps': [...toLocal, monitored('local'), close],
    'lifted-to-central': [...toLocal, lifted, monitored('central'), close],
    'left-in-monitoring': [...toLocal, monitored('local')],
    'left-in-mapping': [call('still-concerned'), schedule('mapping', 'teacher')],
    'left-uncalled': [],
  };
  const ends: Record<string, Story['ends']> = {
    'left-in-monitoring': 'watching',
    'left-in-mapping': 'awaiting-mapping-meeting',
    'left-uncalled': 'awaiting-contact',
  };
  return Object.fromEntries(
    Object.entries(steps).map(([name, list]) => [
      name,
      { name, steps: list, ends: ends[name] ?? 'closed' },
    ]),
  );
}

/** Says how often each story is drawn. */
export const STORY_WEIGHTS = [
  'natural-cause',
  'natural-cause',
  'five-steps',
  'five-steps',
  'five-steps',
  'lifted-to-central',
  'lifted-to-central',
  'left-in-monitoring',
  'left-in-mapping',
  'left-uncalled',
] as const;
