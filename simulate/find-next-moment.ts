import { ageBandOn } from '../domain/age-band.js';
import type { CaseSetting, ConcernCase } from '../domain/case.js';
import { nextDutyReminderAt } from '../domain/duties.js';
import type { GuideRules } from '../domain/guide-rules.js';
import {
  addDays,
  addMonths,
  dateOf,
  instantOf,
  type Instant,
  type LocalDate,
} from '../domain/local-time.js';
import type { Database } from '../prisma/connect.js';

/** Finds the first instant after `now`, and before `until`, at which the program does something of its own accord for a case. */
export async function findNextMoment(
  db: Database,
  now: Instant,
  until: Instant,
): Promise<Instant | undefined> {
  const moments = [
    ...(await findPlannedMoments(db)),
    ...(await findDutyReminders(db, now)),
    ...(await findBirthdays(db, now)),
  ];
  return moments.filter((at) => at > now && at < until).sort()[0];
}

async function findPlannedMoments(db: Database): Promise<Instant[]> {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    select next_moment_at as at from concern_case where closed_at is null and next_moment_at is not null
    union all
    select opens_at from case_allotment a
    where ended_at is null and not exists (select from concern_case c where c.id = a.case_id)`;
  return rows.map(({ at }) => at.toISOString());
}

async function findDutyReminders(db: Database, now: Instant): Promise<Instant[]> {
  const rows = await db.$queryRaw<{ state: ConcernCase; setting: CaseSetting }[]>`
    select state, setting from concern_case where jsonb_array_length(state->'duties') > 0`;
  return rows.flatMap(({ state, setting }) =>
    state.duties
      .filter(({ doneAt }) => doneAt === null)
      .map((duty) => nextDutyReminderAt(duty, setting, now)),
  );
}

/** Finds the midnights at which the daily round tells open cases that their student is of another age. */
async function findBirthdays(db: Database, now: Instant): Promise<Instant[]> {
  const rows = await db.$queryRaw<{ birthDate: string; consent: GuideRules['consent'] }[]>`
    select s.birth_date::text as "birthDate", c.setting->'guide'->'consent' as consent
    from concern_case c join student s on s.id = c.student_id where c.closed_at is null`;
  return rows.flatMap(({ birthDate, consent }) =>
    [consent.viewFromAge, consent.ownFromAge]
      .map((age) => comesOfAgeOn(birthDate, age, consent))
      .filter((day) => day > dateOf(now))
      .map((day) => instantOf(day, '00:00')),
  );
}

/** Somebody born on 29 February comes of age a day later in other years. */
function comesOfAgeOn(
  birthDate: LocalDate,
  age: number,
  consent: GuideRules['consent'],
): LocalDate {
  const day = addMonths(birthDate, 12 * age);
  const isOfAge =
    ageBandOn(birthDate, day, consent) !== ageBandOn(birthDate, addDays(day, -1), consent);
  return isOfAge ? day : addDays(day, 1);
}
