import { performRoute } from '../../api/perform-route.js';
import { ProblemError } from '../../api/problems.js';
import type { Route } from '../../api/route.js';
import type { FormView } from './command-form.js';

/** Carries a form out by the API's own route, with its obstacles in the API's own order; the form's key makes it once. */
export async function sendCommand(
  route: Route,
  { ctx, case: c, thingId }: FormView,
  body: object | undefined,
): Promise<{ status: number } | { refused: ProblemError }> {
  const thing = /:(?!caseId)(\w+)/.exec(route.path)?.[1];
  const params = { caseId: c.id, ...(thing !== undefined && { [thing]: thingId ?? '' }) };
  const path = route.path.replace(':caseId', c.id).replace(/:\w+/, thingId ?? '');
  const headers: Readonly<Record<string, string | undefined>> = {
    'content-type': 'application/json',
    'idempotency-key': ctx.form.get('key') ?? undefined,
    'if-match': ctx.form.get('etag') ?? undefined,
  };
  try {
    const outcome = await performRoute(route, ctx.deps, {
      caller: ctx.caller,
      params,
      query: {},
      path: `/api/v1${path}`,
      rawBody: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      locale: ctx.locale,
      requestId: ctx.requestId,
      header: (name) => headers[name],
    });
    return 'refused' in outcome ? { refused: outcome.refused } : { status: outcome.answer.status };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error };
    throw error;
  }
}
