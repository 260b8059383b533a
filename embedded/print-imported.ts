import type { AbsencesAnswer } from '../api/absence/absences-answer.js';
import { getDemoToken } from './demo-token.js';

/** So many cases are looked up by number; a register that opens more is not read line by line. */
const MOST_LOOKED_UP = 200;
/** A case is in the lists once the engine has opened it, which the answer to a register may not have waited for. */
const LATECOMERS_MS = 1_500;

/**
 * Finds the numbers of the cases that a register opened. The register's own client may not read cases, so another app asks; where
 * that one is unknown (a real provider), or the case is a protected student's, there is no number.
 */
export async function findCaseNumbers(
  api: string,
  issuer: string,
  { triggers }: AbsencesAnswer,
): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  const token = await getDemoToken(issuer, { client: 'demo-app' }).catch(() => undefined);
  if (token === undefined) return numbers;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const students = [...new Set(triggers.map((t) => t.studentId))].slice(0, MOST_LOOKED_UP);
  await findNumbers(numbers, students, api, headers);
  const missing = students.filter((id) => !numbers.has(id));
  if (missing.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, LATECOMERS_MS));
    await findNumbers(numbers, missing, api, headers);
  }
  return numbers;
}

async function findNumbers(
  numbers: Map<string, string>,
  students: readonly string[],
  api: string,
  headers: Record<string, string>,
): Promise<void> {
  for (const studentId of students) {
    const body = JSON.stringify({ studentId });
    const answer = await fetch(`${api}/cases/search`, { method: 'POST', headers, body });
    if (!answer.ok) return;
    const { items } = (await answer.json()) as {
      items: { caseNumber: string; closedAt: string | null }[];
    };
    const open = items.find((item) => item.closedAt === null);
    if (open) numbers.set(studentId, open.caseNumber);
  }
}

/** Prints what became of a register. */
export function printImported(answer: AbsencesAnswer, numbers: ReadonlyMap<string, string>): void {
  const { accepted, updated, unchanged, rejected, triggers } = answer;
  const say = (line = '') => process.stdout.write(`${line}\n`);
  const triggerLine = ({ studentId, trigger }: AbsencesAnswer['triggers'][number]) =>
    `  ${studentId}  ${trigger.padEnd(16)}  ${numbers.get(studentId) ?? '–'}`;
  const opened = triggers.filter((t) => t.opened);
  const added = triggers.filter((t) => !t.opened);

  say(`Entries new: ${accepted}, corrected: ${updated}, as before: ${unchanged}`);
  say(`Cases opened: ${opened.length}`);
  for (const trigger of opened) say(triggerLine(trigger));
  say(`Triggers added to open cases: ${added.length}`);
  for (const trigger of added) say(triggerLine(trigger));
  say(`Lines refused: ${rejected.length}`);
  for (const { line, entryId, detail } of rejected) {
    say(`  line ${line ?? '?'}  ${entryId ?? '(no id)'}  ${detail}`);
  }
}
