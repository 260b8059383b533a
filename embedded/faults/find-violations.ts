import type { Stack } from '../stack.js';
import type { Courier } from './courier.js';
import type { DrivenCase } from './drive-cases.js';
import {
  askEngine,
  IS_LEASED,
  queryOnce,
  readCases,
  readMails,
  type CaughtMail,
} from './read-outcome.js';

interface TimelineItem {
  type: string;
  text?: { summary?: string };
}

/** Looks for every promise that was broken, each in a sentence. Everything runs again, and nothing is on its way. */
export async function findViolations(
  stack: Stack,
  courier: Courier,
  driven: readonly DrivenCase[],
): Promise<string[]> {
  const surprises = driven.flatMap(({ caseNumber, cast, story, surprises: found }) =>
    found.map((what) => `${caseNumber || cast.student} (${story.name}): ${what}`),
  );
  const lists = [
    await findLostOrDoubled(courier, driven),
    await findStrayCases(stack, driven),
    await findStrayRecords(stack),
    await findBadEnds(stack, driven),
    await findBadMails(stack),
  ];
  return [...surprises, ...lists.flat()];
}

/** Every command that was taken stands in the timeline, once, and nothing else that bears a driver's mark does. */
async function findLostOrDoubled(
  courier: Courier,
  driven: readonly DrivenCase[],
): Promise<string[]> {
  const found: string[] = [];
  for (const { caseId, caseNumber, cast, acknowledged } of driven) {
    if (caseId === '') continue;
    const { body } = await courier.get(`/cases/${caseId}/timeline`, cast.leader);
    const counts = new Map<string, number>();
    for (const { text } of (body.items ?? []) as TimelineItem[]) {
      if (text?.summary === undefined) continue;
      counts.set(text.summary, (counts.get(text.summary) ?? 0) + 1);
    }
    for (const { key, status } of acknowledged) {
      const count = counts.get(key) ?? 0;
      counts.delete(key);
      if (count === 0) found.push(`${caseNumber}: ${key}, answered ${status}, is lost`);
      if (count > 1) found.push(`${caseNumber}: ${key} was applied ${count} times`);
    }
    for (const key of counts.keys()) {
      found.push(`${caseNumber}: ${key} was applied and never acknowledged, though repeated`);
    }
  }
  return found;
}

/** Each student has the one case that the driver was told of. */
async function findStrayCases(
  { databaseUrl }: Stack,
  driven: readonly DrivenCase[],
): Promise<string[]> {
  const rows = await queryOnce<{ student: string; ids: string[] }>(
    databaseUrl,
    `select s.source_id as student, array_agg(a.case_id::text) as ids
     from case_allotment a join student s on s.id = a.student_id group by s.source_id`,
  );
  const told = new Map(driven.map(({ cast, caseId }) => [cast.student, caseId]));
  return rows
    .filter(({ student, ids }) => ids.length !== 1 || ids[0] !== told.get(student))
    .map(
      ({ student, ids }) =>
        `${student} has the cases ${ids.join(', ')}, told was ${told.get(student)}`,
    );
}

/** No command stands in two records, no record is missing, and none is left in the inbox. */
async function findStrayRecords({ databaseUrl }: Stack): Promise<string[]> {
  const rows = await queryOnce<{ what: string }>(
    databaseUrl,
    `select 'command ' || command_id || ' stands in records ' || array_agg(distinct seq)::text as what
     from case_event where command_id is not null
     group by command_id having count(distinct (case_id, seq)) > 1
     union all
     select 'case ' || c.id || ' has a record ' || max(e.seq) || ', and is at ' || c.seq
     from concern_case c join case_event e on e.case_id = c.id
     group by c.id having max(e.seq) > c.seq
     union all
     select 'command ' || id || ' (' || name || ') is ' || status || coalesce(' ' || refusal::text, '')
     from inbox_command where status <> 'applied'
     union all
     select 'command ' || i.id || ' (' || i.name || ') is applied, but stands in no record'
     from inbox_command i where i.status = 'applied'
       and not exists (select from case_event e where e.command_id = i.id)
     union all
     select 'mail ' || id || ' (' || template || ') is ' || status || coalesce(', ' || reason, '')
     from outbox_mail where status = 'failed' or (status = 'planned' and not ${IS_LEASED})
     union all
     select 'case ' || case_id || ': ' || count(*) || ' times the mail ' || template
     from outbox_mail group by case_id, template, data, to_roles, to_staff_ids having count(*) > 1`,
  );
  return rows.map(({ what }) => what);
}

/** Each case came where its story leads; while open it has a next date, and the engine holds what the database holds. */
async function findBadEnds(stack: Stack, driven: readonly DrivenCase[]): Promise<string[]> {
  const found: string[] = [];
  const stored = new Map((await readCases(stack.databaseUrl)).map((row) => [row.id, row]));
  const ids = driven.map(({ caseId }) => caseId).filter((id) => stored.has(id));
  const running = await askEngine(stack, ids);
  for (const { caseId, caseNumber, story } of driven) {
    const row = stored.get(caseId);
    const engine = running.get(caseId);
    if (!row || !engine) {
      found.push(`${caseNumber} was never opened`);
      continue;
    }
    const say = (what: string) => found.push(`${caseNumber} (${story.name}): ${what}`);
    if (row.phase !== story.ends) say(`stands in ${row.phase}, not in ${story.ends}`);
    const isOpen = row.phase !== 'closed';
    if (isOpen && (row.dueAt === null || row.nextMomentAt === null)) say('has no next date');
    if (isOpen && row.nextMomentAt && row.nextMomentAt.getTime() < Date.now() - 60_000) {
      say(`slept through ${row.nextMomentAt.toISOString()}`);
    }
    // A closed case's run ends when its last e-mail is out.
    const isAsStored = isOpen || engine.status === 'COMPLETED' || engine.value?.phase === 'closed';
    if ((isOpen && engine.status !== 'RUNNING') || !isAsStored) {
      say(`its workflow is ${engine.status}`);
    }
    if (engine.value && engine.value.seq !== row.seq) {
      say(`the engine is at record ${engine.value.seq}, the database at ${row.seq}`);
    }
  }
  return found;
}

/** Each mail has one Message-ID for each person, and what is recorded as sent was caught. */
async function findBadMails({ databaseUrl, mailUiUrl }: Stack): Promise<string[]> {
  if (mailUiUrl === undefined) return ['there is no mail catcher to look into'];
  const rows = await queryOnce<{ messageId: string; status: string }>(
    databaseUrl,
    `select trim(both '<>' from message_id) as "messageId",
            case when status = 'claimed' and leased_until > now() then 'leased' else status end as status
     from mail_delivery`,
  );
  const caught = await readMails(
    mailUiUrl,
    rows.filter(({ status }) => status === 'sent').map(({ messageId }) => messageId),
  );
  const recorded = new Map(rows.map(({ messageId, status }) => [messageId, status]));
  const ids = new Set(caught.map(({ messageId }) => messageId));
  return [
    ...findTwice(caught),
    ...rows
      .filter(({ messageId, status }) => status === 'sent' && !ids.has(messageId))
      .map(({ messageId }) => `mail ${messageId} is recorded as sent, and was never caught`),
    ...[...ids]
      .filter((id) => !['sent', 'leased'].includes(recorded.get(id) ?? ''))
      .map((id) => `mail ${id} was caught, and is recorded as ${recorded.get(id) ?? 'nothing'}`),
  ];
}

/** A reminder tells its case, so one person who gets the same words under two Message-IDs got it twice. */
function findTwice(caught: readonly CaughtMail[]): string[] {
  const idsOf = new Map<string, Set<string>>();
  for (const { messageId, to, subject, text } of caught) {
    const same = JSON.stringify([to, subject, text]);
    idsOf.set(same, (idsOf.get(same) ?? new Set()).add(messageId));
  }
  return [...idsOf]
    .filter(([, ids]) => ids.size > 1)
    .map(
      ([same, ids]) => `the mail ${same.slice(0, 160)} went out under ${[...ids].join(' and ')}`,
    );
}
