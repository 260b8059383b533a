import { paths } from '../../../web/paths.js';
import type { Cast, GivenCases, Stage } from './given-cases.js';

/** Holds what addresses are made from. */
export interface Given {
  cases: GivenCases;
  /** Ids of our own. */
  calendarId: string;
  schoolId: string;
  studentId: string;
  staffId: string;
  /** An emergency access that waits for its review. */
  grantId: string;
  /** The path of a local meeting's agenda. */
  agenda: string;
}

/** Says where a page is looked at and by whom, or why it is not looked at. */
export type Address = string | Look | { excused: string };

interface Look {
  as?: string;
  to: string;
  /** Marks the lines that looking itself adds to the page. */
  addsLines?: string;
}

/** As the log calls a reading of itself. */
const READS_LOG = 'Leste denne loggen';

const ADMINISTRATOR = 'municipal-administrator-1';

/** Says for the path of every GET page where it is looked at: a new page adds its line here. */
export const ADDRESSES: Readonly<Record<string, (given: Given) => Address>> = {
  '/': () => paths.tasks(),
  '/saker': () => paths.cases(),
  '/saker-sok': () => ({ excused: 'leads to the list; test/web/cases.test.ts follows it' }),
  '/saker.csv': () => ({ excused: 'a file; test/web/cases.test.ts reads it' }),
  '/saker/:caseId': ({ cases }) => paths.case(cases.trial.id),
  '/saker/:caseId/samtykke': ({ cases }) => paths.consents(cases.gate.id),
  '/saker/:caseId/samtykke/skjema/:person': ({ cases: { gate } }) =>
    paths.consentPaper(gate.id, gate.guardianId, 'local'),
  '/saker/:caseId/innsyn': ({ cases }) => ({
    to: paths.accessLog(cases.meeting.id),
    addsLines: READS_LOG,
  }),
  '/saker/:caseId/innsyn.csv': () => ({ excused: 'a file; test/web/access-log.test.ts reads it' }),
  '/elever/:studentId/innsyn': ({ studentId }) => ({
    to: paths.studentAccessLog(studentId),
    addsLines: READS_LOG,
  }),
  '/elever/:studentId/innsyn.csv': () => ({
    excused: 'a file; test/web/access-log.test.ts reads it',
  }),
  '/skolen': () => paths.school(),
  '/hva-om': () => `${paths.ahead()}?svar=call-still-concerned&dag=`,
  '/kommunen': () => ({ as: ADMINISTRATOR, to: paths.figures() }),
  '/kommunen.csv': () => ({ excused: 'a file; test/web/figures.test.ts reads it' }),
  '/moter/lokalt/:schoolId/:date': ({ agenda }) => agenda,
  '/moter/lokalt/:schoolId/:date/innkalling': ({ agenda }) => `${agenda}/innkalling`,
  '/moter/lokalt/:schoolId/:date/referat': ({ agenda }) => `${agenda}/referat`,
  '/moter': () => paths.meetings(),
  '/moter.ics': () => ({ excused: 'a file; test/web/meetings.test.ts reads it' }),
  '/saker/:caseId/moter/:meetingId/kalender.ics': () => ({
    excused: 'a file; test/web/meetings.test.ts reads it',
  }),
  '/saker/:caseId/moter/:meetingId/innkalling': ({ cases: { meeting } }) =>
    paths.invitation(meeting.id, meeting.meetingId),
  '/innstillinger': () => ({ as: ADMINISTRATOR, to: paths.settings() }),
  '/innstillinger/skoleruter': () => ({ as: ADMINISTRATOR, to: paths.calendars() }),
  '/innstillinger/skoleruter/:calendarId/:firstDay': ({ calendarId }) => ({
    as: ADMINISTRATOR,
    to: paths.calendarYear(calendarId, '2026-08-17'),
  }),
  '/innstillinger/skoler/:schoolId': ({ schoolId }) => ({
    as: ADMINISTRATOR,
    to: paths.schoolDays(schoolId),
  }),
  '/innstillinger/innsyn': () => paths.findAccessLog(),
  '/innstillinger/ansatte': () => paths.staff(),
  '/innstillinger/ansatte/:staffId': ({ staffId }) => paths.staffMember(staffId),
  '/innstillinger/ansatte/:staffId/saker': ({ staffId }) => paths.handOver(staffId),
  '/innstillinger/uten-ansvarlig': () => paths.withoutHolder(),
  '/innstillinger/overleveringer': () => paths.assignments(),
  '/innstillinger/veileder': () => paths.guide(),
  '/innstillinger/apper': () => ({ as: ADMINISTRATOR, to: paths.apps() }),
  '/nodtilgang': () => paths.emergency(),
  '/nodtilgang/vurderinger': () => paths.reviews(),
  '/nodtilgang/vurderinger/:grantId': ({ grantId }) => paths.review(grantId),
  '/hjelp': () => paths.help(),
  '/hjelp/trinn-:number': () => '/hjelp/trinn-1',
  '/tilgjengelighet': () => paths.accessibility(),
  '/personvern': () => paths.privacy(),
  '/saker/:caseId/accept-handover': ({ cases }) => ({
    as: 'north-colleague',
    to: paths.form(cases.meeting.id, 'accept-handover'),
  }),
  '/saker/:caseId/log-call': ({ cases }) => paths.form(cases.meeting.id, 'log-call'),
  '/saker/:caseId/hold-meeting': ({ cases }) => paths.form(cases.meeting.id, 'hold-meeting'),
  '/saker/:caseId/schedule-meeting': ({ cases }) =>
    paths.form(cases.meeting.id, 'schedule-meeting'),
  '/saker/:caseId/report-no-show': ({ cases }) => paths.form(cases.meeting.id, 'report-no-show'),
  '/saker/:caseId/agree-plan': ({ cases }) => paths.form(cases.drafting.id, 'agree-plan'),
  '/saker/:caseId/check-plan': ({ cases }) => paths.form(cases.trial.id, 'check-plan'),
  '/saker/:caseId/evaluate-plan': ({ cases }) => paths.form(cases.trial.id, 'evaluate-plan'),
  '/saker/:caseId/record-consent': ({ cases }) => paths.form(cases.gate.id, 'record-consent'),
  '/saker/:caseId/go-on-without-consent': ({ cases }) =>
    paths.form(cases.gate.id, 'go-on-without-consent'),
  '/saker/:caseId/consult-ppa': ({ cases }) => paths.form(cases.meeting.id, 'consult-ppa'),
  '/saker/:caseId/escalate': ({ cases }) => paths.form(cases.meeting.id, 'escalate'),
  '/saker/:caseId/extend': ({ cases }) => paths.form(cases.meeting.id, 'extend'),
  '/saker/:caseId/assign': ({ cases }) => paths.form(cases.meeting.id, 'assign'),
  '/saker/:caseId/move-case': ({ cases }) => paths.form(cases.meeting.id, 'move-case'),
  '/saker/:caseId/open-duty': ({ cases }) => paths.form(cases.meeting.id, 'open-duty'),
  '/saker/:caseId/progress-duty/:thingId': ({ cases: { meeting } }) =>
    paths.form(meeting.id, 'progress-duty', meeting.dutyId),
  '/saker/:caseId/cancel-meeting/:thingId': ({ cases: { meeting } }) =>
    paths.form(meeting.id, 'cancel-meeting', meeting.meetingId),
  '/saker/:caseId/withdraw-assignment/:thingId': ({ cases: { meeting } }) =>
    paths.form(meeting.id, 'withdraw-assignment', meeting.assignmentId),
  '/saker/:caseId/close': ({ cases }) => paths.form(cases.meeting.id, 'close'),
  '/saker/:caseId/record-report': ({ cases }) => paths.form(cases.meeting.id, 'record-report'),
};

/** Finds our own ids for what the addresses name, and asks for an emergency access that waits for its review. */
export async function givenAddresses(
  { db, logIn }: Stage,
  { cases, agenda, cast, ...named }: Arranged,
): Promise<Given> {
  const calendar = await db.calendar.findUniqueOrThrow({ where: { sourceId: named.calendar } });
  const school = await db.school.findUniqueOrThrow({ where: { sourceId: named.school } });
  const teacher = await db.staff.findUniqueOrThrow({ where: { sourceId: cast.teacher } });
  const { caseNumber, studentId } = await db.concernCase.findUniqueOrThrow({
    where: { id: cases.trial.id },
  });
  const colleague = await logIn(cast.colleague);
  await colleague.fillIn(paths.emergency(), { caseNumber, reason: 'Eleven er borte' });
  const grant = await db.breakGlassGrant.findFirstOrThrow();
  return {
    cases,
    calendarId: calendar.id,
    schoolId: school.id,
    studentId,
    staffId: teacher.id,
    grantId: grant.id,
    agenda,
  };
}

/** Holds what was arranged before, and names school and calendar by the roster's ids. */
interface Arranged {
  cases: GivenCases;
  agenda: string;
  cast: Cast;
  calendar: string;
  school: string;
}
