import { waitUntil } from '../embedded/wait-until.js';
import type { Stack } from '../embedded/stack.js';
import { createAsk, must, type Ask } from './ask.js';
import { bodies, createPreparing, inDays, now, type Prepared } from './prepare-cases.js';

/** Holds one request that should succeed: path parameters, query, body. */
export interface Example {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/** Holds a request for each operation that should be answered 2xx by whoever may send it, and what else is worth trying. */
export interface Examples {
  of: Record<string, Example>;
  freshStudents: string[];
  days: string[];
}

const SCHOOL = 'school-1';
const LEADER = `${SCHOOL}-leadership`;
const RECEIVER = 'http://127.0.0.1:9/hook';
const SCHOOL_YEAR = { firstDay: '2026-08-17', lastDay: '2027-06-18', closed: [] };

/**
 * Prepares what each operation needs, for one caller: cases that stand where its command fits, a webhook with a delivery, a source.
 * `another` is a student of another teacher, whose case is to be handed over.
 */
export async function prepareExamples(
  stack: Stack,
  token: string,
  { students, another }: { students: string[]; another: string },
): Promise<Examples> {
  const as = (person?: string) => createAsk(stack.apiUrl, token, person);
  const [app, leader, nurse] = [as(), as(LEADER), as(`${SCHOOL}-nurse`)] as const;
  await endWebhooks(app);
  const opened = { url: RECEIVER, types: ['no.naervaer.case.opened'] };
  const webhookId = (await must(app, 'POST', '/webhooks', opened)).id as string;

  const go = createPreparing(leader, students);
  const first = await go.toDrafting();
  const plan = (day: string) => leader('POST', `/cases/${first.id}/plans`, bodies.plan(day));
  const startsOn = await go.firstDay(0, plan);
  const spare = await go.open();
  const until = await go.firstDay(3, (day) =>
    leader('POST', `/cases/${spare.id}/extensions`, { until: day, reason: 'Illness at home' }),
  );
  const common = await go.open();
  const { duties } = await common.post('/duties', { kind: 'activity-plan' });
  const duty = (duties as { id: string; items: { item: string }[] }[])[0];
  const called = await go.open();
  const mapping = await go.toMapping();
  const held = await go.toScheduled();
  const missed = await go.toScheduled();
  const moved = await go.toScheduled();
  const cancelled = await go.toScheduled();
  const drafting = await go.toDrafting();
  const tried = await go.toTrial(startsOn);
  const refused = await go.toRefused();
  const escalated = await go.open();
  const closed = await go.open();
  const handover = await go.toAsked(`${SCHOOL}-teacher-1`, another);
  const asked = await go.toAsked(`${SCHOOL}-teacher-12`);
  const grant = await must(nurse, 'POST', `/cases/${common.id}/break-glass`, {
    reason: 'The student stands at the door.',
  });
  await must(app, 'PUT', '/sources/some-source', sourceBody());
  const run = await must(app, 'POST', '/sources/some-source/runs', {});
  const entry = { studentId: students[0], date: startsOn, kind: 'late' };
  await must(app, 'POST', '/absences', { entries: [{ ...entry, entryId: 'to-be-deleted' }] });
  const commandId = await sendWhileWorkerStands(stack, leader, common.id);
  const deliveryId = await findDelivery(app, webhookId);

  const at = ({ id: caseId }: Prepared, more: Example['path'] = {}) => ({
    path: { caseId, ...more },
  });
  const meeting = (c: Prepared & { meetingId: string }) => at(c, { meetingId: c.meetingId });
  const moment = now();
  const reads = ['getCase', 'getTimeline', 'getAccessLog'];
  const some = (name: string, id: string) => ({ path: { [name]: id } });
  return {
    freshStudents: students.slice(1),
    days: [startsOn, until],
    of: {
      ...Object.fromEntries(reads.map((read) => [read, at(spare)])),
      putSchool: { ...some('schoolId', 'some-school'), body: schoolBody() },
      previewSchool: { ...some('schoolId', SCHOOL), body: schoolBody() },
      putCalendar: { ...some('calendarId', 'some-calendar'), body: calendarBody() },
      previewCalendar: { ...some('calendarId', 'calendar-1'), body: calendarBody() },
      putStaff: {
        ...some('staffId', 'some-person'),
        body: { name: 'Kari Oppdiktet', email: 'kari@kommune.example', roles: [] },
      },
      putStudent: {
        ...some('studentId', 'some-student'),
        body: {
          ...{ name: 'Elev Påfunnet', birthDate: '2014-02-03', schoolId: SCHOOL, className: '7A' },
          ...{ contactTeacherId: `${SCHOOL}-teacher-2`, guardians: [] },
        },
      },
      putStudentBlocks: { ...some('studentId', students[2] ?? ''), body: {} },
      takeAbsences: { body: { entries: [{ ...entry, entryId: 'some-entry' }] } },
      takeAbsencesCsv: {
        body: `entryId;studentId;date;kind\nsome-line;${students[0] ?? ''};${startsOn};late\n`,
      },
      deleteAbsence: some('entryId', 'to-be-deleted'),
      reportConcern: { body: { studentId: students[1], reason: 'Something worries us.' } },
      searchCases: { body: { studentId: common.studentId } },
      listCases: { query: { schoolId: SCHOOL } },
      getStudentAccessLog: some('studentId', common.studentId),
      getCommand: at(common, { commandId }),
      logCall: { ...at(called), body: { ...bodies.call(), contactedAt: moment } },
      scheduleMeeting: { ...at(spare), body: bodies.mappingMeeting() },
      holdUnscheduledMeeting: { ...at(mapping), body: bodies.mappingHeld() },
      holdMeeting: { ...meeting(held), body: bodies.mappingHeld() },
      reportNoShow: { ...meeting(missed), body: { who: 'guardians' } },
      moveMeeting: { ...meeting(moved), body: { scheduledFor: inDays(3) } },
      cancelMeeting: meeting(cancelled),
      agreePlan: { ...at(drafting), body: bodies.plan(startsOn) },
      checkPlan: { ...at(first, { n: '1' }), body: { checkedAt: moment, result: 'keep' } },
      evaluatePlan: {
        ...at(tried, { n: '1' }),
        body: {
          ...{ evaluatedAt: moment, goal: 'not-reached', decision: 'revise-plan' },
          earlyReason: 'It does not work.',
        },
      },
      recordConsent: { ...at(common), body: bodies.refusal({ student: true }) },
      consult: { ...at(common), body: { with: 'ppa', anonymous: true, heldAt: moment } },
      goOnWithoutConsent: { ...at(refused), body: { decision: 'revise-plan', reason: 'No word.' } },
      escalate: { ...at(escalated), body: { to: 'local', reason: 'It gets worse.' } },
      assign: {
        ...at(spare),
        body: { role: 'contact-teacher', staffId: `${SCHOOL}-teacher-12` },
      },
      acceptHandover: { ...at(handover, { assignmentId: handover.assignmentId }), body: {} },
      withdrawAssignment: at(asked, { assignmentId: asked.assignmentId }),
      extend: { ...at(common), body: { until, reason: 'Illness at home' } },
      openDuty: { ...at(spare), body: { kind: 'responsible-group' } },
      progressDuty: {
        ...at(common, { dutyId: duty?.id ?? '' }),
        body: { item: duty?.items[0]?.item, doneAt: moment },
      },
      recordReport: { ...at(common), body: { to: 'child-welfare', reportedAt: moment } },
      closeCase: { ...at(closed), body: { reason: 'no-longer-concerned' } },
      breakGlass: { ...at(common), body: { reason: 'The student stands at the door.' } },
      reviewEmergencyAccess: {
        ...some('grantId', grant.grantId as string),
        body: { verdict: 'justified' },
      },
      putClient: { ...some('clientId', 'some-app'), body: { name: 'Some app' } },
      getClient: some('clientId', 'demo-app'),
      deleteClient: some('clientId', 'some-app'),
      putSource: { ...some('sourceId', 'another-source'), body: sourceBody() },
      getSource: some('sourceId', 'some-source'),
      endSource: some('sourceId', 'another-source'),
      listSourceRuns: some('sourceId', 'some-source'),
      startSourceRun: { ...some('sourceId', 'some-source'), body: { dryRun: true } },
      getSourceRun: { path: { sourceId: 'some-source', runId: run.runId as string } },
      createWebhook: { body: { url: RECEIVER, types: ['no.naervaer.case.closed'] } },
      ...Object.fromEntries(
        ['getWebhook', 'rotateWebhookSecret', 'testWebhook', 'listDeliveries'].map((name) => [
          name,
          some('webhookId', webhookId),
        ]),
      ),
      endWebhook: some('webhookId', await anotherWebhook(app)),
      replayDelivery: { path: { webhookId, deliveryId } },
    },
  };
}

/** A client has a few at most, and random calls have made some. */
async function endWebhooks(app: Ask): Promise<void> {
  const { items } = await must(app, 'GET', '/webhooks');
  for (const { id } of items as { id: string }[]) await must(app, 'DELETE', `/webhooks/${id}`);
}

async function anotherWebhook(app: Ask): Promise<string> {
  const body = { url: RECEIVER, types: ['no.naervaer.case.stuck'] };
  return (await must(app, 'POST', '/webhooks', body)).id as string;
}

async function findDelivery(app: Ask, webhookId: string): Promise<string> {
  let found: { id: string }[] = [];
  await waitUntil(
    async () => {
      const body = await must(app, 'GET', `/webhooks/${webhookId}/deliveries`);
      found = body.items as { id: string }[];
      return found.length > 0;
    },
    { withinMs: 60_000, everyMs: 250, explain: () => 'No event is on its way.' },
  );
  return found[0]?.id ?? '';
}

/** A command's id is told only while its answer is not known: the worker holds its breath for as long as that takes. */
async function sendWhileWorkerStands(stack: Stack, leader: Ask, caseId: string): Promise<string> {
  const { pid } = stack.part('worker').child();
  process.kill(pid, 'SIGSTOP');
  try {
    const heldAt = now();
    const body = { with: 'phfs', anonymous: true, heldAt };
    const answer = await must(leader, 'POST', `/cases/${caseId}/consultations`, body);
    return answer.commandId as string;
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

const schoolBody = () => ({ name: 'Prøvelia skole', calendarId: 'calendar-1' });
const calendarBody = () => ({ name: 'Skoleruta', years: [SCHOOL_YEAR] });
const sourceBody = () => ({
  ...{ name: 'Registeret', baseUrl: 'http://127.0.0.1:9', tokenUrl: 'http://127.0.0.1:9/token' },
  ...{ clientId: 'naervaer', clientSecret: 'a secret', calendarId: 'calendar-1' },
});
