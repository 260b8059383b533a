import { addDays, type LocalDate } from '../../domain/local-time.js';
import { holdsNationalIdentityNumber } from '../../domain/national-identity-number.js';
import { faultsOfZod } from '../faults-of-zod.js';
import { faultText, type FieldError } from '../field-faults.js';
import { findUnreadable, isUnreadable } from '../find-unreadable.js';
import type { Locale } from '../locale.js';
import { PROBLEM_TEXTS } from '../problem-texts.js';
import type { Rejection } from './absences-answer.js';
import { absenceEntryBody, type AbsenceEntryBody } from './entry-body.js';

const FURTHEST_AHEAD_DAYS = 366;
const LONGEST_AGO_DAYS = 366 * 15;

/** Holds an entry that can be read, and where it stood. */
export interface ReadEntry {
  index: number;
  body: AbsenceEntryBody;
}

/** Reads each entry by itself: those that can be, and why the others cannot. */
export function readEntries(
  entries: readonly unknown[],
  today: LocalDate,
  locale: Locale,
): { read: ReadEntry[]; rejected: Rejection[] } {
  const read: ReadEntry[] = [];
  const rejected: Rejection[] = [];
  entries.forEach((entry, index) => {
    const result = readEntry(entry, today);
    if ('body' in result) read.push({ index, body: result.body });
    else rejected.push(rejectInvalid(entry, index, result.faults, locale));
  });
  return { read, rejected };
}

/** Makes the rejection of an entry whose student, or which itself, is out of the caller's reach. */
export function rejectNotFound(
  { index, body }: ReadEntry,
  pointer: '/studentId' | '/entryId',
  locale: Locale,
): Rejection {
  const id = pointer === '/studentId' ? body.studentId : body.entryId;
  const detail = faultText({ pointer, fault: 'unknown-id', values: { id } }, locale);
  return {
    entryId: body.entryId,
    index,
    problem: 'not-found',
    detail,
    errors: [{ pointer, detail }],
  };
}

function readEntry(
  entry: unknown,
  today: LocalDate,
): { body: AbsenceEntryBody } | { faults: FieldError[] } {
  const unreadable = findUnreadable(entry);
  if (unreadable !== undefined) {
    return { faults: [{ pointer: unreadable, fault: 'unreadable-characters' }] };
  }
  const parsed = absenceEntryBody.safeParse(entry);
  if (!parsed.success) return { faults: faultsOfZod(parsed.error, entry) };
  const fault = faultOfDate(parsed.data.date, today);
  return fault ? { faults: [fault] } : { body: parsed.data };
}

/** An absence may be agreed ahead of time and a history go years back; beyond that a date is a slip of the pen. */
function faultOfDate(date: LocalDate, today: LocalDate): FieldError | undefined {
  const last = addDays(today, FURTHEST_AHEAD_DAYS);
  const first = addDays(today, -LONGEST_AGO_DAYS);
  if (date > last) return { pointer: '/date', fault: 'too-far-ahead', values: { limit: last } };
  if (date < first) return { pointer: '/date', fault: 'too-long-ago', values: { limit: first } };
  return undefined;
}

function rejectInvalid(
  entry: unknown,
  index: number,
  faults: FieldError[],
  locale: Locale,
): Rejection {
  const errors = faults.map((fault) => ({
    pointer: fault.pointer ?? '',
    detail: faultText(fault, locale),
  }));
  const detail = errors.map((e) => `${e.pointer.slice(1)}: ${e.detail}`.replace(/^: /, ''));
  return {
    entryId: idToSendBack(entry),
    index,
    problem: 'invalid-request',
    detail: detail.join(' ') || PROBLEM_TEXTS['invalid-request'].detail[locale],
    errors,
  };
}

/** Takes the id out of an entry as it came, so that the sender finds it; a national identity number is not repeated. */
export function idToSendBack(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const id = (entry as { entryId?: unknown }).entryId;
  if (typeof id !== 'string' || isUnreadable(id) || holdsNationalIdentityNumber(id)) return null;
  return id.slice(0, 128);
}
