import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { obtainChromium } from '../../embedded/obtain-chromium.js';
import { givenAbsence } from '../support/given-absence.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Where looks are kept for whoever wants to see them. */
const looks = process.env.NAERVAER_LOOKS;

describe('the staff pages in a browser', () => {
  let pages: TestPages;
  let browser: Browser;
  let page: Page;
  let caseId: string;

  beforeAll(async () => {
    const executablePath = await obtainChromium();
    pages = await startTestPages();
    for (const date of ['2026-09-07', '2026-09-08', '2026-09-11', '2026-09-14']) {
      await givenAbsence(pages.db, 'anna', date, 'unexcused-lesson', {
        lesson: 1,
        subject: 'norsk',
      });
      await givenAbsence(pages.db, 'bo', date, 'late');
    }
    caseId = await pages.openCase('anna');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'nb-NO' });
    await page.goto(pages.url);
    await page.fill('#staffId', 'north-leader');
    await page.fill('#password', 'demo');
    await page.click('button');
    await page.waitForURL(`${pages.url}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  /** Looks at a page at two widths: nothing for axe to find, nothing wider than the window. */
  async function look(name: string, where: string) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${pages.url}${where}`);
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([name, width, wider]).toEqual([name, width, 0]);
      await page.evaluate(await axeSource());
      const found = await page.evaluate<string[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
          .then(({ violations }) => violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).join(' | ')))`,
      );
      expect([name, width, found]).toEqual([name, width, []]);
      if (looks) {
        mkdirSync(looks, { recursive: true });
        await page.screenshot({ path: path.join(looks, `${name}-${width}.png`), fullPage: true });
      }
    }
  }

  it('show tasks, list and case to everybody, at any width', async () => {
    await look('tasks', '/');
    await look('cases', '/saker');
    await look('school', '/skolen');
    await look('ahead', '/hva-om?svar=call-still-concerned&dag=');
    await look('case', `/saker/${caseId}`);
    await look('missing', '/saker/none');
  });

  it('show every form that the case offers to everybody, at any width', async () => {
    await page.goto(`${pages.url}/saker/${caseId}`);
    const hrefs = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.actions a')].map((a) => a.getAttribute('href'))`,
    );
    expect(hrefs.length).toBeGreaterThan(6);
    for (const href of hrefs) await look(`form-${href.split('/').at(-1)}`, href);
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
    if (looks) await page.screenshot({ path: path.join(looks, 'faults.png'), fullPage: true });
  });

  it('logs out here and at the provider', async () => {
    await page.goto(pages.url);
    await page.click('text=Logg ut');
    await page.click('button[name=logout]');
    await page.goto(pages.url);
    expect(await page.isVisible('#staffId')).toBe(true);
  });
});

let source: string | undefined;
async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return (source ??= await readFile(axeFile, 'utf8'));
}
