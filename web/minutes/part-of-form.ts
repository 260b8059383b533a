import type { Field } from '../fields/field.js';

/** Fields that stand once in the form and count for each of its cases: a meeting is held at one time. */
const SHARED = 'heldAt';

/** Fields by which something was decided or written; the others stand filled in from the start. */
const WRITTEN = /^(decision|reason|reportedBy|advice|nextMeeting|summary|others-\d+-\w+)$/;

const OF_CASE = /^sak-([0-9a-f-]{36})-/;

/** Tells whether a field stands once for all cases of the form. */
export function isShared(name: string): boolean {
  return name === SHARED || name.startsWith(`${SHARED}-`);
}

/** Names a case's own field among those of the others. */
export function nameFor(caseId: string, name: string): string {
  return isShared(name) ? name : `sak-${caseId}-${name}`;
}

/** Makes a field of one case's form a field of the form that holds several. */
export function fieldFor(caseId: string, field: Field): Field {
  return { ...field, name: nameFor(caseId, field.name) };
}

/** Lists the cases that a form holds something of. */
export function casesIn(form: URLSearchParams): string[] {
  return [...new Set([...form.keys()].flatMap((name) => OF_CASE.exec(name)?.[1] ?? []))];
}

/** Takes out of the form what a case's own form would send, with a key of its own. */
export function partOf(form: URLSearchParams, caseId: string): URLSearchParams {
  const prefix = nameFor(caseId, '');
  const fields = [...form].flatMap(([name, value]): [string, string][] => {
    if (isShared(name)) return [[name, value]];
    if (name === 'key') return [[name, `${value}:${caseId}`]];
    return name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [];
  });
  return new URLSearchParams(fields);
}

/** Leaves a case's own fields out of the form. */
export function withoutPart(form: URLSearchParams, caseId: string): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => !name.startsWith(nameFor(caseId, ''))));
}

/** Tells whether anything was decided or written about a case; where nothing was, it is left as it stands. */
export function isWritten(part: URLSearchParams): boolean {
  return [...part].some(([name, value]) => WRITTEN.test(name) && value.trim() !== '');
}
