import { performRoute } from '../../api/perform-route.js';
import type { StoredAnswer } from '../../api/idempotency/idempotency.js';
import { ProblemError } from '../../api/problems.js';
import type { Route } from '../../api/route.js';
import type { PageContext } from '../define-page.js';

interface Asked {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: object | undefined;
  /** In lower case. */
  headers?: Readonly<Record<string, string | undefined>>;
}

/** Asks one of the API's own routes for whoever looks at the page, with its obstacles in the API's own order. */
export async function askRoute(
  route: Route,
  { deps, caller, locale, requestId }: PageContext,
  { params = {}, query = {}, body, headers = {} }: Asked,
): Promise<{ answer: StoredAnswer } | { refused: ProblemError }> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const sent: typeof headers = { 'content-type': 'application/json', ...headers };
  try {
    const outcome = await performRoute(route, deps, {
      caller,
      params,
      query,
      path: `/api/v1${path}`,
      rawBody: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      locale,
      requestId,
      header: (name) => sent[name],
    });
    return 'refused' in outcome ? { refused: outcome.refused } : { answer: outcome.answer };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error };
    throw error;
  }
}

/** Asks a route for what a page shows; what it refuses, the page refuses. */
export async function readRoute<T>(
  route: Route,
  ctx: PageContext,
  asked: Omit<Asked, 'body' | 'headers'>,
): Promise<T> {
  const outcome = await askRoute(route, ctx, asked);
  if ('refused' in outcome) throw outcome.refused;
  return outcome.answer.body as T;
}
