import { decodeCsv } from '../api/absence/csv/decode-csv.js';
import { splitRecords } from '../api/absence/csv/split-records.js';

/** As many as the API takes in one transaction, within which the later of two lines of one entry holds. */
const LINES_A_PIECE = 1000;

/** Holds a part of a register that is a CSV of its own. */
export interface RegisterPiece {
  csv: string;
  /** The line of the file that each line of the piece was, from the one after the header on. */
  lineNumbers: number[];
  recordCount: number;
}

/** Cuts a register into pieces that the API takes one after the other, each with the header; at least one, though it be empty. */
export function cutRegister(bytes: Buffer): RegisterPiece[] {
  const text = decodeCsv(bytes);
  const lines = text.split(/\r\n|\n|\r/);
  const [header, ...records] = splitRecords(text);
  const headerLine = lines[(header?.line ?? 1) - 1] ?? '';
  const pieces: RegisterPiece[] = [];
  for (let from = 0; from === 0 || from < records.length; from += LINES_A_PIECE) {
    const first = records[from]?.line ?? lines.length + 1;
    const next = records[from + LINES_A_PIECE]?.line ?? lines.length + 1;
    const own = lines.slice(first - 1, next - 1);
    pieces.push({
      csv: [headerLine, ...own].join('\n'),
      lineNumbers: own.map((_, i) => first + i),
      recordCount: records.slice(from, from + LINES_A_PIECE).length,
    });
  }
  return pieces;
}
