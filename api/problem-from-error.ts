import { isDatabaseAway } from '../prisma/is-database-away.js';
import { problem, ProblemError, type ProblemName } from './problems.js';

const RETRY_AFTER_SECONDS = '5';

/** Lists what body-parser calls the faults that are the sender's. */
const BODY_PARSER_PROBLEMS: Readonly<Record<string, ProblemName>> = {
  'entity.too.large': 'too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'request.aborted': 'malformed-request',
  'request.size.invalid': 'malformed-request',
};

/** Finds the problem behind whatever was thrown; undefined when the fault is our own. */
export function problemFromError(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof URIError) return problem('malformed-request');
  if (isDatabaseAway(error)) {
    return problem('temporarily-unavailable', { headers: { 'Retry-After': RETRY_AFTER_SECONDS } });
  }
  if (error instanceof Error && 'type' in error && typeof error.type === 'string') {
    const name = BODY_PARSER_PROBLEMS[error.type];
    if (name) return problem(name);
  }
  // What body-parser and Express blame on the sender without a name of its own: broken gzip, a bad escape.
  if (error instanceof Error && 'status' in error && error.status === 400)
    return problem('malformed-request');
  return undefined;
}

/** Takes from an error what a log may hold: its messages can quote data, its name, code and stack frames cannot. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error && { code: error.code }),
    ...(frames.length > 0 && { frames: frames.slice(0, 12).map((line) => line.trim()) }),
    ...(error.cause instanceof Error && { cause: error.cause.name }),
  };
}
