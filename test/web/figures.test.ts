import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenStudent } from '../support/given-roster.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the page of the municipality’s figures', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
    for (let i = 0; i < 5; i++) {
      await givenStudent(pages.db, { id: `more-${i}`, birthDate: '2013-04-02' });
      await pages.openCase(`more-${i}`);
    }
    // One case at the other school, and one of a protected address.
    await pages.openCase('cato');
    await pages.openCase('dina');
  });
  afterAll(() => pages.stop());

  it('says in the month of the first cases that there are none yet', async () => {
    const { html, status } = await (
      await pages.logIn('municipal-administrator-1')
    ).get('/kommunen');
    expect(status).toBe(200);
    expect(html).not.toContain('<table');
  });

  it('shows a school of one case only together with another, as of the month begun last', async () => {
    pages.time.now = '2026-10-02T08:00:00.000Z';
    const administrator = await pages.logIn('municipal-administrator-1');
    const { html } = await administrator.get('/kommunen');
    expect(html).toContain('Saker i alt: 6');
    expect(html).toContain('<th scope="row">Skole north + Skole south</th>');
    expect(html).not.toContain('<th scope="row">Skole south</th>');
    expect((await administrator.get('/kommunen?halvar=2019-01-01')).status).toBe(404);
  });

  it('gives the same as a file for spreadsheets', async () => {
    const { html, headers } = await (
      await pages.logIn('municipal-administrator-1')
    ).get('/kommunen.csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(html).toContain('Høsten 2026;Skole north + Skole south;Hvordan endte den?;Åpen;6');
    expect(html).not.toContain(';1\r\n');
  });

  it('is nothing that exists for a coordinator', async () => {
    const coordinator = await pages.logIn('north-coordinator');
    expect((await coordinator.get('/kommunen')).status).toBe(404);
    expect((await coordinator.get('/kommunen.csv')).status).toBe(404);
    expect((await coordinator.get('/')).html).not.toContain('href="/kommunen"');
  });
});
