import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allPages, openPages } from '../../web/all-pages.js';
import { givenStudent } from '../support/given-roster.js';
import { ADDRESSES, givenAddresses, type Given } from './support/addresses.js';
import { givenAgenda } from './support/given-agenda.js';
import { givenCases } from './support/given-cases.js';
import { findFaults, measureExcess, readText, tabThrough } from './support/look-at.js';
import { openBrowser, type TestBrowser } from './support/open-browser.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

/** Whatever names a person in the roster of the tests: students, guardians, staff, and their ids at the source. */
const NAMES = /Elev|Foresatt|Navn|@skole|\b(anna|bo|eva|filip)\b|north-/;

const CAST = {
  leader: 'north-leader',
  teacher: 'north-teacher',
  colleague: 'north-colleague',
  students: { meeting: 'anna', drafting: 'bo', trial: 'eva', gate: 'filip' },
  planStartsOn: '2026-09-14',
};

/** Where looks are kept for whoever wants to see them. */
const looks = process.env.NAERVAER_LOOKS;

describe('every page, in a browser', () => {
  let pages: TestPages;
  let browser: TestBrowser;
  let given: Given;

  beforeAll(async () => {
    pages = await startTestPages();
    await givenStudent(pages.db, { id: 'eva', birthDate: '2013-05-02' });
    await givenStudent(pages.db, { id: 'filip', birthDate: '2013-06-02' });
    const cases = await givenCases(pages, CAST);
    const agenda = await givenAgenda(pages);
    const names = { calendar: 'calendar', school: 'north' };
    given = await givenAddresses(pages, { cases, agenda, cast: CAST, ...names });
    browser = await openBrowser(pages.url);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

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
      expect(await findFaults(page)).toEqual([]);
      expect([390, await measureExcess(page, 390)]).toEqual([390, 0]);
      if (looks) {
        await page.evaluate('document.activeElement?.blur()');
        const name = pattern.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'oppgaver';
        await page.screenshot({ path: path.join(looks, `${name}-390.png`), fullPage: true });
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.screenshot({ path: path.join(looks, `${name}-1280.png`) });
      }
      // A window of 1280 at 400 %.
      expect([320, await measureExcess(page, 320)]).toEqual([320, 0]);

      const plain = await browser.windowOf(as, { scripts: false });
      await plain.setViewportSize({ width: 320, height: 900 });
      await plain.goto(`${pages.url}${to}`);
      const texts = [await readText(plain), await readText(page)].map((text) =>
        text.split('\n').filter((line) => addsLines === undefined || !line.includes(addsLines)),
      );
      expect(texts[0]).toEqual(texts[1]);
    },
  );

  it('leaves no name in the log', () => {
    expect(pages.log.filter((line) => line.includes('/saker/:caseId')).length).toBeGreaterThan(20);
    expect(pages.log.filter((line) => NAMES.test(line))).toEqual([]);
  });
});
