import type { Response } from 'express';
import { faultText } from './field-faults.js';
import type { Locale } from './locale.js';
import { PROBLEM_TEXTS } from './problem-texts.js';
import type { ProblemError } from './problems.js';

/** Writes a problem as RFC 9457 in the caller's language. `instance` is the request's id, as in the log. */
export function sendProblem(
  res: Response,
  error: ProblemError,
  locale: Locale,
  requestId: string,
): void {
  res
    .status(error.status)
    .set(error.extra.headers ?? {})
    .set('Content-Language', locale)
    .type('application/problem+json')
    .send(JSON.stringify(renderProblem(error, locale, requestId)));
}

/** Puts a problem into the words of a language, as the body that RFC 9457 describes. */
export function renderProblem(
  { problem, status, extra }: ProblemError,
  locale: Locale,
  requestId: string,
) {
  const { title, detail } = PROBLEM_TEXTS[problem];
  const { errors, step, phase, allowedActions, arena, missing } = extra;
  return {
    type: `/problems/${problem}`,
    title: title[locale],
    status,
    detail: detail[locale],
    instance: `urn:uuid:${requestId}`,
    ...(step && { step }),
    ...(phase && { phase }),
    ...(allowedActions && { allowedActions: [...allowedActions] }),
    ...(arena !== undefined && { arena }),
    ...(missing && { missing: [...missing] }),
    ...(errors && { errors: errors.map((fault) => renderFault(fault, locale)) }),
  };
}

function renderFault(fault: Parameters<typeof faultText>[0], locale: Locale) {
  const where =
    fault.parameter === undefined ? { pointer: fault.pointer } : { parameter: fault.parameter };
  return { ...where, detail: faultText(fault, locale) };
}
