import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { commandForms } from '../../web/forms/all-forms.js';
import { paths } from '../../web/paths.js';
import { ADDRESSES } from './support/addresses.js';
import { startBrowsedPages, type BrowsedPages } from './support/browsed-pages.js';
import { findFaultsOnScreens } from './support/look-at.js';

/** Forms in which nothing can be left out: sent empty, they are carried out. */
const NOTHING_TO_LEAVE_OUT = [
  'accept-handover',
  'cancel-meeting',
  'go-on-without-consent',
  'withdraw-assignment',
];

/** Forms that are about no case. */
const SETTINGS_FORMS = [
  '/innstillinger/skoleruter/:calendarId/:firstDay',
  '/innstillinger/ansatte/:staffId',
  '/nodtilgang',
  '/nodtilgang/vurderinger/:grantId',
];

const FORMS = [
  ...commandForms
    .filter(({ verb }) => !NOTHING_TO_LEAVE_OUT.includes(verb))
    .map(({ verb, aboutThing }) => `/saker/:caseId/${verb}${aboutThing ? '/:thingId' : ''}`),
  ...SETTINGS_FORMS,
];

// What a page shows only after something was done on it. How each page looks at first, every-page.test.ts sees.
describe('the pages after something was sent, in a browser', () => {
  let pages: BrowsedPages['pages'];
  let browser: BrowsedPages['browser'];
  let given: BrowsedPages['given'];
  let stop: BrowsedPages['stop'] | undefined;

  beforeAll(async () => {
    ({ pages, browser, given, stop } = await startBrowsedPages());
  });
  afterAll(() => stop?.());

  it.each(FORMS)('%s, sent empty, leads to each fault and reads well', async (pattern) => {
    const address = ADDRESSES[pattern]!(given);
    const look = typeof address === 'string' ? { to: address } : address;
    if ('excused' in look) throw new Error(`${pattern} has no address`);
    // Only the administrator changes anybody's roles.
    const who = pattern.includes('/ansatte/') ? 'municipal-administrator-1' : 'north-leader';
    const page = await browser.windowOf(look.as ?? who);
    await page.goto(`${pages.url}${look.to}`);
    await sendEmpty(page);
    await page.locator('#feil:focus').waitFor();
    const links = await page.locator('#feil a').all();
    for (const link of links) {
      const to = await link.getAttribute('href');
      expect([to, await page.evaluate(`(${SAYS_FAULT})('${to}')`)]).toEqual([to, true]);
    }
    expect(links.length).toBeGreaterThan(0);
    expect(await findFaultsOnScreens(page)).toEqual([]);
  });

  it.each([
    ['a name that is found', 'Elev anna', /Elev anna/],
    ['a name that nobody has', 'Ingen Som Heter', /Ingen saker/],
  ])('a search for %s reads well', async (_what, words, shown) => {
    const page = await browser.windowOf('north-leader');
    await page.goto(`${pages.url}${paths.cases()}`);
    await page.fill('#sok', words);
    await page.press('#sok', 'Enter');
    await page.waitForURL(`**${paths.searchCases()}`);
    expect(await page.innerText('main')).toMatch(shown);
    expect(await page.inputValue('#sok')).toBe(words);
    expect(await findFaultsOnScreens(page)).toEqual([]);
  });

  it('what a school’s new days would move reads well before it is saved', async () => {
    const page = await browser.windowOf('municipal-administrator-1');
    await page.goto(`${pages.url}${paths.schoolDays(given.schoolId)}`);
    await page.fill('[name=closedDays-0-day]', '2026-09-21');
    await page.click('main form button');
    await page.locator('table').waitFor();
    expect(await findFaultsOnScreens(page)).toEqual([]);
  });

  it('what is out of reach reads well', async () => {
    const page = await browser.windowOf('south-teacher');
    await page.goto(`${pages.url}${paths.case(given.cases.trial.id)}`);
    expect(await findFaultsOnScreens(page)).toEqual([]);
  });

  it('no tasks, no cases and no meetings are said in words', async () => {
    const page = await browser.windowOf('south-coordinator');
    for (const path of [paths.tasks(), paths.cases(), paths.meetings()]) {
      await page.goto(`${pages.url}${path}`);
      expect(await page.innerText('main')).toMatch(/Ingen|ikke noe/i);
      expect(await findFaultsOnScreens(page)).toEqual([]);
    }
  });
});

/** Tells whether a field is described by what is wrong with it; a choice is so together with its group. */
const SAYS_FAULT = `(to) => {
  const field = document.querySelector(to);
  const said = field.closest('[aria-describedby*="-fault"]')?.getAttribute('aria-describedby') ?? '';
  return said.split(' ').some((id) => id.endsWith('-fault') && document.getElementById(id)?.checkVisibility());
}`;

/** Takes everything out of a page's form and sends it. */
async function sendEmpty(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const form = document.querySelector('main form[novalidate]');
    for (const control of form.elements) {
      // Once chosen, one of several is chosen for good.
      if (control.type === 'hidden' || control.type === 'radio') continue;
      if (control.type === 'checkbox') control.checked = false;
      else control.value = '';
    }
    form.requestSubmit(form.querySelector('button[data-variant=primary]'));
  })()`);
}
