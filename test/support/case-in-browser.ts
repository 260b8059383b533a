import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dateOf, timeOf } from '../../domain/local-time.js';
import type { TestBrowser } from '../web/support/open-browser.js';
import { waitFor } from './wait-for.js';

/** Answers to a form's questions, by the names of its fields. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** One case as its people act on it in a browser, by what the pages offer alone. */
export interface CaseInBrowser {
  address: string;
  /** Opens the case as somebody and takes the button with these words, out of what it folds away too. */
  open(staffId: string, button: string): Promise<Page>;
  /** Fills in a form and sends it; the case must then show these words. */
  send(form: Page, answers: Answers, then: string): Promise<void>;
  /** Waits until the case shows these words, looking at it again. */
  see(page: Page, words: string): Promise<void>;
  /** Opens the case as somebody and answers what status they get. */
  statusFor(staffId: string): Promise<number | undefined>;
}

/** Drives a case in a browser. */
export function caseInBrowser(browser: TestBrowser, address: string): CaseInBrowser {
  const see: CaseInBrowser['see'] = async (page, words) => {
    await waitFor(async () => {
      if ((await page.innerText('main')).includes(words)) return true;
      await page.reload();
      return undefined;
    });
  };
  return {
    address,
    see,
    async open(staffId, button) {
      const page = await browser.windowOf(staffId);
      await page.goto(address);
      const link = page.locator('.actions a', { hasText: button });
      if (!(await link.isVisible()))
        await page.click('.unfold summary:has-text("Mer du kan gjøre")');
      await link.click();
      return page;
    },
    async send(form, answers, then) {
      await fillIn(form, answers);
      await pressSend(form);
      await form.locator('.notice', { hasText: /Det er (registrert|lagret)/ }).waitFor();
      expect(form.url()).toBe(address);
      // A slow engine answers later: the page then says that it is stored, and shows it when it is carried out.
      await see(form, then);
    },
    async statusFor(staffId) {
      const page = await browser.windowOf(staffId);
      return (await page.goto(address))?.status();
    },
  };
}

/** Answers questions, whatever kind of field asks them. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    for (const one of [value].flat()) {
      const named = `[name="${name}"]`;
      const choice = page.locator(`${named}:is([type=radio], [type=checkbox])[value="${one}"]`);
      if ((await choice.count()) > 0) {
        const fold = page.locator('details:not([open])', { has: choice });
        if ((await fold.count()) > 0) await fold.locator('summary').click();
        await choice.check();
      } else if ((await page.locator(`select${named}`).count()) > 0)
        await page.selectOption(`select${named}`, one);
      else await page.fill(named, one);
    }
  }
}

/** Presses a form's own button. */
export async function pressSend(form: Page): Promise<void> {
  await form.click('form[data-draft] button');
}

/** Answers a question about a moment; now, unless another is given. */
export function moment(name: string, at = new Date().toISOString()): Answers {
  return { [`${name}-date`]: dateOf(at), [`${name}-time`]: timeOf(at) };
}
