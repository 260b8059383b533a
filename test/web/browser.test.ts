import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from './support/open-browser.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the staff pages in a browser', () => {
  let pages: TestPages;
  let browser: TestBrowser;
  let page: Page;
  let caseId: string;

  beforeAll(async () => {
    pages = await startTestPages();
    caseId = await pages.openCase('anna');
    browser = await openBrowser(pages.url);
    page = await browser.windowOf('north-leader');
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  it('keeps what is typed as a draft, also when the line drops, and shows it again', async () => {
    const form = `${pages.url}/saker/${caseId}/log-call`;
    await page.goto(form);
    await page.route('**/utkast', (route) => route.abort());
    await page.fill('#felt-summary', 'Ringte mor, hun');
    await page.locator('.draft-state', { hasText: 'ikke lagret' }).waitFor();
    await page.unroute('**/utkast');
    await page.fill('#felt-summary', 'Ringte mor, hun svarte');
    await page.locator('.draft-state', { hasText: 'Kladden er lagret.' }).waitFor();
    await page.goto(form);
    expect(await page.inputValue('#felt-summary')).toBe('Ringte mor, hun svarte');
  });

  it('leads from a fault to its field by the keyboard alone', async () => {
    await page.goto(`${pages.url}/saker/${caseId}/log-call`);
    await page.click('text=Registrer kontakten');
    await page.waitForSelector('#feil:focus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#felt-/);
  });

  it('logs out here and at the provider', async () => {
    await page.goto(pages.url);
    await page.click('text=Logg ut');
    await page.click('button[name=logout]');
    await page.goto(pages.url);
    expect(await page.isVisible('#staffId')).toBe(true);
  });
});
