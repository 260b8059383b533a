import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allPages, openPages } from '../../web/all-pages.js';
import { createBrowserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const STEPS = [1, 2, 3, 4, 5].map((n) => `/hjelp/trinn-${n}`);
const OPEN = ['/hjelp', ...STEPS, '/tilgjengelighet', '/personvern'];

describe('the pages that are open to everybody', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
    await pages.openCase('anna');
  });
  afterAll(() => pages.stop());

  it('are these, and no other page answers without login', async () => {
    expect(openPages.map(({ path }) => path)).toEqual([
      '/hjelp',
      '/hjelp/trinn-:number',
      '/tilgjengelighet',
      '/personvern',
    ]);
    const stranger = createBrowserless(pages.url);
    for (const { path } of allPages.filter(({ method }) => method === 'get')) {
      const { url } = await stranger.get(path.replace(/:\w+/g, 'x'));
      expect([path, url.startsWith(pages.url)]).toEqual([path, false]);
    }
  });

  it.each(OPEN)(
    '%s says no name and leaves no figure out, in all three languages',
    async (path) => {
      const stranger = createBrowserless(pages.url);
      const shown = new Set<string>();
      for (const locale of ['nb', 'nn', 'en']) {
        const set = await stranger.post('/sprak', { locale, back: path });
        expect([set.url, set.status]).toEqual([pages.url + path, 200]);
        expect(set.html).toContain(`lang="${locale}"`);
        expect(set.html).toContain('<footer');
        expect(set.html).not.toMatch(/\{\w+\}|Elev anna|Navn north|Skole north|N-[0-9A-F]{4}-/);
        shown.add(set.html.slice(set.html.indexOf('<main')));
      }
      expect(shown.size).toBe(3);
    },
  );

  it('explain the steps with the guide’s own figures', async () => {
    const stranger = createBrowserless(pages.url);
    await stranger.post('/sprak', { locale: 'nb', back: '/hjelp' });
    expect((await stranger.get(STEPS[0]!)).html).toContain('etter klokken 14:00');
    expect((await stranger.get(STEPS[1]!)).html).toContain('Innen 7 dager');
    expect((await stranger.get(STEPS[3]!)).html).toContain('15 skoledager etter');
    expect((await stranger.get(STEPS[4]!)).html).toMatch(/Under 15 år[\s\S]*Fra 12 år/);
    expect((await stranger.get('/hjelp/trinn-6')).status).toBe(404);
  });

  it('name whom to write to', async () => {
    const stranger = createBrowserless(pages.url);
    const statement = await stranger.get('/tilgjengelighet');
    expect(statement.html).toContain('mailto:tilgjengelighet@kommune.example');
    const notice = await stranger.get('/personvern');
    expect(notice.html).toContain('mailto:personvernombud@kommune.example');
  });

  it('show whoever is logged in their menu, and are linked from every page', async () => {
    const teacher = await pages.logIn('north-teacher');
    const help = await teacher.get('/hjelp');
    expect(help.html).toContain('href="/saker"');
    expect(help.html).toContain('Logg ut');
    const tasks = await teacher.get('/');
    for (const path of ['/hjelp', '/tilgjengelighet', '/personvern']) {
      expect(tasks.html).toContain(`href="${path}"`);
    }
  });

  it('are shown to a browser whose cookie is of no session', async () => {
    const stranger = createBrowserless(pages.url);
    stranger.cookies.set(`${new URL(pages.url).host} naervaer_session`, '%00');
    expect((await stranger.get('/hjelp')).status).toBe(200);
  });
});
