import { isCaseId } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import { definePage, type PageContext } from '../define-page.js';
import { paths } from '../paths.js';
import { LAYOUT } from '../texts/layout.js';
import { HAND_OVER } from '../texts/staff.js';
import { SETTINGS } from '../texts/settings.js';
import { findCasesWithoutHolder, findHeldCases } from './cases-to-hand-over.js';
import { findStaffMember } from './find-staff.js';
import { showHandOver, takeHandOver, type HandOver } from './take-hand-over.js';

const PATH = '/innstillinger/ansatte/:staffId/saker';

/** Shows all open cases of one person, to be handed on together. */
export const handOverPage = definePage({
  method: 'get',
  path: PATH,
  rule: 'hand-over',
  handle: async (ctx) => showHandOver(ctx, await getCasesOf(ctx), undefined),
});

/** Hands the chosen cases of one person on. */
export const sendHandOverPage = definePage({
  method: 'post',
  path: PATH,
  rule: 'hand-over',
  handle: async (ctx) => takeHandOver(ctx, await getCasesOf(ctx)),
  showAgain: async (ctx) => showHandOver(ctx, await getCasesOf(ctx), ctx.form),
});

/** Shows the open cases that nobody holds. */
export const withoutHolderPage = definePage({
  method: 'get',
  path: paths.withoutHolder(),
  rule: 'hand-over',
  handle: async (ctx) => showHandOver(ctx, await getHolderless(ctx), undefined),
});

/** Hands the chosen cases that nobody holds to somebody. */
export const sendWithoutHolderPage = definePage({
  method: 'post',
  path: paths.withoutHolder(),
  rule: 'hand-over',
  handle: async (ctx) => takeHandOver(ctx, await getHolderless(ctx)),
  showAgain: async (ctx) => showHandOver(ctx, await getHolderless(ctx), ctx.form),
});

async function getCasesOf(ctx: PageContext<typeof PATH>): Promise<HandOver> {
  const { deps, caller, params, say } = ctx;
  const holder = isCaseId(params.staffId)
    ? await findStaffMember(deps.db, caller, params.staffId)
    : undefined;
  if (!holder) throw problem('not-found');
  return {
    title: say(HAND_OVER.title),
    heading: say(HAND_OVER.of, { name: holder.name }),
    holderId: holder.id,
    cases: await findHeldCases(ctx, holder.id),
    backTo: { href: paths.staffMember(holder.id), label: holder.name },
  };
}

async function getHolderless(ctx: PageContext): Promise<HandOver> {
  const { say } = ctx;
  return {
    title: say(SETTINGS.withoutHolder),
    heading: say(SETTINGS.withoutHolder),
    about: say(HAND_OVER.aboutWithoutHolder),
    cases: await findCasesWithoutHolder(ctx),
    backTo: { href: paths.settings(), label: say(LAYOUT.settings) },
  };
}
