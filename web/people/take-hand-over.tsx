import { RESPONSIBLE_AT_SCHOOL } from '../../domain/codes.js';
import { randomUUID } from 'node:crypto';
import { assignRoute } from '../../api/cases/assign.route.js';
import { dateOf } from '../../domain/local-time.js';
import type { Listed, ListedPage } from '../cases/find-listed.js';
import { showPage, type BackTo, type PageContext, type PageReply } from '../define-page.js';
import type { FormFault } from '../fields/error-summary.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Values } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { askRoute } from '../forms/ask-route.js';
import { writeShortDay } from '../layout/dates.js';
import { ledSchoolIds } from '../settings/own-schools.js';
import { SettingsForm } from '../settings/settings-form.js';
import { FIELDS } from '../texts/fields.js';
import { HAND_OVER } from '../texts/staff.js';
import { HandOverResult, type Outcome } from './hand-over-result.js';

/** Holds cases that can be handed on together. */
export interface HandOver {
  title: string;
  heading: string;
  about?: string;
  /** Who holds them now, and is not offered. */
  holderId?: string;
  cases: ListedPage;
  backTo: BackTo;
}

/** Shows the cases with a form that hands on those which are ticked. */
export async function showHandOver(
  ctx: PageContext,
  handOver: HandOver,
  values: Values,
  faults: readonly FormFault[] = [],
): Promise<PageReply> {
  const { say, path } = ctx;
  const { title, heading, about, cases, backTo } = handOver;
  const { listed, total } = cases;
  const body =
    listed.length === 0 ? (
      <>
        <h1 className="ds-heading" data-size="lg">
          {heading}
        </h1>
        <p>{say(HAND_OVER.none)}</p>
        <p className="about">{say(HAND_OVER.helpProtected)}</p>
      </>
    ) : (
      <SettingsForm
        title={heading}
        about={about}
        action={path}
        cancel={backTo.href}
        fields={await fieldsOf(ctx, handOver)}
        values={values}
        faults={faults}
        submit={HAND_OVER.send}
        help={[HAND_OVER.help, HAND_OVER.helpProtected]}
        hidden={{ key: randomUUID() }}
      >
        {total > listed.length && <p>{say(HAND_OVER.more, { count: listed.length })}</p>}
      </SettingsForm>
    );
  return showPage(title, body, { status: faults.length > 0 ? 422 : 200, backTo });
}

/** Hands on each case that is ticked, by the API's own command, and tells of each how it went. */
export async function takeHandOver(ctx: PageContext, handOver: HandOver): Promise<PageReply> {
  const read = readForm(ctx.form, ctx.now);
  const ticked = read.all('cases');
  const chosen = handOver.cases.listed.filter((line) => ticked.includes(line.case.id));
  const fields = await fieldsOf(ctx, handOver);
  if (chosen.length === 0) {
    const message = ctx.say(HAND_OVER.chooseCases);
    const fault = { field: 'cases', label: ctx.say(HAND_OVER.cases), message };
    return showHandOver(ctx, handOver, ctx.form, [fault]);
  }
  const [from, to] = [read.text('from'), read.text('to')];
  const body = { role: 'contact-teacher', staffId: read.text('staffId'), from, to };
  const key = read.text('key') ?? randomUUID();
  // All at once: with the engine away each waits for as long as one.
  const outcomes = await Promise.all(
    chosen.map(async (line): Promise<Outcome> => {
      const asked = { params: { caseId: line.case.id }, body };
      const headers = { 'idempotency-key': `${key} ${line.case.id}` };
      const outcome = await askRoute(assignRoute, ctx, { ...asked, headers });
      return 'refused' in outcome
        ? { line, refused: outcome.refused }
        : { line, isPending: outcome.answer.status === 202 };
    }),
  );
  const [first] = outcomes;
  const isFormAtFault = outcomes.every(({ refused }) => refused?.problem === 'invalid-request');
  if (first?.refused && isFormAtFault) {
    return showHandOver(ctx, handOver, ctx.form, faultsIn(first.refused, ctx, fields));
  }
  return showPage(
    ctx.say(HAND_OVER.result),
    <HandOverResult ctx={ctx} outcomes={outcomes} isStandIn={from !== undefined} />,
    { backTo: handOver.backTo },
  );
}

async function fieldsOf(ctx: PageContext, { cases, holderId }: HandOver): Promise<Field[]> {
  const { say } = ctx;
  return [
    {
      kind: 'checkboxes',
      name: 'cases',
      label: say(HAND_OVER.cases),
      hint: say(HAND_OVER.casesHint),
      options: cases.listed.map((line) => optionOf(ctx, line)),
      values: cases.listed.map((line) => line.case.id),
    },
    {
      kind: 'select',
      name: 'staffId',
      label: say(HAND_OVER.to),
      emptyLabel: say(FIELDS.choose),
      options: await findTakers(ctx, holderId),
    },
    { kind: 'date', name: 'from', label: say(HAND_OVER.from), required: false },
    { kind: 'date', name: 'to', label: say(HAND_OVER.until), required: false },
  ];
}

function optionOf({ say, locale, deps }: PageContext, { case: c, caseNumber, ...line }: Listed) {
  const { student, dueAt } = line;
  const phase = say(deps.guide.texts.phases[c.phase].name);
  const due = dueAt === null ? '' : writeShortDay(dateOf(dueAt), locale);
  const who = student ? `${student.name} ${student.className}` : '';
  return {
    value: c.id,
    label: say(HAND_OVER.line, { caseNumber, student: who }),
    hint: say(HAND_OVER.due, { phase, due }),
  };
}

/** Finds who may be given cases: those who teach, coordinate or lead at the caller's schools. */
async function findTakers({ deps: { db, guide }, caller, say }: PageContext, holderId?: string) {
  const held = {
    schoolId: { in: ledSchoolIds(caller) },
    role: { in: [...RESPONSIBLE_AT_SCHOOL] },
  };
  const found = await db.staff.findMany({
    where: { active: true, roles: { some: held }, ...(holderId && { id: { not: holderId } }) },
    include: { roles: { where: held, orderBy: { role: 'asc' } } },
    orderBy: { name: 'asc' },
  });
  const { roles: words } = guide.texts;
  return found.map(({ sourceId, name, roles }) => {
    const named = [...new Set(roles.map(({ role }) => say(words[role as keyof typeof words])))];
    return { value: sourceId, label: `${name}, ${named.join(', ')}` };
  });
}
