import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenAbsence } from '../support/given-absence.js';
import { givenStaff } from '../support/given-roster.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the page of a school', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
    const { db } = pages;
    for (const date of ['2026-09-07', '2026-09-08', '2026-09-14']) {
      await givenAbsence(db, 'anna', date, 'unexcused-lesson', { lesson: 1, subject: 'musikk' });
    }
    await givenAbsence(db, 'bo', '2026-09-11', 'late');
    await givenAbsence(db, 'bo', '2026-09-14', 'late');
    await givenAbsence(db, 'dina', '2026-09-14', 'unexcused-lesson', { subject: 'hemmelig fag' });
    const schools = await db.school.findMany({ orderBy: { name: 'asc' }, select: { id: true } });
    await givenStaff(
      db,
      'both-leader',
      schools.map(({ id }) => ({ role: 'school-leadership', schoolId: id })),
    );
    await pages.openCase('anna');
  });
  afterAll(() => pages.stop());

  it('tells its coordinator how absence is now, without a protected address', async () => {
    const { html, status } = await (await pages.logIn('north-coordinator')).get('/skolen');
    expect(status).toBe(200);
    // Both of the two students are away today; that is all that was possible.
    expect(rowOf(html, 'I dag')).toEqual(['100,0 %', '2', '2', '0']);
    expect(html).not.toContain('hemmelig fag');
    expect(html).not.toContain('Elev dina');
  });

  it('counts open cases by step and colour, and leads to the overdue ones', async () => {
    const coordinator = await pages.logIn('north-coordinator');
    expect((await coordinator.get('/skolen')).html).toContain(
      'Åpne saker: 1. Over fristen: 0. Står stille: 0.',
    );
    pages.time.now = '2026-09-14T15:00:00.000Z';
    const later = await coordinator.get('/skolen');
    expect(later.html).toContain('Åpne saker: 1. Over fristen: 1. Står stille: 0.');
    expect(later.html).toContain('href="/saker?school=north&amp;due=overdue"');
    pages.time.now = '2026-09-14T08:00:00.000Z';
  });

  it('names who is near a trigger', async () => {
    const { html } = await (await pages.logIn('north-leader')).get('/skolen');
    expect(rowOf(html, 'Elev bo')).toEqual(['8A', expect.stringContaining('2 av 4'), 'Nei']);
  });

  it('shows each pattern as bars under a heading, and as a table with commas', async () => {
    const { html } = await (await pages.logIn('north-coordinator')).get('/skolen');
    const headings = [...html.matchAll(/<h3[^>]*>([^<]*)<\/h3>(.*?)(?=<\/section>)/gs)];
    expect(headings.map(([, heading]) => heading)).toEqual([
      'Uke for uke',
      'Etter ukedag',
      'Rundt helger og ferier',
      'Starten på dagen',
      'Etter time',
      'Etter fag',
    ]);
    for (const [, , chart = ''] of headings) {
      expect(chart.match(/class="chart-bar"[^>]*width="100.00%"/)).not.toBeNull();
      expect(chart).toContain('<table');
    }
    expect(rowOf(html, 'Kom for sent')).toEqual(['40,0 %', '2', '0']);
    expect(rowOf(html, 'Borte i første time')).toEqual(['60,0 %', '3', '0']);
    expect(rowOf(html, 'musikk')).toEqual(['100,0 %', '3', '0']);
  });

  it('lets a person of several schools choose one, and no other', async () => {
    const both = await pages.logIn('both-leader');
    const first = await both.get('/skolen');
    expect(first.html).toContain('<option value="south">Skole south</option>');
    expect(first.html).toContain('Skole north</h1>');
    expect((await both.get('/skolen?skole=south')).html).toContain('Skole south</h1>');
    const one = await pages.logIn('north-coordinator');
    expect((await one.get('/skolen?skole=south')).status).toBe(404);
    expect((await one.get('/skolen')).html).not.toContain('name="skole"');
  });

  it('is nothing that exists for a teacher', async () => {
    const { html, status } = await (await pages.logIn('north-teacher')).get('/skolen');
    expect(status).toBe(404);
    expect(html).not.toContain('href="/skolen"');
  });
});

/** Reads the cells of the table row that a name begins. */
function rowOf(html: string, name: string): string[] {
  const [, row = ''] = new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`, 's').exec(html) ?? [];
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.replaceAll(/\u00a0|&nbsp;/g, ' '),
  );
}
