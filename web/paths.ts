import type { CommandName } from '../domain/codes.js';

/** Names a form: a command's own name, or that of a variant with a path of its own. */
export type FormVerb = CommandName | 'move-case' | 'cancel-meeting' | 'withdraw-assignment';

/** Names the path of every page. Nothing in a path tells who anybody is: ids of our own and words only. */
export const paths = {
  tasks: () => '/',
  cases: () => '/saker',
  searchCases: () => '/saker-sok',
  school: () => '/skolen',
  casesCsv: () => '/saker.csv',
  saveView: () => '/visninger',
  removeView: () => '/visninger/fjern',
  case: (caseId: string) => `/saker/${caseId}`,
  /** A command's form; `thingId` is the meeting, duty, assignment or plan that it is about. */
  form: (caseId: string, verb: FormVerb, thingId?: string) =>
    `/saker/${caseId}/${verb}${thingId === undefined ? '' : `/${thingId}`}`,
  drafts: () => '/utkast',
  language: () => '/sprak',
  loginCallback: () => '/login/callback',
  logout: () => '/logg-ut',
} as const;

/** Tells whether an address stays on these pages, so that nobody is led elsewhere after login or a form. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path);
}
