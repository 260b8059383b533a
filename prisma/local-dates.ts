import type { LocalDate } from '../domain/local-time.js';

/** Writes a day as the driver takes a `date` column. */
export function toDateColumn(date: LocalDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** Reads a `date` column as a day. */
export function fromDateColumn(column: Date): LocalDate {
  return column.toISOString().slice(0, 10);
}
