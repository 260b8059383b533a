const EVERY_MS = 20;

/** Asks again and again until there is an answer; fails with the last error, or says that none came. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
  { withinMs = 20_000 } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (let cause: unknown; ;) {
    const answer = await ask().catch((error: unknown) => void (cause = error));
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) {
      throw new Error(`No answer within ${withinMs} ms: ${String(ask)}; ${String(cause)}`, {
        cause,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
