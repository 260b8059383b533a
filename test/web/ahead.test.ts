import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the page that plays a case ahead', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
  });
  afterAll(() => pages.stop());

  it('shows the first due day with its reason, and stores nothing', async () => {
    const teacher = await pages.logIn('north-teacher');
    const { html, status } = await teacher.get('/hva-om?fra=2026-09-15&kl=09:00');
    expect(status).toBe(200);
    expect(html).toContain('tirsdag 15. september 2026');
    expect(html).toContain('Kontakt med hjemmet skjer samme dag');
    expect(await pages.db.concernCase.count()).toBe(0);
  });

  it('goes on from answers, and offers what the case then takes', async () => {
    const teacher = await pages.logIn('north-teacher');
    const { html } = await teacher.get(
      '/hva-om?fra=2026-09-15&kl=09:00&svar=call-still-concerned&dag=2026-09-15',
    );
    expect(html).toContain('Svar: Samtalen hjem: fortsatt bekymret');
    expect(html).toContain('<option value="mapping-plan-needed">');
    expect(html).toContain('value="call-still-concerned" selected=""');
  });

  it('says which answer does not fit, and which day it cannot count with', async () => {
    const teacher = await pages.logIn('north-teacher');
    const refused = await teacher.get('/hva-om?svar=check-keep&dag=');
    expect(refused.html).toContain('Svar 1 passer ikke der saken står da');
    const faulty = await teacher.get('/hva-om?fra=1850-01-01');
    expect(faulty.html).toContain('Skriv en dag innen to år fra i dag.');
    expect(faulty.html).toContain('href="#felt-fra"');
  });
});
