import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { openBrowser, type TestBrowser } from '../web/support/open-browser.js';

/** The embedded stack with a browser before it. */
export interface BrowserWorld {
  stack: StackWorld;
  browser: TestBrowser;
  /** Makes a page's path an address. */
  addressOf(path: string): string;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startBrowserWorld(): Promise<BrowserWorld> {
  const stack = await startStackWorld();
  const { apiUrl } = stack.stack;
  const browser = await openBrowser(apiUrl).catch(async (error: unknown) => {
    await stack.stop();
    throw error;
  });
  return {
    stack,
    browser,
    addressOf: (path) => `${apiUrl}${path}`,
    async stop() {
      await browser.close();
      await stack.stop();
    },
  };
}
