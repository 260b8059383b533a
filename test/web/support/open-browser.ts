import { chromium, type Page } from 'playwright-core';
import { obtainChromium } from '../../../embedded/obtain-chromium.js';

/** A real browser; each person has a window of their own, with scripts or without. */
export interface TestBrowser {
  /** Answers the window of somebody who is logged in, the same each time. */
  windowOf(staffId: string, options?: { scripts?: boolean }): Promise<Page>;
  /** Answers a new window of somebody who is logged in. */
  newWindow(staffId: string, options?: { scripts?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium for the pages at an address. */
export async function openBrowser(url: string): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: await obtainChromium(),
    args: ['--no-sandbox'],
  });
  const windows = new Map<string, Promise<Page>>();
  const newWindow: TestBrowser['newWindow'] = async (staffId, { scripts = true } = {}) => {
    const context = await browser.newContext({ locale: 'nb-NO', javaScriptEnabled: scripts });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await logIn(page, url, staffId);
    return page;
  };
  return {
    newWindow,
    windowOf(staffId, { scripts = true } = {}) {
      const key = `${staffId} ${scripts}`;
      const known = windows.get(key) ?? newWindow(staffId, { scripts });
      windows.set(key, known);
      return known;
    },
    close: () => browser.close(),
  };
}

/** Opens an address and logs in on the way, as the embedded provider asks; answers where the pages then led. */
export async function logIn(page: Page, url: string, staffId: string): Promise<void> {
  await page.goto(url);
  await page.fill('#staffId', staffId);
  await page.fill('#password', 'demo');
  await page.click('button');
  await page.locator('.session').waitFor();
}
