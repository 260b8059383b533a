import type { FieldError } from '../../field-faults.js';
import { invalidRequest } from '../../problems.js';
import { readHeader, type CsvColumn } from './csv-columns.js';
import { kindOf } from './csv-kinds.js';
import { decodeCsv } from './decode-csv.js';
import { splitRecords } from './split-records.js';

/** Holds one line of a register: an entry as the JSON call takes it, not yet judged. */
export interface CsvLine {
  line: number;
  entry: Record<string, unknown>;
  /** The line cannot be split into the header's columns, and what `entry` holds is a guess. */
  isBroken: boolean;
}

/** Reads a register's CSV. Throws invalid-request when there is no header, or it lacks a column without which no line means anything. */
export function readCsv(bytes: Buffer): CsvLine[] {
  const [header, ...records] = splitRecords(decodeCsv(bytes));
  const { columns, missing } = readHeader(header?.fields ?? []);
  if (missing.length > 0) {
    throw invalidRequest(
      missing.map((field): FieldError => {
        return { pointer: `/${field}`, fault: 'missing-column', values: { field } };
      }),
    );
  }
  const width = header?.fields.length ?? 0;
  return records.map(({ line, fields, isBroken }) => {
    const isTooLong = fields.slice(width).some((field) => field.trim() !== '');
    return { line, entry: entryOf(fields, columns), isBroken: isBroken || isTooLong };
  });
}

function entryOf(
  fields: readonly string[],
  columns: ReadonlyMap<CsvColumn, number>,
): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  for (const [column, place] of columns) {
    const text = (fields[place] ?? '').trim();
    if (text !== '') entry[column] = READERS[column]?.(text) ?? text;
  }
  return entry;
}

/** What cannot be read stays as it stands, for the judgement of entries to refuse. */
const READERS: Partial<Record<CsvColumn, (text: string) => unknown>> = {
  date: dateOf,
  kind: kindOf,
  lesson: (text) => numberIn(text, /^(\d{1,3})(?:\. ?time)?$/i),
  minutes: (text) => numberIn(text, /^(\d{1,5})(?: ?min(?:utter|utt)?\.?)?$/i),
  agreed: agreedOf,
};

function dateOf(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function numberIn(text: string, form: RegExp): unknown {
  const digits = form.exec(text)?.[1];
  return digits === undefined ? text : Number(digits);
}

function agreedOf(text: string): unknown {
  if (/^(ja|j|x|1|true|sann|yes)$/i.test(text)) return true;
  return /^(nei|n|0|-|false|usann|no)$/i.test(text) ? false : text;
}
