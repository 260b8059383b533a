import { z } from 'zod';
import { TRIGGERS } from '../../domain/codes.js';
import { findAnswer } from '../../domain/insights/ahead-answers.js';
import type { DatedAnswer } from '../../domain/insights/play-ahead.js';
import { addDays, dateOf, timeOf, type Instant, type LocalDate } from '../../domain/local-time.js';
import { AHEAD } from '../texts/ahead.js';
import type { Text } from '../texts/text.js';

export const AGE_BANDS = ['under-12', '12-to-14', '15-and-over'] as const;
/** More answers than a case takes that goes through every arena. */
const MOST_ANSWERS = 20;
const REACH_DAYS = 730;

/** Holds what is asked of a case that does not exist. */
export interface AheadQuestion {
  day: string;
  time: string;
  trigger: (typeof TRIGGERS)[number];
  ageBand: (typeof AGE_BANDS)[number];
  school: string;
  answers: DatedAnswer[];
  /** What cannot be counted with, by the field it stands in. */
  faults: { field: string; message: Text }[];
}

/** Reads the question from an address. An answer left empty does not count; without any words at all the case begins now. */
export function readAhead(query: URLSearchParams, now: Instant): AheadQuestion {
  const faults: AheadQuestion['faults'] = [];
  const take = <T>(field: string, schema: z.ZodType<T>, usual: T, message: Text): T => {
    const value = query.get(field);
    if (value === null) return usual;
    const parsed = schema.safeParse(value);
    if (!parsed.success) faults.push({ field, message });
    return parsed.success ? parsed.data : usual;
  };
  const today = dateOf(now);
  const day = z.iso.date().refine((date) => isNear(date, today));
  const days = query.getAll('dag');
  const answers = query.getAll('svar').flatMap((said, i): (DatedAnswer & { at: number })[] => {
    if (said === '') return [];
    const answer = findAnswer(said);
    const on = days[i] ?? '';
    if (!answer) faults.push({ field: `svar-${i}`, message: AHEAD.badChoice });
    const isDay = on === '' || day.safeParse(on).success;
    if (!isDay) faults.push({ field: `dag-${i}`, message: AHEAD.badDay });
    return answer ? [{ answer, at: i, ...(on !== '' && isDay && { on }) }] : [];
  });
  return {
    day: take('fra', day, today, AHEAD.badDay),
    time: take('kl', z.iso.time({ precision: -1 }), timeOf(now), AHEAD.badTime),
    trigger: take('grunn', z.enum(TRIGGERS), 'first-unexcused', AHEAD.badChoice),
    ageBand: take('alder', z.enum(AGE_BANDS), '12-to-14', AHEAD.badChoice),
    school: query.get('skole') ?? '',
    answers: answers.slice(0, MOST_ANSWERS).map(({ answer, on }) => ({ answer, on })),
    faults,
  };
}

function isNear(date: LocalDate, today: LocalDate): boolean {
  return addDays(today, -REACH_DAYS) <= date && date <= addDays(today, REACH_DAYS);
}
