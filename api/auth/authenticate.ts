import type { RequestHandler } from 'express';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import type { Caller, Scope } from './caller.js';
import { resolveCaller } from './resolve-caller.js';
import { notAuthenticated, type TokenVerifier } from './token-verifier.js';

const ACTING_STAFF_FORM = /^[A-Za-z0-9._:@-]{1,128}$/;

/** Lets in whoever has a valid token and, for apps, one of the scopes; leaves the caller in `res.locals.caller`. */
export function authenticate(
  deps: Deps,
  verifyToken: TokenVerifier,
  scopes: readonly Scope[],
): RequestHandler {
  return async (req, res, next) => {
    const [, token] = /^Bearer +([^\s]+)$/i.exec(req.get('authorization') ?? '') ?? [];
    if (!token) throw notAuthenticated();
    const claims = await verifyToken(token);
    const actingStaff = req.get('x-acting-staff');
    if (actingStaff !== undefined && !ACTING_STAFF_FORM.test(actingStaff))
      throw problem('not-allowed');
    const caller = await resolveCaller(deps.db, claims, actingStaff);
    if (caller.kind === 'client' && !scopes.some((scope) => caller.scopes.has(scope))) {
      const challenge = `Bearer realm="naervaer", error="insufficient_scope", scope="${scopes.join(' ')}"`;
      throw problem('not-allowed', { headers: { 'WWW-Authenticate': challenge } });
    }
    res.locals.caller = caller;
    next();
  };
}

/** Reads the caller that `authenticate` left. */
export function callerOf(locals: Record<string, unknown>): Caller {
  return locals.caller as Caller;
}
