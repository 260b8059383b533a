import { z, type ZodType } from 'zod';
import type { ConcernCase } from '../../domain/case.js';
import type { CommandName, MeetingKind } from '../../domain/codes.js';
import { phaseOffers } from '../../domain/offers.js';
import { problem } from '../problems.js';
import {
  defineRoute,
  type GuardContext,
  type HandleContext,
  type Method,
  type PathParams,
  type Route,
} from '../route.js';
import { answerCommand } from './answer-command.js';
import { caseSchema, pendingSchema } from './case-answer.js';
import { logAccess } from './log-access.js';
import { storeCommand, type Built } from './store-command.js';
import { getCaseFor, type VisibleCase } from './who-sees.js';

/** Holds what a command is built from beside its body. */
export type BuildContext<Path extends string> = HandleContext<Path, undefined, VisibleCase> & {
  case: ConcernCase;
  params: PathParams<Path> & { caseId: string };
};

interface CommandRoute<Path extends string, Body> {
  method?: Method;
  path: Path;
  operationId: string;
  summary: string;
  description?: string;
  /** The command's name; where the body decides between several, they and a look at the body not yet judged. */
  command: CommandName | { oneOf: readonly CommandName[]; by: (looseBody: unknown) => CommandName };
  /** The kind of the meeting that the command is about, as far as it can be told; decides who may. */
  kind?: (
    c: ConcernCase,
    ctx: { params: Readonly<Record<string, string>>; looseBody: unknown },
  ) => MeetingKind | undefined;
  /** Narrows who may beyond the command's name. */
  isAllowed?: (visible: VisibleCase) => boolean;
  /** Tells whether a closed case takes it, where that depends on the body. */
  mayOnClosed?: (looseBody: unknown) => boolean;
  body?: ZodType<Body>;
  /** What the command makes, whose id or number stands beside the case in a 201. */
  makes?: 'meetingId' | 'planNumber';
  build: (ctx: BuildContext<Path>, body: Body) => Built | Promise<Built>;
}

/**
 * Defines one command of a case. Its obstacles are met in the API's order: the case out of reach, the role, the key, already closed,
 * the body; then it is stored, handed to the engine, and answered with the case as it is after it.
 */
export function commandRoute<const Path extends string, Body = undefined>(
  route: CommandRoute<Path, Body>,
): Route {
  const { method = 'post', path, operationId, summary, description, body } = route;
  const nameOf = (looseBody: unknown) =>
    typeof route.command === 'string' ? route.command : route.command.by(looseBody);
  const access = typeof route.command === 'string' ? [route.command] : route.command.oneOf;

  async function guard(ctx: GuardContext<Path>): Promise<VisibleCase> {
    const { deps, caller, now, looseBody } = ctx;
    const params = ctx.params as Readonly<Record<string, string>>;
    const action = nameOf(looseBody);
    const visible = await getCaseFor(deps, caller, params.caseId ?? '', {
      action,
      now,
      kindIn: (c) => route.kind?.(c, { params, looseBody }),
    });
    if (route.isAllowed?.(visible) === false) {
      const { stored, relation } = visible;
      const caseId = stored.view.case.id;
      await logAccess(deps.db, caller, [{ caseId, action, relation, result: 'refused', now }]);
      throw problem('not-allowed');
    }
    return visible;
  }

  return defineRoute<Path, typeof responses, VisibleCase, Body, undefined>({
    method,
    path,
    operationId,
    summary,
    ...(description !== undefined && { description }),
    tags: ['Cases: commands'],
    scopes: ['naervaer:case.write'],
    access: { actions: access },
    claimsWithCommand: true,
    ...(body && { body }),
    responses,
    problems: [
      'already-closed',
      'changed-meanwhile',
      'consent-required',
      'step-mismatch',
      'ppa-consultation-required',
      'already-extended',
      'early-reason-required',
      'decision-not-allowed',
    ],
    guard,
    afterIdempotency({ guarded, looseBody }) {
      const { case: c } = guarded.stored.view;
      if (c.phase !== 'closed') return;
      const name = nameOf(looseBody);
      if (!phaseOffers(c, name) || route.mayOnClosed?.(looseBody) === false)
        throw problem('already-closed');
    },
    async handle(ctx, parsed) {
      const { stored } = ctx.guarded;
      if (!ctx.idempotency.alreadyStored) {
        const context = { ...ctx, case: stored.view.case } as unknown as BuildContext<Path>;
        await storeCommand(ctx, await route.build(context, parsed));
      }
      return answerCommand(ctx, route.makes);
    },
  });
}

const madeSchema = caseSchema
  .extend({ meetingId: z.string().optional(), planNumber: z.number().nullable() })
  .meta({ id: 'CaseWithMade' });

const responses = {
  200: { description: 'The case as it is after the command.', schema: caseSchema },
  201: { description: 'The same, with what was made.', schema: madeSchema },
  202: { description: 'Stored; the engine has not answered yet.', schema: pendingSchema },
};
