import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { COOKIES } from '../../web/session/cookies.js';
import { givenAgenda } from './support/given-agenda.js';
import { findFaults, findFaultsOnScreens, tabThrough } from './support/look-at.js';
import { openBrowser, type TestBrowser } from './support/open-browser.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const looks = process.env.NAERVAER_LOOKS;

// every-page.test.ts sees the page before the meeting's day, when it asks nothing yet.
describe('the minutes of a local meeting on its day, in a browser', () => {
  let pages: TestPages;
  let browser: TestBrowser;
  let minutes: string;

  beforeAll(async () => {
    pages = await startTestPages();
    minutes = `${pages.url}${await givenAgenda(pages)}/referat`;
    pages.time.now = '2026-10-14T11:30:00.000Z';
    browser = await openBrowser(pages.url);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  it('read well in each language and by the keyboard', async () => {
    const page = await browser.windowOf('north-leader');
    await page.goto(minutes);
    const { stops, controls } = await tabThrough(page);
    expect(stops.map(({ name }) => name)).toEqual(controls);
    expect(await findFaultsOnScreens(page)).toEqual([]);
    await keepLook(page, 'minutes');
    for (const language of ['nn', 'en', 'nb']) {
      await page
        .context()
        .addCookies([{ name: COOKIES.language, value: language, url: pages.url }]);
      await page.goto(minutes);
      expect([language, await findFaults(page)]).toEqual([language, []]);
    }
  });

  it.each([true, false])('lead to a fault and keep the words, scripts: %s', async (scripts) => {
    const page = await browser.windowOf('north-leader', { scripts });
    await page.goto(minutes);
    const advice = page.locator('textarea[name$=-advice]');
    await advice.fill('Skrevet her');
    await page.press('main form[novalidate] button[data-variant=primary]', 'Enter');
    await page.locator('#feil a').waitFor();
    expect(await advice.inputValue()).toBe('Skrevet her');
    const to = await page.getAttribute('#feil a', 'href');
    expect(to).toMatch(/-decision$/);
    await page.press('#feil a', 'Enter');
    expect(await page.evaluate(`document.activeElement.matches('${to}')`)).toBe(true);
    // What looks for faults is a script itself.
    if (!scripts) return;
    expect(await findFaultsOnScreens(page)).toEqual([]);
    await keepLook(page, 'minutes-fault');
  });
});

/** Keeps how the page looks for whoever wants to see it. */
async function keepLook(page: Page, name: string): Promise<void> {
  if (!looks) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(looks, `${name}-${width}.png`), fullPage: true });
  }
}
