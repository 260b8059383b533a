import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { allPages, openPages } from '../../web/all-pages.js';
import { COOKIES } from '../../web/session/cookies.js';
import { ADDRESSES } from './support/addresses.js';
import { startBrowsedPages, type BrowsedPages } from './support/browsed-pages.js';
import {
  findFaults,
  findFaultsOnScreens,
  measureExcess,
  readText,
  tabThrough,
} from './support/look-at.js';

/** Whatever names a person in the roster of the tests: students, guardians, staff, and their ids at the source. */
const NAMES = /Elev|Foresatt|Navn|@skole|\b(anna|bo|eva|filip)\b|north-/;

/** Where looks are kept for whoever wants to see them. */
const looks = process.env.NAERVAER_LOOKS;

describe('every page, in a browser', () => {
  let pages: BrowsedPages['pages'];
  let browser: BrowsedPages['browser'];
  let given: BrowsedPages['given'];
  let stop: BrowsedPages['stop'] | undefined;

  beforeAll(async () => {
    ({ pages, browser, given, stop } = await startBrowsedPages());
  });
  afterAll(() => stop?.());

  it('has an address here, or a reason why it is not looked at', () => {
    const gets = allPages.filter(({ method }) => method === 'get');
    const every = new Set([...gets, ...openPages].map(({ path }) => path));
    expect(Object.keys(ADDRESSES).sort()).toEqual([...every].sort());
  });

  it.each(Object.keys(ADDRESSES))(
    '%s reads well at any width, without scripts, by keyboard',
    async (pattern) => {
      const address = ADDRESSES[pattern]!(given);
      if (typeof address === 'object' && 'excused' in address)
        return expect(address.excused).not.toBe('');
      const {
        as = 'north-leader',
        to,
        addsLines,
      } = typeof address === 'string' ? { to: address } : { ...address };
      const page = await browser.windowOf(as);
      await page.setViewportSize({ width: 1280, height: 900 });
      const shown = await page.goto(`${pages.url}${to}`);
      expect([shown?.status(), page.url()]).toEqual([200, `${pages.url}${to}`]);
      expect([page.url(), await page.title()].filter((seen) => NAMES.test(seen))).toEqual([]);
      const { stops, controls } = await tabThrough(page);
      expect(stops[0]?.name).toContain('Hopp til innholdet');
      expect(stops.map(({ name }) => name)).toEqual(controls);
      expect(stops.filter(({ isFocusSeen }) => !isFocusSeen)).toEqual([]);
      expect(await findFaultsOnScreens(page)).toEqual([]);
      const name = pattern.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'oppgaver';
      if (looks) await keepLook(page, name);
      // A window of 1280 at 400 %.
      expect([320, await measureExcess(page, 320)]).toEqual([320, 0]);

      const plain = await browser.windowOf(as, { scripts: false });
      for (const one of [plain, page]) await one.setViewportSize({ width: 1280, height: 900 });
      await plain.goto(`${pages.url}${to}`);
      const texts = [await readText(plain), await readText(page)].map((text) =>
        text.split('\n').filter((line) => addsLines === undefined || !line.includes(addsLines)),
      );
      expect(texts[0]).toEqual(texts[1]);

      for (const language of ['nn', 'en'] as const) {
        await speak(page, language);
        await page.goto(`${pages.url}${to}`);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        expect([language, await measureExcess(page, 390)]).toEqual([language, 0]);
        // Another language changes words alone, so that each needs one width; the command that keeps the looks sees both.
        const width = language === 'nn' ? 390 : 1280;
        await page.setViewportSize({ width, height: 900 });
        const look = looks ? findFaultsOnScreens : findFaults;
        expect([language, await look(page)]).toEqual([language, []]);
        if (looks) await keepLook(page, `${name}-${language}`);
      }
      await speak(page, 'nb');
    },
  );

  it('leaves no name in the log', () => {
    expect(pages.log.filter((line) => line.includes('/saker/:caseId')).length).toBeGreaterThan(20);
    expect(pages.log.filter((line) => NAMES.test(line))).toEqual([]);
  });
});

/** Keeps how a page looks for whoever wants to see it. */
async function keepLook(page: Page, name: string): Promise<void> {
  if (!looks) return;
  await page.evaluate('document.activeElement?.blur()');
  await page.setViewportSize({ width: 390, height: 900 });
  await page.screenshot({ path: path.join(looks, `${name}-390.png`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: path.join(looks, `${name}-1280.png`) });
}

/** Chooses the language of the pages, as the buttons in their header do. */
async function speak(page: Page, language: string): Promise<void> {
  const { origin } = new URL(page.url());
  await page.context().addCookies([{ name: COOKIES.language, value: language, url: origin }]);
}
