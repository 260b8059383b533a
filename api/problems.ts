import type { CommandName, Phase, Step } from '../domain/codes.js';
import type { Refusal, RefusalCode } from '../domain/refusals.js';
import type { FieldError } from './field-faults.js';

/** States every problem of the API with its status. Texts in three languages are in `problem-texts.ts`. */
export const PROBLEMS = {
  'malformed-request': { status: 400 },
  'not-authenticated': { status: 401 },
  'not-allowed': { status: 403 },
  'not-found': { status: 404 },
  'request-timeout': { status: 408 },
  'step-mismatch': { status: 409 },
  'consent-required': { status: 409 },
  'ppa-consultation-required': { status: 409 },
  'already-closed': { status: 409 },
  'already-extended': { status: 409 },
  'already-reviewed': { status: 409 },
  'request-in-progress': { status: 409 },
  'changed-meanwhile': { status: 412 },
  'too-large': { status: 413 },
  'unsupported-media-type': { status: 415 },
  'invalid-request': { status: 422 },
  'decision-not-allowed': { status: 422 },
  'early-reason-required': { status: 422 },
  'idempotency-key-reused': { status: 422 },
  'too-many-requests': { status: 429 },
  'headers-too-large': { status: 431 },
  'internal-error': { status: 500 },
  'temporarily-unavailable': { status: 503 },
} as const satisfies Record<RefusalCode, { status: number }> & Record<string, { status: number }>;

export type ProblemName = keyof typeof PROBLEMS;

/** Holds what a problem says beside its name: RFC 9457 extension members, and headers of the answer. */
export interface ProblemExtra {
  errors?: readonly FieldError[];
  step?: Step;
  phase?: Phase;
  allowedActions?: readonly CommandName[];
  arena?: string;
  missing?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

/** Carries a problem from wherever a request is judged to the one place that renders it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: ProblemName,
    readonly extra: ProblemExtra,
  ) {
    super(problem);
    this.name = 'ProblemError';
  }

  get status(): number {
    return PROBLEMS[this.problem].status;
  }
}

/** Makes a problem to throw: `throw problem('not-found')`. */
export function problem(name: ProblemName, extra: ProblemExtra = {}): ProblemError {
  return new ProblemError(name, extra);
}

/** Makes the problem of a body with faulty fields: `throw invalidRequest([{ pointer: '/until', fault: 'too-late' }])`. */
export function invalidRequest(errors: readonly FieldError[]): ProblemError {
  return problem('invalid-request', { errors });
}

/** Turns the core's refusal into the problem of the same name. */
export function problemFromRefusal(refusal: Refusal): ProblemError {
  const { code, ...extra } = refusal;
  return problem(code, extra);
}
