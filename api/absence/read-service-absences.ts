import { asRow, type ForeignRow } from '../as-row.js';
import type { AbsenceKind } from '../../domain/codes.js';
import { dateOf } from '../../domain/local-time.js';

/** Holds a page of an Absence Service: entries to be judged like those of `POST /absences`, and ids of entries taken back. */
export interface ServiceAbsences {
  entries: { entryId: unknown; studentId: unknown; date: unknown }[];
  removed: string[];
}

/**
 * Reads the rows of a OneRoster Absence Service as entries; what is in them is judged where entries are. Which property of a row says
 * what is told here and nowhere else.
 */
export function readServiceAbsences(rows: readonly unknown[]): ServiceAbsences {
  const read: ServiceAbsences = { entries: [], removed: [] };
  for (const value of rows) {
    const row = asRow(value);
    const isRemoved = String(row.status).toLowerCase() === 'tobedeleted';
    if (isRemoved && typeof row.sourcedId === 'string') read.removed.push(row.sourcedId);
    else read.entries.push(entryOf(row));
  }
  return read;
}

function entryOf(row: ForeignRow) {
  const metadata = asRow(row.metadata);
  return {
    entryId: row.sourcedId,
    studentId: asRow(row.student ?? row.user).sourcedId,
    date: dateIn(row.date ?? row.startDate ?? row.startTime),
    kind: metadata['naervaer.kind'] ?? kindOf(row),
    ...given('lesson', row.lesson ?? row.lessonNumber),
    ...given('subject', row.subject ?? asRow(row.class).title),
    ...given('minutes', row.minutes ?? row.duration),
    ...given('agreed', row.agreed),
    ...given('reason', row.comment ?? row.reason),
    ...given('registeredBy', asRow(row.registeredBy ?? row.teacher).sourcedId),
  };
}

const KINDS: Readonly<Record<string, AbsenceKind>> = {
  late: 'late',
  leftschool: 'left-school',
  skippedclass: 'skipped-class',
};

/** A kind of our own name, a late arrival, or a day or lesson with or without a valid reason. */
function kindOf(row: ForeignRow): unknown {
  const type = row.absenceType ?? row.type;
  const word = String(type)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const known = KINDS[word];
  if (known) return known;
  const isDay = word === 'day';
  if (!isDay && word !== 'lesson') return type;
  const isExcused = row.excused === true || row.excused === 'true';
  if (isDay) return isExcused ? 'excused-day' : 'unexcused-day';
  return isExcused ? 'excused-lesson' : 'unexcused-lesson';
}

function given(field: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null ? {} : { [field]: value };
}

/** A moment counts as the day that it is in Oslo. */
function dateIn(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('T')) return value;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? value : dateOf(new Date(moment).toISOString());
}
