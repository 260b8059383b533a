import type { Given } from './addresses.js';
import { givenEveryAddress } from './given-every-address.js';
import { openBrowser, type TestBrowser } from './open-browser.js';
import { startTestPages, type TestPages } from './start-test-pages.js';

/** The pages with something at every address, and a browser before them. */
export interface BrowsedPages {
  pages: TestPages;
  given: Given;
  browser: TestBrowser;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startBrowsedPages(): Promise<BrowsedPages> {
  const pages = await startTestPages();
  try {
    const given = await givenEveryAddress(pages);
    const browser = await openBrowser(pages.url);
    const stop = async () => {
      await browser.close();
      await pages.stop();
    };
    return { pages, given, browser, stop };
  } catch (error) {
    await pages.stop();
    throw error;
  }
}
