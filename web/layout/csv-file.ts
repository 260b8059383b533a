import type { PageReply } from '../define-page.js';

/** Makes a file for a spreadsheet of lines, the first of which holds the headings. */
export function csvFile(name: string, lines: readonly (readonly string[])[]): PageReply {
  // Norwegian spreadsheets expect semicolons, and a mark that says UTF-8.
  const content = `\uFEFF${lines.map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`;
  return { kind: 'file', type: 'text/csv; charset=utf-8', name, content };
}

/** A cell that a spreadsheet would take for a formula is made text. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
