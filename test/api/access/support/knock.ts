import type { Answer, CaseWorld, Sent } from '../../../support/case-world.js';
import { CASE_CALLS, WIDE_CALLS } from './crossing-table.js';
import { APPS, type Knocker } from './situations.js';

/** A tag that no case has: a command without a body gets no further than it. */
const STALE = { 'If-Match': '"stale"' };

/** Says who sends: a person through the app of all schools, or an app on its own. */
export function senderOf(knocker: Knocker): Sent {
  return (APPS as readonly string[]).includes(knocker) ? { client: knocker } : { as: knocker };
}

/** Sends a call about a case as somebody. */
export function knockAtCase(
  world: CaseWorld,
  operation: string,
  {
    caseId,
    studentId,
    commandId,
    knocker,
  }: { caseId: string; studentId: string; commandId: string; knocker: Knocker },
): Promise<Answer> {
  const row = CASE_CALLS[operation];
  if (!row) throw new Error(`No row for ${operation}`);
  const root = row.of === 'student' ? `/students/${studentId}` : `/cases/${caseId}`;
  const path = `${root}${row.path.replace(':commandId', commandId)}`;
  return world.send(row.method, path, { ...senderOf(knocker), headers: STALE }, row.body);
}

/** Sends a call beyond cases as somebody. */
export function knockBeyond(
  world: CaseWorld,
  operation: string,
  knocker: Knocker,
): Promise<Answer> {
  const row = WIDE_CALLS[operation];
  if (!row) throw new Error(`No row for ${operation}`);
  const sender = senderOf(knocker);
  if (row.text) return world.sendText(row.path, sender, ...row.text);
  return world.send(row.method, row.path, sender, row.body);
}
