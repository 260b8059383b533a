import { casePath } from '../domain/case-path.js';
import { LINKED_PATHS } from '../domain/linked-paths.js';
import type { CommandName } from '../domain/codes.js';

/** Names a form: a command's own name, or that of a variant with a path of its own. */
export type FormVerb = CommandName | 'move-case' | 'cancel-meeting' | 'withdraw-assignment';

/** Names the path of every page. Nothing in a path tells who anybody is: ids of our own and words only. */
export const paths = {
  tasks: () => '/',
  cases: () => LINKED_PATHS.list,
  searchCases: () => '/saker-sok',
  school: () => '/skolen',
  ahead: () => '/hva-om',
  figures: () => '/kommunen',
  figuresCsv: () => '/kommunen.csv',
  casesCsv: () => '/saker.csv',
  saveView: () => '/visninger',
  removeView: () => '/visninger/fjern',
  case: (caseId: string) => casePath(caseId),
  /** A command's form; `thingId` is the meeting, duty, assignment or plan that it is about. */
  form: (caseId: string, verb: FormVerb, thingId?: string) => casePath(caseId, verb, thingId),
  consents: (caseId: string) => `/saker/${caseId}/samtykke`,
  /** A consent form for paper; `person` is a guardian's id of our own, or `eleven`. */
  consentPaper: (caseId: string, person: string, cover: string) =>
    `/saker/${caseId}/samtykke/skjema/${person}?gjelder=${cover}`,
  meetings: () => '/moter',
  calendarFile: () => '/moter.ics',
  meetingFile: (caseId: string, meetingId: string) =>
    `/saker/${caseId}/moter/${meetingId}/kalender.ics`,
  invitation: (caseId: string, meetingId: string) =>
    `/saker/${caseId}/moter/${meetingId}/innkalling`,
  /** The agenda of a school's local meeting, the paper that calls people to it, and its minutes. */
  localAgenda: (schoolId: string, date: string) => `/moter/lokalt/${schoolId}/${date}`,
  localCall: (schoolId: string, date: string) => `/moter/lokalt/${schoolId}/${date}/innkalling`,
  localMinutes: (schoolId: string, date: string) => `/moter/lokalt/${schoolId}/${date}/referat`,
  settings: () => '/innstillinger',
  calendars: () => LINKED_PATHS.calendar,
  /** A calendar's year, by its first day, or a new one. */
  calendarYear: (calendarId: string, firstDay = 'nytt') =>
    `/innstillinger/skoleruter/${calendarId}/${firstDay}`,
  schoolDays: (schoolId: string) => `/innstillinger/skoler/${schoolId}`,
  staff: () => '/innstillinger/ansatte',
  staffMember: (staffId: string) => `/innstillinger/ansatte/${staffId}`,
  handOver: (staffId: string) => `/innstillinger/ansatte/${staffId}/saker`,
  withoutHolder: () => '/innstillinger/uten-ansvarlig',
  assignments: () => '/innstillinger/overleveringer',
  /** The guide in use, or an older version of it. */
  guide: (version?: string) =>
    `/innstillinger/veileder${version === undefined ? '' : `?versjon=${version}`}`,
  findAccessLog: () => '/innstillinger/innsyn',
  apps: () => '/innstillinger/apper',
  accessLog: (caseId: string) => `/saker/${caseId}/innsyn`,
  studentAccessLog: (studentId: string) => `/elever/${studentId}/innsyn`,
  emergency: () => '/nodtilgang',
  reviews: () => LINKED_PATHS.reviews,
  review: (grantId: string) => `/nodtilgang/vurderinger/${grantId}`,
  help: () => '/hjelp',
  /** The help about a step of the guide, 1 to 5. */
  stepHelp: (number: number) => `/hjelp/trinn-${number}`,
  accessibility: () => '/tilgjengelighet',
  privacy: () => '/personvern',
  drafts: () => '/utkast',
  language: () => '/sprak',
  loginCallback: () => '/login/callback',
  logout: () => '/logg-ut',
} as const;

/** Tells whether an address stays on these pages, so that nobody is led elsewhere after login or a form. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path);
}
