import { parse } from 'csv-parse/sync';

const DELIMITERS = [';', ',', '\t'] as const;

/** Holds a record with the line of the file on which it begins; a broken one is split as well as it goes. */
export interface CsvRecord {
  line: number;
  fields: string[];
  isBroken: boolean;
}

/**
 * Splits a CSV into records. A quote that is never closed spoils its own line only: a line that looks like a whole record is never
 * swallowed by the one before it.
 */
export function splitRecords(text: string): CsvRecord[] {
  const lines = text.split(/\r\n|\n|\r/);
  // Excel writes its delimiter on a line of its own before the header.
  const first = lines.findIndex((line) => line.trim() !== '' && !/^"?sep=."?$/i.test(line));
  const header = lines[first];
  if (header === undefined) return [];
  const delimiter = delimiterOf(header);
  const width = splitLine(header, delimiter)?.length ?? 0;
  const beginsRecord = (line: string) =>
    (line.split('"')[0] ?? '').split(delimiter).length > width / 2;

  const records: CsvRecord[] = [];
  for (let at = first; at < lines.length; at++) {
    const line = at + 1;
    let record = lines[at] ?? '';
    if (record.trim() === '') continue;
    for (let next = lines[at + 1]; hasOpenQuote(record, delimiter); next = lines[at + 1]) {
      if (next === undefined || beginsRecord(next)) break;
      record += `\n${next}`;
      at++;
    }
    const fields = hasOpenQuote(record, delimiter) ? undefined : splitLine(record, delimiter);
    records.push({ line, fields: fields ?? record.split(delimiter), isBroken: !fields });
  }
  return records;
}

/** The delimiter that the header holds most of; a tab for what was copied out of a sheet. */
function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ';';
}

/** Tells whether a quoted field is still open at the end; a quote inside a field that began without one is a character like others. */
function hasOpenQuote(record: string, delimiter: string): boolean {
  let isQuoted = false;
  let mayOpen = true;
  for (const character of record) {
    if (isQuoted) {
      isQuoted = character !== '"';
      // A quote right after one that closes is an escaped one: the field goes on.
      mayOpen = !isQuoted;
    } else {
      isQuoted = character === '"' && mayOpen;
      mayOpen = character === delimiter || (mayOpen && character === ' ');
    }
  }
  return isQuoted;
}

function splitLine(record: string, delimiter: string): string[] | undefined {
  if (!record.includes('"')) return record.split(delimiter);
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true };
    return parse(record, options)[0];
  } catch {
    return undefined;
  }
}
