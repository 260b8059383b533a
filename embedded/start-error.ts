/** Says in one sentence why something cannot start and what to do; printed without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Prints why a command failed, in a sentence where there is one, and makes it exit with 1. */
export function reportAndFail(error: unknown): void {
  const text =
    error instanceof StartError
      ? error.message
      : (explainDiskFull(error) ??
        (error instanceof Error ? (error.stack ?? error.message) : error));
  process.stderr.write(`\n${String(text)}\n`);
  process.exitCode = 1;
}

function explainDiskFull(error: unknown): string | undefined {
  const text =
    error instanceof Error ? `${error.message} ${(error as { code?: string }).code}` : '';
  return /ENOSPC|No space left on device/.test(text)
    ? 'The disk is full. Make room (a start needs about 1 GB), then start again.'
    : undefined;
}
