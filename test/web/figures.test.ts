import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFigures } from '../../activities/figures/make-figures.js';
import { loadGuide } from '../../guide/load-guide.js';
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

  const make = () => makeFigures(pages.worker, loadGuide().rules, { at: pages.time.now });
  const look = async (path = '/kommunen') =>
    (await pages.logIn('municipal-administrator-1')).get(path);

  it('says before any are made that they are not', async () => {
    const { html, status } = await look();
    expect(status).toBe(200);
    expect(html).toContain('ikke laget ennå');
    expect((await look('/kommunen?halvar=2026-08-01')).status).toBe(404);
  });

  it('says in the month of the first cases that there are none yet', async () => {
    await make();
    const { html } = await look();
    expect(html).toContain('Ingen saker var åpnet');
    expect(html).not.toContain('<table');
  });

  it('shows a school of one case only together with another, as of the month begun last', async () => {
    pages.time.now = '2026-10-02T08:00:00.000Z';
    await make();
    const administrator = await pages.logIn('municipal-administrator-1');
    const { html } = await administrator.get('/kommunen');
    expect(html).toContain('Saker i alt: 6');
    expect(html).toContain('<th scope="row">Skole north + Skole south</th>');
    expect(html).not.toContain('<th scope="row">Skole south</th>');
    expect((await administrator.get('/kommunen?halvar=2019-01-01')).status).toBe(404);
  });

  it('shows the same around a newly protected student until they are made anew', async () => {
    const tablesOf = async () => (await look()).html.replaceAll(/value="[\w-]{20,}"/g, '');
    const [page, file] = [await tablesOf(), (await look('/kommunen.csv')).html];
    await pages.db.student.update({ where: { sourceId: 'more-0' }, data: { protectedAddress: 6 } });
    pages.time.now = '2026-10-30T08:00:00.000Z';
    await make();
    expect([await tablesOf(), (await look('/kommunen.csv')).html]).toEqual([page, file]);
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
