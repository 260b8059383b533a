import { randomUUID } from 'node:crypto';
import { breakGlassRoute } from '../../api/break-glass/break-glass.route.js';
import { isUnreadable } from '../../api/find-unreadable.js';
import { asProgram } from '../../prisma/scope.js';
import { definePage, goTo, showPage, type PageContext } from '../define-page.js';
import type { FormFault } from '../fields/error-summary.js';
import { faultsIn } from '../fields/faults-in.js';
import type { Field, Values } from '../fields/field.js';
import { readForm } from '../fields/form-values.js';
import { askRoute } from '../forms/ask-route.js';
import { paths } from '../paths.js';
import { SettingsForm } from '../settings/settings-form.js';
import { EMERGENCY } from '../texts/break-glass.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';

/** Asks which case must be opened in an emergency, and why. */
export const emergencyPage = definePage({
  method: 'get',
  path: paths.emergency(),
  rule: 'break-glass',
  handle(ctx) {
    return showForm(ctx, undefined);
  },
});

/** Opens the case by the API's own call, and tells no more than that of a case that is not opened. */
export const breakGlassPage = definePage({
  method: 'post',
  path: paths.emergency(),
  rule: 'break-glass',
  async handle(ctx) {
    const { form, say } = ctx;
    const caseId = await findCaseId(ctx, form.get('caseNumber')?.trim() ?? '');
    const outcome = await askRoute(breakGlassRoute, ctx, {
      params: { caseId },
      // Left empty it is asked for as it stands, for the route to refuse at the field.
      body: { reason: readForm(form, ctx.now).text('reason') },
      headers: { 'idempotency-key': form.get('key') ?? undefined },
    });
    if ('answer' in outcome) return goTo(paths.case(caseId), 'emergency');
    const { refused } = outcome;
    // Whoever is told that they may not, sees the case as it is.
    if (refused.status === 403) return goTo(paths.case(caseId));
    if (refused.status === 422) {
      return showForm(ctx, form, 422, faultsIn(refused, ctx, fieldsOf(ctx)));
    }
    if (refused.status !== 404) throw refused;
    const label = say(EMERGENCY.caseNumber);
    const message = say(EMERGENCY.notFound);
    return showForm(ctx, form, 404, [{ field: 'caseNumber', label, message }]);
  },
  showAgain: (ctx) => showForm(ctx, ctx.form),
});

/** Finds whose number it is; a number that is nobody's is asked for under an id that is nobody's, so that both go the same way. */
async function findCaseId({ deps: { db } }: PageContext, caseNumber: string): Promise<string> {
  const where = { caseNumber: caseNumber.toUpperCase() };
  const found = isUnreadable(caseNumber)
    ? null
    : await asProgram(() => db.caseAllotment.findUnique({ where, select: { caseId: true } }));
  return found?.caseId ?? randomUUID();
}

function fieldsOf({ say }: PageContext): Field[] {
  return [
    {
      kind: 'text',
      name: 'caseNumber',
      label: say(EMERGENCY.caseNumber),
      hint: say(EMERGENCY.caseNumberHint),
    },
    {
      kind: 'textarea',
      name: 'reason',
      label: say(EMERGENCY.reason),
      hint: say(EMERGENCY.reasonHint),
    },
  ];
}

function showForm(
  ctx: PageContext,
  values: Values,
  status = 200,
  faults: readonly FormFault[] = [],
) {
  const { say, deps } = ctx;
  const { hours } = deps.guide.rules.emergencyAccess;
  return showPage(
    say(SETTINGS.emergency),
    <SettingsForm
      title={say(SETTINGS.emergency)}
      about={say(EMERGENCY.about)}
      action={paths.emergency()}
      cancel={paths.settings()}
      fields={fieldsOf(ctx)}
      values={values}
      faults={faults}
      submit={EMERGENCY.submit}
      help={[say(EMERGENCY.helpHours, { hours }), EMERGENCY.helpSeen]}
      hidden={{ key: randomUUID() }}
    />,
    { status, backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
  );
}
