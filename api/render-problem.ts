import type { Response } from 'express';
import { faultText } from './field-faults.js';
import type { Locale } from './locale.js';
import { PROBLEM_TEXTS } from './problem-texts.js';
import type { ProblemError } from './problems.js';

/** Writes a problem as RFC 9457 in the caller's language. `instance` is the request's id, as in the log. */
export function sendProblem(res: Response, error: ProblemError, locale: Locale, requestId: string): void {
  const { title, detail } = PROBLEM_TEXTS[error.problem];
  const { errors, headers, ...extra } = error.extra;
  res
    .status(error.status)
    .set(headers ?? {})
    .set('Content-Language', locale)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/problems/${error.problem}`,
        title: title[locale],
        status: error.status,
        detail: detail[locale],
        instance: `urn:uuid:${requestId}`,
        ...extra,
        ...(errors && { errors: errors.map((fault) => renderFault(fault, locale)) }),
      }),
    );
}

function renderFault(fault: Parameters<typeof faultText>[0], locale: Locale) {
  const where =
    fault.parameter === undefined ? { pointer: fault.pointer } : { parameter: fault.parameter };
  return { ...where, detail: faultText(fault, locale) };
}
