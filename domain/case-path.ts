/**
 * Names the path of a case's page, or of one of its forms; `thingId` is the meeting, duty, assignment or plan that the form is about.
 * E-mails link to it and the pages answer at it, so it is written once.
 */
export function casePath(caseId: string, verb?: string, thingId?: string): string {
  return ['/saker', caseId, verb, thingId].filter((part) => part !== undefined).join('/');
}
