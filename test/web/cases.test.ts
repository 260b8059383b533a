import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenStudent } from '../support/given-roster.js';
import { hiddenFieldsOf, type Browserless } from './support/browserless.js';
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
    expect((await leader.get('/saker-sok')).url).toBe(`${pages.url}/saker`);
  });

  it('keeps its filters when the language changes', async () => {
    const { html } = await leader.get('/saker?due=overdue&className=8a');
    const [csrf = '', back = ''] = ['csrf', 'back'].map(
      (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1],
    );
    expect(back).toBe('/saker?due=overdue&amp;className=8a');
    for (const [locale, title] of [
      ['en', 'Cases'],
      ['nb', 'Saker'],
    ] as const) {
      const to = back.replace('&amp;', '&');
      const shown = await leader.post('/sprak', { csrf, back: to, locale });
      expect(shown.url).toBe(`${pages.url}/saker?due=overdue&className=8a`);
      expect(shown.html).toContain(`<title>${title}`);
    }
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

  it('comes back to the same place of the list after an action', async () => {
    const list = await leader.get('/saker?className=8a');
    const link = /href="(\/saker\/([0-9a-f-]+)\?tilbake=[^"]+)"/.exec(list.html);
    const [, href = '', caseId = ''] = link ?? [];
    const place = `/saker?className=8a#sak-${caseId}`;
    const shown = await leader.get(href);
    expect(shown.html).toContain(`href="${place}"`);
    const form = /href="(\/saker\/[^"]+\/open-duty[^"]*)"/.exec(shown.html)?.[1] ?? '';
    const sent = await leader.fillIn(form.replaceAll('&amp;', '&'), { kind: 'av1-robot' });
    expect(sent.url).toBe(`${pages.url}${href}`);
    expect(sent.html).toContain(`href="${place}"`);
  });

  it('leads nobody elsewhere, whatever the address says', async () => {
    const list = await leader.get('/saker');
    const caseId = /id="sak-([0-9a-f-]+)"/.exec(list.html)?.[1] ?? '';
    for (const away of ['https://else.example', '//else.example', '/\\else.example']) {
      const path = `/saker/${caseId}?tilbake=${encodeURIComponent(away)}`;
      expect((await leader.get(path)).html).not.toMatch(/href="[^"]*else\.example/);
    }
  });

  it('gives the same cases as a file, without names', async () => {
    const { html, headers } = await leader.get('/saker.csv');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(html.trim().split('\r\n')).toHaveLength(3);
    expect(html).not.toContain('Elev');
  });

  it('goes on to a next page, soonest due first, with the count of all pages', async () => {
    const south = await pages.logIn('south-leader');
    for (let i = 0; i < 101; i += 1) {
      if (i === 60) pages.time.now = '2026-09-15T08:00:00.000Z';
      const id = `extra-${i}`;
      await givenStudent(pages.db, { id, birthDate: '2013-04-02', school: 'south' });
      await pages.openCase(id);
    }
    const first = await south.get('/saker');
    expect(first.html).toContain('>102 saker, 100 vist her<');
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1] ?? '';
    const second = await south.get(next);
    const idsOf = (html: string) => [...html.matchAll(/id="sak-([^"]+)"/g)].map(([, id]) => id);
    const ids = [...idsOf(first.html), ...idsOf(second.html)];
    expect(new Set(ids).size).toBe(102);
    const cases = await pages.db.concernCase.findMany({ where: { id: { in: ids as string[] } } });
    const due = ids.map((id) => cases.find((c) => c.id === id)?.dueAt?.toISOString());
    expect(due).toEqual([...due].sort());
    expect((await south.get('/saker.csv')).html.trim().split('\r\n')).toHaveLength(103);
  });

  it('goes on to a next page of a search too, without the name in the address', async () => {
    const south = await pages.logIn('south-leader');
    const csrf = /name="csrf" value="([^"]+)"/.exec((await south.get('/saker')).html)?.[1] ?? '';
    const first = await south.post('/saker-sok', { csrf, q: 'extra' });
    expect(first.html).toContain('>101 saker, 100 vist her<');
    const second = await south.post('/saker-sok', hiddenFieldsOf(first.html));
    expect(second.url).toBe(`${pages.url}/saker-sok`);
    expect(second.html.match(/id="sak-/g)).toHaveLength(1);
    expect(second.html).toContain('Til første side');
  });
});
