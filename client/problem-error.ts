import type { components } from './schema.js';

export type Problem = components['schemas']['Problem'];

/** Carries a problem that the API answered with; go by its `type`, for example `/problems/step-mismatch`. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** How long to wait before the same is sent again, where the API says so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${problem.status} ${problem.type}: ${problem.detail}`);
    this.name = 'ProblemError';
  }
}

/** Throws an answer's problem; one that is no problem of ours (a proxy's page) becomes one without a name. */
export async function throwProblem(response: Response): Promise<never> {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const said = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Partial<Problem> | undefined;
  const problem: Problem = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: '',
    instance: '',
    ...said,
  };
  throw Number.isNaN(wait) ? new ProblemError(problem) : new ProblemError(problem, wait);
}
