import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** So long a hook may wait whose stack needs Temporal: on a fresh machine it is built first, beside tests that keep the cores busy. */
export const WHILE_TEMPORAL_IS_BUILT = 20 * 60_000;

/** Asks the process that makes what test files share; the first to ask waits while it is made, however long that takes. */
export async function askServices(path: string): Promise<string> {
  // Not by fetch, which gives an answer up after five minutes.
  const request = get(`${process.env.NAERVAER_TEST_SERVICES}${path}`);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const said = await text(answer);
  if (answer.statusCode !== 200) throw new Error(said);
  return said;
}
