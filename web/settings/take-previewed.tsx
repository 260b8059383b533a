import type { ProblemError } from '../../api/problems.js';
import type { Route } from '../../api/route.js';
import { goTo, showPage, type PageContext, type PageReply } from '../define-page.js';
import { askRoute } from '../forms/ask-route.js';
import { paths } from '../paths.js';
import { CALENDARS, SETTINGS } from '../texts/settings.js';
import { PreviewMoves, type Preview } from './preview-moves.js';

interface Change {
  /** What the change is about, as a heading says it. */
  about: string;
  params: Readonly<Record<string, string>>;
  body: object;
  preview: Route;
  put: Route;
  /** Shows the form with what was filled in, and why it was refused. */
  showForm: (refused?: ProblemError) => PageReply;
}

/** Takes a form in two looks: first what it would move, worked out by the API itself; saved only from there. */
export async function takePreviewed(ctx: PageContext, change: Change): Promise<PageReply> {
  const { about, params, body, showForm } = change;
  const then = ctx.form.get('then');
  if (then === 'edit') return showForm();
  const route = then === 'save' ? change.put : change.preview;
  const outcome = await askRoute(route, ctx, { params, body });
  if ('refused' in outcome) {
    if (outcome.refused.status !== 422) throw outcome.refused;
    return showForm(outcome.refused);
  }
  if (then === 'save') return goTo(paths.calendars(), 'saved');
  return showPage(
    ctx.say(CALENDARS.previewTitle),
    <PreviewMoves
      about={about}
      preview={outcome.answer.body as Preview}
      action={ctx.path}
      form={ctx.form}
    />,
    { backTo: { href: paths.calendars(), label: ctx.say(SETTINGS.calendars) } },
  );
}
