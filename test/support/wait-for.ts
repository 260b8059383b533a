const EVERY_MS = 20;

/** Asks again and again until there is an answer; fails with the last error, or says that none came. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
  { withinMs = 20_000 } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`No answer within ${withinMs} ms: ${String(ask)}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
