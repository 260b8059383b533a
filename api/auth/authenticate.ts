import type { RequestHandler } from 'express';
import type { Deps } from '../deps.js';
import { problem } from '../problems.js';
import type { Caller, Scope } from './caller.js';
import { foreignScope } from './read-claims.js';
import { resolveCaller } from './resolve-caller.js';
import { notAuthenticated, type TokenVerifier } from './token-verifier.js';

const ACTING_STAFF_FORM = /^[A-Za-z0-9._:@-]{1,128}$/;

/** Lets in whoever has a valid token; leaves the caller in `res.locals.caller`. */
export function authenticate(deps: Deps, verifyToken: TokenVerifier): RequestHandler {
  return async (req, res, next) => {
    const [, token] = /^Bearer +([^\s]+)$/i.exec(req.get('authorization') ?? '') ?? [];
    if (!token) throw notAuthenticated();
    const claims = await verifyToken(token);
    const actingStaff = req.get('x-acting-staff');
    if (actingStaff !== undefined && !ACTING_STAFF_FORM.test(actingStaff))
      throw problem('not-allowed');
    res.locals.caller = await resolveCaller(deps.db, claims, actingStaff);
    next();
  };
}

/** Lets on people, and apps with one of the scopes. It stands behind rate and size, so that what is refused here is counted too. */
export function requireScope({ env }: Deps, scopes: readonly Scope[]): RequestHandler {
  const wanted = scopes.map((scope) => foreignScope(scope, env)).join(' ');
  return (_req, res, next) => {
    const caller = callerOf(res.locals);
    if (caller.kind === 'client' && !scopes.some((scope) => caller.scopes.has(scope))) {
      const challenge = `Bearer realm="naervaer", error="insufficient_scope", scope="${wanted}"`;
      throw problem('not-allowed', { headers: { 'WWW-Authenticate': challenge } });
    }
    next();
  };
}

/** Reads the caller that `authenticate` left. */
export function callerOf(locals: Record<string, unknown>): Caller {
  return locals.caller as Caller;
}
