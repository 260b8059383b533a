import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dateOf, timeOf } from '../../domain/local-time.js';
import { openByAbsence } from '../support/case-over-http.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { StackWorld } from '../support/stack-world.js';
import { waitFor } from '../support/wait-for.js';
import { openBrowser, type TestBrowser } from '../web/support/open-browser.js';

/** Plays one case from its first absence to its end in Chromium: everybody does their own part, by the pages alone. */
export function pagesJourney(world: () => StackWorld): void {
  let school: JourneySchool;
  let browser: TestBrowser;
  let caseId: string;

  beforeAll(async () => {
    school = await makeSchool(world(), 'pages');
    await school.putStudent('pages-student');
    caseId = (await openByAbsence(world(), 'pages-student')).id;
    browser = await openBrowser(world().stack.apiUrl);
  }, 60_000);
  afterAll(() => browser?.close());

  const addressOf = (path: string) => `${world().stack.apiUrl}${path}`;
  const caseAddress = () => addressOf(`/saker/${caseId}`);

  /** Opens the case as somebody and takes the button with these words, out of what it folds away too. */
  async function open(staffId: string, button: string): Promise<Page> {
    const page = await browser.windowOf(staffId);
    await page.goto(caseAddress());
    const link = page.locator('.actions a', { hasText: button });
    if (!(await link.isVisible())) await page.click('.unfold summary:has-text("Mer du kan gjøre")');
    await link.click();
    return page;
  }
  /** Fills in a form's fields by their names and sends it; the case must then show these words. */
  async function send(page: Page, fields: Record<string, string | string[]>, then: string) {
    for (const [name, value] of Object.entries(fields)) await fill(page, name, value);
    await page.click('form[data-draft] button');
    await page.locator('.notice', { hasText: /Det er (registrert|lagret)/ }).waitFor();
    expect(page.url()).toBe(caseAddress());
    // A slow engine answers later: the page then says that it is stored, and shows it when it is carried out.
    await waitFor(async () => {
      if ((await page.innerText('main')).includes(then)) return true;
      await page.reload();
      return undefined;
    });
  }
  const stateOf = (staffId: string) =>
    browser.windowOf(staffId).then(async (page) => {
      const shown = await page.goto(caseAddress());
      return shown?.status();
    });
  const moment = (name: string, at = new Date().toISOString()) => ({
    [`${name}-date`]: dateOf(at),
    [`${name}-time`]: timeOf(at),
  });

  it('leads the contact teacher from the list of tasks to the form, and on to the meeting', async () => {
    const page = await browser.windowOf(school.teacher);
    await page.click('.tasks li a >> nth=0');
    await page.locator('h1', { hasText: 'Registrer kontakt med hjemmet' }).waitFor();
    await fill(page, 'channel', 'phone');
    await fill(page, 'spokeWithStudentFirst', 'yes');
    await fill(page, 'outcome', 'still-concerned');
    await page.click('form[data-draft] button');
    // Whoever came from the tasks comes back to them, where the next one stands.
    await page.locator('.tasks', { hasText: 'kartleggingssamtale' }).waitFor();
    const form = await open(school.teacher, 'Avtal et møte');
    const at = school.noon(2);
    const fields = { ...moment('scheduledFor', at), participants: ['student'] };
    await send(form, { kind: 'mapping', ...fields, place: 'Rom 3' }, 'Rom 3');
    const held = await open(school.teacher, 'Registrer møtet som er holdt');
    const found = { studentHeard: 'yes', bullyingSuspected: 'no', outcome: 'plan-needed' };
    await send(held, { participants: ['student'], ...found }, 'plan');
  });

  it('lets the attendance coordinator make the plan with the student, and check it', async () => {
    const form = await open(school.coordinator, 'Avtal en tiltaksplan');
    const measure = {
      'measures-0-area': 'school',
      'measures-0-description': 'Fast voksen om morgenen',
      'measures-0-responsible': 'Kontaktlærer',
    };
    const plan = { goal: 'Til stede hver dag', startsOn: school.schoolDay(0), ...measure };
    await send(form, { ...plan, madeWithStudent: 'yes' }, 'Fast voksen om morgenen');
    const check = await open(school.coordinator, 'Sjekk tiltaksplanen');
    await send(check, { result: 'keep' }, 'Fast voksen om morgenen');
  });

  it('lets leadership take it to the local meeting, for which the guardians consent', async () => {
    const evaluation = await open(school.leader, 'Evaluer tiltaksplanen');
    const decided = { goal: 'not-reached', decision: 'local-meeting', earlyReason: 'Blir verre' };
    await send(evaluation, decided, 'samtykke');
    expect(await stateOf(school.nurse)).toBe(404);
    for (const guardian of ['g1', 'g2']) {
      const form = await open(school.teacher, 'Registrer samtykke');
      const by = `guardian pages-student-${guardian}`;
      const word = { by, status: 'given', covers: ['local'], how: 'written' };
      await send(form, { ...word, studentView: 'Det er greit' }, 'Samtykke');
    }
    const form = await open(school.leader, 'Avtal et møte');
    const people = [`staff ${school.nurse}`, `staff ${school.ppa}`];
    const fields = { ...moment('scheduledFor', school.noon(2)), participants: people };
    await send(form, { ...fields, place: 'Møterom 1' }, 'Møterom 1');
  });

  it('shows the meeting to nurse and PPA, who see what they may and close nothing', async () => {
    for (const person of [school.nurse, school.ppa]) {
      const page = await browser.windowOf(person);
      await page.goto(addressOf('/moter'));
      await page.locator(`main a[href*="${caseId}"] >> nth=0`).waitFor();
      expect(await stateOf(person)).toBe(200);
      expect(await page.locator('a[href$="/close"]').count()).toBe(0);
    }
    expect(await stateOf(school.phfs)).toBe(404);
  });

  it('lets leadership hold the meeting and close the case, which stays closed for everybody', async () => {
    const held = await open(school.leader, 'Registrer møtet som er holdt');
    await send(held, { participants: [], decision: 'monitor', advice: 'Følg med' }, 'Følg med');
    const close = await open(school.leader, 'Avslutt saken');
    await send(close, { reason: 'goal-reached' }, 'vsluttet');
    const page = await browser.windowOf(school.teacher);
    await page.goto(caseAddress());
    expect(await page.locator('a[href$="/log-call"]').count()).toBe(0);
    expect(await stateOf(school.nurse)).toBe(404);
  });

  it('lets the municipal administrator look after calendars, and see no case', async () => {
    const page = await browser.windowOf('admin-1');
    await page.click('nav >> text=Innstillinger');
    await page.locator('h1', { hasText: 'Innstillinger' }).waitFor();
    expect(await page.locator('nav a[href="/saker"]').count()).toBe(0);
    expect((await page.goto(caseAddress()))?.status()).toBe(404);
  });
}

/** Fills in one question, whatever kind of field asks it. */
async function fill(page: Page, name: string, value: string | string[]): Promise<void> {
  for (const one of [value].flat()) {
    const named = `[name="${name}"]`;
    const choice = page.locator(`${named}:is([type=radio], [type=checkbox])[value="${one}"]`);
    if ((await choice.count()) > 0) await choice.check();
    else if ((await page.locator(`select${named}`).count()) > 0)
      await page.selectOption(`select${named}`, one);
    else await page.fill(named, one);
  }
}
