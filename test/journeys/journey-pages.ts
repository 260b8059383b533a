import { beforeAll, expect, it } from '@jest/globals';
import { writeDay } from '../../web/layout/dates.js';
import {
  caseInBrowser,
  fillIn,
  moment,
  pressSend,
  type CaseInBrowser,
} from '../support/case-in-browser.js';
import { openByAbsence } from '../support/case-over-http.js';
import { makeSchool, type JourneySchool } from '../support/school-over-http.js';
import type { BrowserWorld } from './browser-world.js';

/** Plays one case from its first absence to its end in Chromium: everybody does their own part, by the pages alone. */
export function pagesJourney(world: () => BrowserWorld): void {
  let school: JourneySchool;
  let concern: CaseInBrowser;
  let caseId: string;

  beforeAll(async () => {
    const { stack } = world();
    school = await makeSchool(stack, 'pages', { word: 'Sider' });
    await school.putStudent('pages-student');
    caseId = (await openByAbsence(stack, 'pages-student')).id;
    concern = caseInBrowser(world().browser, world().addressOf(`/saker/${caseId}`));
  }, 60_000);

  const windowOf = (staffId: string) => world().browser.windowOf(staffId);
  const addressOf = (path: string) => world().addressOf(path);

  it('leads the contact teacher from the list of tasks to the form, and on to the meeting', async () => {
    const page = await windowOf(school.teacher);
    await page.click('.tasks li a >> nth=0');
    await page.locator('h1', { hasText: 'Registrer kontakt med hjemmet' }).waitFor();
    const call = { channel: 'phone', spokeWithStudentFirst: 'yes', outcome: 'still-concerned' };
    await fillIn(page, call);
    await pressSend(page);
    // Whoever came from the tasks comes back to them, where the next one stands.
    await page.locator('.tasks', { hasText: 'kartleggingssamtale' }).waitFor();
    const form = await concern.open(school.teacher, 'Avtal et møte');
    const fields = { ...moment('scheduledFor', school.noon(2)), participants: ['student'] };
    await concern.send(form, { kind: 'mapping', ...fields, place: 'Rom 3' }, 'Rom 3');
    const held = await concern.open(school.teacher, 'Registrer møtet som er holdt');
    const found = { studentHeard: 'yes', bullyingSuspected: 'no', outcome: 'plan-needed' };
    await concern.send(held, { participants: ['student'], ...found }, 'plan');
  });

  it('lets the attendance coordinator make the plan with the student, and check it', async () => {
    const form = await concern.open(school.coordinator, 'Avtal en tiltaksplan');
    const measure = {
      'measures-0-area': 'school',
      'measures-0-description': 'Fast voksen om morgenen',
      'measures-0-responsible': 'Kontaktlærer',
    };
    const plan = { goal: 'Til stede hver dag', startsOn: school.schoolDay(0), ...measure };
    await concern.send(form, { ...plan, madeWithStudent: 'yes' }, 'Fast voksen om morgenen');
    const check = await concern.open(school.coordinator, 'Sjekk tiltaksplanen');
    await concern.send(check, { result: 'keep' }, 'Fast voksen om morgenen');
  });

  it('lets leadership take it to the local meeting, for which the guardians consent', async () => {
    const evaluation = await concern.open(school.leader, 'Evaluer tiltaksplanen');
    const decided = { goal: 'not-reached', decision: 'local-meeting', earlyReason: 'Blir verre' };
    await concern.send(evaluation, decided, 'samtykke');
    expect(await concern.statusFor(school.nurse)).toBe(404);
    for (const guardian of ['g1', 'g2']) {
      const form = await concern.open(school.teacher, 'Registrer samtykke');
      const by = `guardian pages-student-${guardian}`;
      const word = { by, status: 'given', covers: ['local', 'central'], how: 'written' };
      await concern.send(form, { ...word, studentView: 'Det er greit' }, 'Samtykke');
    }
  });

  it('lets the municipal administrator set a fixed local meeting, which moves the due date as it was shown to', async () => {
    const page = await windowOf('admin-1');
    await page.click('nav >> text=Innstillinger');
    await page.click('main >> text=Skoleruter og faste møter');
    await page.click('main a >> text=Sider skole');
    const day = school.schoolDay(4);
    await fillIn(page, { 'localMeetingDates-0-day': day });
    await page.click('main form button');
    await page.locator('caption', { hasText: 'Frister som flyttes' }).waitFor();
    expect(await page.innerText('table')).toContain(writeDay(day, 'nb'));
    await page.click('main button >> text=Lagre');
    await page.locator('.notice', { hasText: 'Lagret' }).waitFor();
    const teacher = await windowOf(school.teacher);
    await teacher.goto(concern.address);
    await concern.see(teacher, writeDay(day, 'nb'));
  });

  it('lets the municipal administrator give a role that works at once, and see figures but no case', async () => {
    const page = await windowOf('admin-1');
    const colleague = await windowOf(school.colleague);
    await colleague.goto(addressOf('/'));
    expect(await colleague.locator('nav a', { hasText: 'Skolen' }).count()).toBe(0);
    await page.goto(addressOf('/innstillinger/ansatte'));
    await page.selectOption('select', { label: 'Sider skole' });
    await page.click('main form button');
    await page.click('main a >> text=Sider colleague');
    await fillIn(page, {
      'roles-1-role': 'attendance-coordinator',
      'roles-1-schoolId': school.id,
    });
    await page.click('main form button');
    await page.locator('.notice', { hasText: 'Lagret' }).waitFor();
    await colleague.goto(addressOf('/'));
    await colleague.click('nav >> text=Skolen');
    await colleague.locator('h1', { hasText: 'Sider skole' }).waitFor();

    await page.click('nav >> text=Kommunen');
    await page.locator('h1', { hasText: 'Kommunen' }).waitFor();
    expect(await page.innerText('main')).toContain('Grupper på én til fire vises ikke');
    expect(await page.locator('nav a[href="/saker"]').count()).toBe(0);
    expect(await concern.statusFor('admin-1')).toBe(404);
  });

  it('shows nurse and PPA the meeting, and lets them say on the case that they have reported', async () => {
    const form = await concern.open(school.leader, 'Avtal et møte');
    const people = [`staff ${school.nurse}`, `staff ${school.ppa}`];
    const fields = { ...moment('scheduledFor', school.noon(2)), participants: people };
    await concern.send(form, { ...fields, place: 'Møterom 1' }, 'Møterom 1');
    for (const person of [school.nurse, school.ppa]) {
      const page = await windowOf(person);
      await page.click('nav >> text=Møter');
      await page.click(`main a[href*="${caseId}"] >> nth=0`);
      // All that those who only see a case may do.
      expect(await page.locator('.actions a').allInnerTexts()).toEqual([
        'Registrer melding til barnevern eller politi',
      ]);
      const report = await concern.open(person, 'Registrer melding til barnevern');
      const to = person === school.nurse ? 'child-welfare' : 'police';
      await concern.send(report, { to }, to === 'police' ? 'Politiet' : 'Barnevernstjenesten');
    }
    expect(await concern.statusFor(school.phfs)).toBe(404);
  });

  it('lets leadership hold the local meeting, and PHFS the central one that it lifts the case to', async () => {
    const held = await concern.open(school.leader, 'Registrer møtet som er holdt');
    const lifted = { participants: [], decision: 'lift-central', advice: 'Drøft sentralt' };
    await concern.send(held, lifted, 'Drøft sentralt');
    const form = await concern.open(school.phfs, 'Avtal et møte');
    await concern.send(form, { ...moment('scheduledFor', school.noon(1)), place: 'B2' }, 'B2');
    const central = await concern.open(school.phfs, 'Registrer møtet som er holdt');
    await fillIn(central, { participants: [], decision: 'monitor', advice: 'Følg med' });
    await pressSend(central);
    // What the meeting decided ends its own access: the case is out of reach, as for everybody above the school.
    await central.locator('.notice', { hasText: /Det er (registrert|lagret)/ }).waitFor();
    const teacher = await windowOf(school.teacher);
    await teacher.goto(concern.address);
    await concern.see(teacher, 'Følg med');
    for (const person of [school.nurse, school.ppa, school.phfs]) {
      expect(await concern.statusFor(person)).toBe(404);
    }
  });

  it('lets leadership close the case, which stays closed for everybody', async () => {
    const close = await concern.open(school.leader, 'Avslutt saken');
    await concern.send(close, { reason: 'goal-reached' }, 'vsluttet');
    const page = await windowOf(school.teacher);
    await page.goto(concern.address);
    expect(await page.locator('a[href$="/log-call"]').count()).toBe(0);
  });
}
