import type { Request, Response } from 'express';
import { hashOf, canonicalJson } from './canonical-json.js';
import { personOf, type Caller } from './auth/caller.js';
import type { Deps } from './deps.js';
import { isUnreadable } from './find-unreadable.js';
import { answerOnce, unkeyed, type Outcome } from './idempotency/answer-once.js';
import type { Idempotency, StoredAnswer } from './idempotency/idempotency.js';
import { localeOf } from './locale.js';
import { problem } from './problems.js';
import { checkMediaType, looseJson, readBody, readQuery } from './read-body.js';
import { sendProblem } from './render-problem.js';
import type { GuardContext, Route } from './route.js';

const KEYED_METHODS = new Set(['post', 'patch', 'delete']);
const KEY_FORM = /^[\x20-\x7e]{1,255}$/;

/** Carries out a request whose caller, rate and size are in order, meeting the remaining obstacles in the API's fixed order. */
export async function runRoute(
  route: Route,
  deps: Deps,
  caller: Caller,
  req: Request,
  res: Response,
): Promise<void> {
  const ctx = await contextOf(deps, caller, req, res);
  const guarded = await route.guard?.(ctx);
  const work = async (idempotency: Idempotency): Promise<StoredAnswer> => {
    const keyed = { ...ctx, guarded, idempotency };
    if (!idempotency.alreadyStored) await route.afterIdempotency?.(keyed);
    const contentType = req.get('content-type');
    const body = route.bodyMediaType
      ? checkMediaType(ctx.rawBody, contentType ?? '', route.bodyMediaType)
      : route.body && readBody(ctx.rawBody, contentType, route.body);
    const query = route.query && readQuery(req.query, route.query);
    return route.handle({ ...keyed, query }, body);
  };
  send(res, ctx, await answer(route, ctx, req, work));
}

async function answer(
  route: Route,
  ctx: GuardContext,
  req: Request,
  work: (idempotency: Idempotency) => Promise<StoredAnswer>,
): Promise<Outcome> {
  const key = KEYED_METHODS.has(route.method) ? req.get('idempotency-key') : undefined;
  if (key === undefined) return { answer: await work(unkeyed()), replayed: false };
  if (!KEY_FORM.test(key)) {
    throw problem('malformed-request', {
      errors: [{ parameter: 'Idempotency-Key', fault: 'wrong-form' }],
    });
  }
  const { caller, rawBody, now } = ctx;
  const request = {
    clientId: caller.clientId,
    actingStaff: personOf(caller)?.staffId ?? '',
    key,
    path: req.baseUrl + req.path,
    bodyHash: bodyHashOf(req, rawBody, ctx.looseBody),
    now,
  };
  return answerOnce(ctx.deps.db, request, work);
}

async function contextOf(
  deps: Deps,
  caller: Caller,
  req: Request,
  res: Response,
): Promise<GuardContext> {
  const params = req.params as Record<string, string>;
  if (Object.values(params).some(isUnreadable)) throw problem('not-found');
  const rawBody: Buffer = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  return {
    deps,
    caller,
    params,
    rawBody,
    looseBody: looseJson(rawBody),
    now: await deps.clock.now(),
    locale: localeOf(req.headers),
    requestId: res.locals.requestId as string,
    header: (name) => req.get(name),
  };
}

// The method and the query belong to what is asked as much as the body does.
function bodyHashOf(req: Request, rawBody: Buffer, looseBody: unknown): string {
  const body = looseBody === undefined ? rawBody : canonicalJson(looseBody);
  return hashOf(req.method, canonicalJson(req.query), body);
}

function send(res: Response, ctx: GuardContext, outcome: Outcome): void {
  if (outcome.replayed) res.set('Idempotent-Replayed', 'true');
  if ('refused' in outcome) return sendProblem(res, outcome.refused, ctx.locale, ctx.requestId);
  const { status, body, headers } = outcome.answer;
  res.status(status).set(headers ?? {});
  if (body === undefined) res.end();
  else res.json(body);
}
