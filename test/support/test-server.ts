import { startTestServer } from '../../embedded/test-server.js';
import { SEARCH_ATTRIBUTES } from '../../workflows/concern-case/messages.js';
import { askServices } from './ask-services.js';

/** Starts a Temporal test server with our search attributes; its clock is one for all who use it. */
export async function startCaseTestServer(
  options: { timeSkipping?: boolean } = {},
): Promise<{ address: string; stop: () => Promise<void> }> {
  // Fetched once, however many test files ask.
  await askServices('/test-server-program');
  return startTestServer({ ...options, searchAttributes: SEARCH_ATTRIBUTES });
}
