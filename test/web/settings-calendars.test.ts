import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hiddenFieldsOf, type Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the settings of calendars', () => {
  let pages: TestPages;
  let administrator: Browserless;
  let leader: Browserless;
  let year: string;

  beforeAll(async () => {
    pages = await startTestPages();
    await pages.openCase('anna');
    administrator = await pages.logIn('municipal-administrator-1');
    leader = await pages.logIn('north-leader');
    const { id } = await pages.db.calendar.findFirstOrThrow();
    year = `/innstillinger/skoleruter/${id}`;
  });
  afterAll(() => pages.stop());

  /** The fields of the form as it stands, but for what is changed. */
  async function filled(path: string, changed: Record<string, string>) {
    const { html } = await administrator.get(path);
    const inputs = html.matchAll(/<input[^>]* name="([\w-]+)"[^>]* value="([^"]*)"/g);
    const fields = Object.fromEntries(
      [...inputs].map(([, name = '', value = '']) => [name, value]),
    );
    return { ...fields, ...changed };
  }

  it('show a leader their own school’s days, with nothing to change', async () => {
    const { html } = await leader.get('/innstillinger/skoleruter');
    expect(html).toContain('høstferie');
    expect(html).toContain('Skole north');
    expect(html).not.toContain('Skole south');
    expect(html).not.toContain('Endre skoleåret');
  });

  it('answer a teacher, and a leader at a form, as if there were none', async () => {
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get('/innstillinger/skoleruter')).status).toBe(404);
    const { html, status } = await leader.get(`${year}/nytt`);
    expect(status).toBe(404);
    expect(html).not.toContain('<form action="/innstillinger');
  });

  it('show the administrator what moves before anything is saved, and save it from there', async () => {
    const path = `${year}/2026-08-17`;
    const fields = await filled(path, {
      'closed-2-name': 'Planleggingsdag',
      'closed-2-from': '2026-09-14',
      'closed-2-to': '2026-09-15',
    });
    const preview = await administrator.post(path, fields);
    expect(preview.html).toContain('Frister som flyttes');
    expect(preview.html).toContain('mandag 14. september 2026');
    expect(preview.html).toContain('onsdag 16. september 2026');
    expect(await pages.db.calendarClosure.count()).toBe(1);

    const [, saveForm = ''] = preview.html.split('<div class="actions">');
    const saved = await administrator.post(
      path,
      hiddenFieldsOf(saveForm.slice(0, saveForm.indexOf('</form>'))),
    );
    expect(saved.url).toBe(`${pages.url}/innstillinger/skoleruter`);
    expect(saved.html).toContain('Planleggingsdag');
    const { dueAt } = await pages.db.concernCase.findFirstOrThrow();
    expect(dueAt?.toISOString().slice(0, 10)).toBe('2026-09-16');
  });

  it('say at the field what is wrong with a year, and keep what was written', async () => {
    const path = `${year}/nytt`;
    const fields = await filled(path, { firstDay: '2027-08-16', lastDay: '2027-08-01' });
    const { html, status } = await administrator.post(path, fields);
    expect(status).toBe(422);
    expect(html).toContain('href="#felt-lastDay"');
    expect(html).toContain('value="2027-08-01"');
  });

  it('move what a school’s own closed day touches, and show the form again on the way', async () => {
    const { id } = await pages.db.school.findFirstOrThrow({ where: { sourceId: 'north' } });
    const path = `/innstillinger/skoler/${id}`;
    const fields = await filled(path, { 'closedDays-0-day': '2026-09-16' });
    const preview = await administrator.post(path, fields);
    expect(preview.html).toContain('torsdag 17. september 2026');
    const again = await administrator.post(path, { ...fields, then: 'edit' });
    expect(again.html).toContain('value="2026-09-16"');
    expect(await pages.db.schoolClosedDay.count()).toBe(0);
    await administrator.post(path, { ...fields, then: 'save' });
    expect(await pages.db.schoolClosedDay.count()).toBe(1);
  });

  it('sound an alarm 60 days before the next year is needed, and not before', async () => {
    expect((await leader.get('/innstillinger')).html).not.toContain('Skolerute mangler');
    pages.time.now = '2027-06-21T08:00:00.000Z';
    try {
      const browser = await pages.logIn('north-leader');
      const { html } = await browser.get('/innstillinger');
      expect(html).toContain('Skolerute mangler');
      expect(html).toContain('fredag 18. juni 2027');
      expect(html).toContain('Be administrator');
      const teacher = await pages.logIn('north-teacher');
      expect((await teacher.get('/innstillinger')).html).not.toContain('Skolerute mangler');
    } finally {
      pages.time.now = '2026-09-14T08:00:00.000Z';
    }
  });
});
