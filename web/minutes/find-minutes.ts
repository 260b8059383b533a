import { ProblemError, problem } from '../../api/problems.js';
import { dateOf } from '../../domain/local-time.js';
import type { FormFault } from '../fields/error-summary.js';
import { withDay } from '../fields/asked-day.js';
import type { TimelineItem } from '../../api/cases/timeline-item.js';
import type { PageContext } from '../define-page.js';
import type { FormView } from '../forms/command-form.js';
import { getFormView } from '../forms/form-view.js';
import { holdMeetingForm } from '../forms/hold-meeting.form.js';
import { getAgenda, type Agenda } from '../meetings/find-agenda.js';
import { ownsMeeting } from '../meetings/owns-meeting.js';
import { partOf } from './part-of-form.js';

/** The path of the minutes, in Express's style. */
export const MINUTES_PATH = '/moter/lokalt/:schoolId/:date/referat';

/** The page's context, with the meeting that its path names. */
export type MinutesContext = PageContext<typeof MINUTES_PATH>;

/** Gets the agenda whose minutes are written. Throws not-found for whoever does not prepare the school's meeting. */
export async function getOwnAgenda(ctx: MinutesContext): Promise<Agenda> {
  if (!ownsMeeting(ctx.caller, ctx.params.schoolId)) throw problem('not-found');
  return getAgenda(ctx, ctx.params);
}

/** Tells whether the meeting's own day is here, when what it came to can be recorded. */
export function hasCome({ date }: Agenda, { now }: PageContext): boolean {
  return date <= dateOf(now);
}

/** Holds a case that the minutes ask about. */
export interface MinutesCase {
  caseId: string;
  /** What its own form would be made from; undefined where the case is no longer within reach. */
  view: FormView | undefined;
  /** What stands in the way of what was sent. */
  faults: readonly FormFault[];
  /** What happened since the form was opened, where that stood in its way. */
  changes?: readonly TimelineItem[];
}

/** Finds what a case's own form would be made from, with its own part of the minutes as what was sent. */
export async function findView(
  ctx: MinutesContext,
  caseId: string,
  values = new URLSearchParams(),
): Promise<FormView | undefined> {
  const { schoolId, date } = ctx.params;
  const query = new URLSearchParams(withDay('', date).slice(1));
  try {
    const part = { ...ctx, form: partOf(values, caseId), query };
    const view = await getFormView(holdMeetingForm, part, { caseId });
    return view.case.schoolId === schoolId ? view : undefined;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return undefined;
    throw error;
  }
}

/** Finds the cases of the agenda that the person may record now, less those whose decision is on its way already. */
export async function findToRecord(
  ctx: MinutesContext,
  agenda: Agenda,
): Promise<{ toRecord: string[]; waiting: string[] }> {
  const offered = agenda.named
    .filter((item) => item.offered.includes('hold-meeting'))
    .map(({ caseId }) => caseId);
  const pending = await ctx.deps.db.inboxCommand.findMany({
    where: { caseId: { in: offered }, name: 'hold-meeting', status: 'pending' },
    select: { caseId: true },
  });
  const waiting = new Set(pending.map(({ caseId }) => caseId));
  return { toRecord: offered.filter((id) => !waiting.has(id)), waiting: [...waiting] };
}
