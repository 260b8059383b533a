import { definePage, goTo, showPage } from '../define-page.js';
import { dropDraft, findDraft, saveDraft } from '../drafts/draft.js';
import type { FormFault } from '../fields/error-summary.js';
import type { Values } from '../fields/field.js';
import { writeShortDay } from '../layout/dates.js';
import type { Agenda } from '../meetings/find-agenda.js';
import type { Decided } from '../meetings/decided-table.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import { LAYOUT } from '../texts/layout.js';
import { MINUTES } from '../texts/minutes.js';
import {
  findToRecord,
  findView,
  getOwnAgenda,
  hasCome,
  MINUTES_PATH,
  type MinutesContext,
} from './find-minutes.js';
import { MinutesBody } from './minutes-body.js';
import { isWritten, partOf, withoutPart } from './part-of-form.js';
import { sendMinutes, type SentMinutes } from './send-minutes.js';

/** Shows the minutes of a school's local meeting as one form: a decision for each case that still waits for one. */
export const minutesPage = definePage({
  method: 'get',
  path: MINUTES_PATH,
  async handle(ctx) {
    const draft = await findDraft(ctx.deps.db, draftOf(ctx));
    return show(ctx, { values: draft?.values, draftSavedAt: draft?.savedAt });
  },
});

/** Takes the minutes, a command a case; those that were refused are asked about again with all that was written. */
export const takeMinutesPage = definePage({
  method: 'post',
  path: MINUTES_PATH,
  async handle(ctx) {
    const { deps, form, say, params } = ctx;
    const { schoolId, date } = params;
    await getOwnAgenda(ctx);
    const sent = await sendMinutes(ctx);
    const { done, stored, refused } = sent;
    const left = done.reduce(withoutPart, form);
    const isFinished = stored.length + refused.length === 0;
    // Kept until it is carried out: a refusal that comes later must find the words still there.
    if (isFinished && done.length > 0) await dropDraft(deps.db, draftOf(ctx));
    else await saveDraft(deps.db, draftOf(ctx), left, ctx.now);
    if (done.length + stored.length + refused.length === 0) {
      return show(ctx, { values: form, faults: [wholeFault(say(MINUTES.nothing))], status: 422 });
    }
    if (refused.length > 0) return show(ctx, { values: left, sent, status: refused[0]?.status });
    if (stored.length > 0) return goTo(paths.localMinutes(schoolId, date), 'stored');
    return goTo(paths.localAgenda(schoolId, date), 'done');
  },
  showAgain: (ctx) =>
    show(ctx, { values: ctx.form, faults: [wholeFault(ctx.say(LAYOUT.staleForm))] }),
});

interface Shown {
  values: Values;
  draftSavedAt?: string | undefined;
  faults?: readonly FormFault[];
  sent?: SentMinutes;
  status?: number | undefined;
}

async function show(ctx: MinutesContext, { values, sent, status = 200, ...shown }: Shown) {
  const agenda = await getOwnAgenda(ctx);
  const isOpen = hasCome(agenda, ctx);
  const { toRecord, waiting } = await findToRecord(ctx, agenda);
  const refused = sent?.refused ?? [];
  const asked = toRecord.filter(
    (id) => !sent?.done.includes(id) && !refused.some(({ caseId }) => caseId === id),
  );
  const itemsOf = (ids: readonly string[]) =>
    Promise.all(
      ids.map(async (caseId) => ({
        caseId,
        view: await findView(ctx, caseId, values),
        faults: [],
      })),
    );
  const isDraftOf = (id: string) => values !== undefined && isWritten(partOf(values, id));
  const body = (
    <MinutesBody
      {...{ ctx, agenda, isOpen, values }}
      cases={[...refused, ...(isOpen ? await itemsOf(asked) : [])]}
      waiting={await itemsOf(waiting)}
      decided={[...agenda.decided, ...(await findOtherwiseDecided(ctx, agenda, sent))]}
      faults={shown.faults ?? []}
      draftSavedAt={asked.some(isDraftOf) ? shown.draftSavedAt : undefined}
      draft={nameDraft(ctx)}
    />
  );
  return showPage(`${ctx.say(MINUTES.title)} – ${writeShortDay(agenda.date, ctx.locale)}`, body, {
    status,
    backTo: {
      href: paths.localAgenda(agenda.school.id, agenda.date),
      label: ctx.say(AGENDA.open),
    },
  });
}

/** Finds what was done just now and stands under another day, since the meeting was said to be held on it. */
async function findOtherwiseDecided(
  ctx: MinutesContext,
  { decided }: Agenda,
  sent: SentMinutes | undefined,
): Promise<Decided[]> {
  const ids = sent?.done.filter((id) => !decided.some(({ caseId }) => caseId === id)) ?? [];
  const views = await Promise.all(ids.map((id) => findView(ctx, id)));
  return views.flatMap((view) =>
    view
      ? {
          caseId: view.case.id,
          caseNumber: view.visible.stored.caseNumber,
          studentName: view.people.student?.name ?? '',
          decision: partOf(ctx.form, view.case.id).get('decision'),
        }
      : [],
  );
}

function wholeFault(message: string): FormFault {
  return { field: undefined, label: undefined, message };
}

function nameDraft({ params: { schoolId, date } }: MinutesContext) {
  return { form: 'local-minutes', subject: `${schoolId}:${date}` };
}

function draftOf(ctx: MinutesContext) {
  return { staffId: ctx.caller.staffId, ...nameDraft(ctx) };
}
