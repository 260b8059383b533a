import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the list of cases', () => {
  let pages: TestPages;
  let leader: Browserless;

  beforeAll(async () => {
    pages = await startTestPages();
    for (const student of ['anna', 'bo', 'cato', 'dina']) await pages.openCase(student);
    leader = await pages.logIn('north-leader');
  });
  afterAll(() => pages.stop());

  it('counts what it lists: the school’s own, and nobody with a protected address', async () => {
    const { html } = await leader.get('/saker');
    expect(html).toContain('>2 saker<');
    expect(html).toContain('Elev anna');
    expect(html).not.toMatch(/Elev (cato|dina)/);
  });

  it('narrows by due, colour, class and responsible, and says so when nothing fits', async () => {
    expect((await leader.get('/saker?due=overdue')).html).toContain('Ingen saker passer.');
    expect((await leader.get('/saker?colour=red')).html).toContain('Ingen saker passer.');
    expect((await leader.get('/saker?className=8a')).html).toContain('>2 saker<');
    const { html } = await leader.get(
      '/saker?responsible=north-teacher&step=contact-home&due=week',
    );
    expect(html).toContain('>2 saker<');
    expect((await leader.get('/saker?responsible=north-colleague')).html).toContain('Ingen saker');
    expect((await leader.get('/saker?step=nonsense&due=%27')).html).toContain('>2 saker<');
  });

  it('finds a student by name without writing the name into an address', async () => {
    const token = /name="csrf" value="([^"]+)"/.exec((await leader.get('/saker')).html)?.[1] ?? '';
    const { html, url } = await leader.post('/saker-sok', { csrf: token, q: 'ANNA' });
    expect(html).toContain('>1 sak<');
    expect(url).toBe(`${pages.url}/saker-sok`);
  });

  it('saves a view for its owner alone, and removes it', async () => {
    const token = /name="csrf" value="([^"]+)"/.exec((await leader.get('/saker')).html)?.[1] ?? '';
    const query = 'due=overdue&colour=red&bogus=1';
    const saved = await leader.post('/visninger', { csrf: token, name: 'Haster', query });
    expect(saved.html).toContain('>Haster</a>');
    expect(saved.url).toBe(`${pages.url}/saker?colour=red&due=overdue`);
    const other = await pages.logIn('north-coordinator');
    expect((await other.get('/saker')).html).not.toContain('Haster');
    const { id } = await pages.db.savedView.findFirstOrThrow();
    await leader.post('/visninger/fjern', { csrf: token, id });
    expect(await pages.db.savedView.count()).toBe(0);
  });

  it('gives the same cases as a file, without names', async () => {
    const { html, headers } = await leader.get('/saker.csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(html.trim().split('\r\n')).toHaveLength(3);
    expect(html).not.toContain('Elev');
  });
});
