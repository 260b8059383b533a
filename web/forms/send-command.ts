import type { ProblemError } from '../../api/problems.js';
import type { Route } from '../../api/route.js';
import { askRoute } from './ask-route.js';
import type { FormView } from './command-form.js';

/** Carries a form out by the API's own route; the form's key makes it once, its tag tells of what happened meanwhile. */
export async function sendCommand(
  route: Route,
  { ctx, case: c, thingId }: FormView,
  body: object | undefined,
): Promise<{ status: number } | { refused: ProblemError }> {
  const thing = /:(?!caseId)(\w+)/.exec(route.path)?.[1];
  const outcome = await askRoute(route, ctx, {
    params: { caseId: c.id, ...(thing !== undefined && { [thing]: thingId ?? '' }) },
    body,
    headers: {
      'idempotency-key': ctx.form.get('key') ?? undefined,
      'if-match': ctx.form.get('etag') ?? undefined,
    },
  });
  return 'refused' in outcome ? outcome : { status: outcome.answer.status };
}
