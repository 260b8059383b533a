import { randomUUID } from 'node:crypto';
import { etagOf } from '../../api/cases/present-case.js';
import { relationTo } from '../../api/cases/who-sees.js';
import { definePage, goTo, showPage, type Page, type PageContext } from '../define-page.js';
import { dropDraft, findUnsentDraft, saveDraft } from '../drafts/draft.js';
import type { FormFault } from '../fields/error-summary.js';
import { readForm } from '../fields/form-values.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { paths } from '../paths.js';
import { returnTo } from '../return-to.js';
import { FORMS } from '../texts/forms.js';
import { LAYOUT } from '../texts/layout.js';
import type { CommandForm, FormView } from './command-form.js';
import { commandsOf } from './commands-of.js';
import { faultsOf } from './faults-of.js';
import { findChanges } from './find-changes.js';
import { FormBody } from './form-body.js';
import { getFormView, isOffered, notNow, obstacleOf } from './form-view.js';
import { sendCommand } from './send-command.js';

type FormParams = { caseId: string; thingId?: string };

/** Makes the two pages of a command's form: the one that shows it and the one that takes it. */
export function formPages(form: CommandForm): Page[] {
  const path = `/saker/:caseId/${form.verb}${form.aboutThing ? '/:thingId' : ''}`;
  return [
    definePage({ method: 'get', path, handle: (ctx) => showFirst(form, ctx) }),
    definePage({
      method: 'post',
      path,
      handle: (ctx) => take(form, ctx),
      async showAgain(ctx) {
        const view = await viewOf(form, ctx);
        const fault = { field: undefined, label: undefined, message: ctx.say(LAYOUT.staleForm) };
        return show(form, view, { values: ctx.form, faults: [fault] });
      },
    }),
  ];
}

function viewOf(form: CommandForm, ctx: PageContext): Promise<FormView> {
  return getFormView(form, ctx, ctx.params as FormParams);
}

async function showFirst(form: CommandForm, ctx: PageContext) {
  const found = await viewOf(form, ctx);
  const sentAs = { caseId: found.case.id, commands: commandsOf(form) };
  const draft = await findUnsentDraft(ctx.deps.db, draftOf(form, found), sentAs);
  const view = { ...found, draft: draft?.values };
  const offered = isOffered(form, view);
  // An e-mail read late may lead to a form whose time is over: the case itself says what can be done now.
  if (!offered && !draft) return goTo(paths.case(view.case.id), 'not-now');
  return show(form, view, {
    values: draft?.values,
    faults: offered ? [] : faultsOf(notNow(view), form, view),
    draftSavedAt: draft?.savedAt,
  });
}

async function take(form: CommandForm, ctx: PageContext) {
  const view = await viewOf(form, ctx);
  const { raisedAt, id } = view.case;
  const body = form.body(readForm(ctx.form, raisedAt), view);
  const sent = await sendCommand(form.route, view, body);
  if (!('refused' in sent)) {
    // Kept until it is carried out: a refusal that comes later must find the words still there.
    if (sent.status === 202) await saveDraft(ctx.deps.db, draftOf(form, view), ctx.form, ctx.now);
    else await dropDraft(ctx.deps.db, draftOf(form, view));
    return goTo(await placeAfter(ctx, id), sent.status === 202 ? 'stored' : 'done');
  }
  const { refused } = sent;
  if (refused.status >= 500) throw refused;
  await saveDraft(ctx.deps.db, draftOf(form, view), ctx.form, ctx.now);
  // As it is now: somebody else may have been quicker, even while this was on its way.
  const after = await viewOf(form, ctx);
  const hasMoved = ctx.form.get('etag') !== etagOf(after.case);
  if (refused.status === 404 && !hasMoved) throw refused;
  return show(form, after, {
    values: ctx.form,
    faults: faultsOf(obstacleOf(refused, form, after), form, after),
    status: refused.status,
    changes: hasMoved ? await findChanges(after, ctx.form.get('etag')) : undefined,
  });
}

/**
 * Comes back to where the form was opened from, and to the case where nothing says so. A command can end its sender's own access: who hands a case over
 * does not see it any more.
 */
async function placeAfter({ deps, caller, form }: PageContext, caseId: string): Promise<string> {
  const back = returnTo(form);
  if (back !== undefined && !back.startsWith(paths.case(caseId))) return back;
  const now = await deps.clock.now();
  const stored = await findCaseInView(deps.db, caseId, now);
  const isSeen = stored && (await relationTo(deps, caller, stored, now)) !== undefined;
  return isSeen ? (back ?? paths.case(caseId)) : paths.tasks();
}

function draftOf(form: CommandForm, { ctx, case: c, thingId }: FormView) {
  const subject = form.aboutThing ? `${c.id}:${thingId}` : c.id;
  return { staffId: ctx.caller.staffId, form: form.verb, subject };
}

interface Shown {
  values: URLSearchParams | undefined;
  faults: FormFault[];
  status?: number;
  draftSavedAt?: string | undefined;
  changes?: Awaited<ReturnType<typeof findChanges>> | undefined;
}

function show(form: CommandForm, view: FormView, { status = 200, ...shown }: Shown) {
  const { ctx, case: c, visible } = view;
  const { caseNumber } = visible.stored;
  const from = returnTo(ctx.form, ctx.query);
  const isFromCase = from === undefined || from.startsWith(paths.case(c.id));
  const back = from ?? paths.case(c.id);
  const body = (
    <FormBody
      form={form}
      view={view}
      back={back}
      {...shown}
      isOffered={isOffered(form, view)}
      hidden={{
        ...form.remembers?.(view),
        key: randomUUID(),
        etag: etagOf(c),
        form: form.verb,
        subject: draftOf(form, view).subject,
        ...(from !== undefined && { tilbake: from }),
      }}
    />
  );
  return showPage(`${ctx.say(form.title)} – ${caseNumber}`, body, {
    status,
    backTo: {
      href: back,
      label: isFromCase ? ctx.say(FORMS.backToCase, { caseNumber }) : ctx.say(LAYOUT.back),
    },
  });
}
