import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadGuide } from '../../guide/load-guide.js';
import { storeGuide } from '../../guide/store-guide.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('what settings show and nobody changes there', () => {
  let pages: TestPages;

  beforeAll(async () => {
    pages = await startTestPages();
  });
  afterAll(() => pages.stop());

  it.each([
    ['north-teacher', ['nodtilgang', 'veileder']],
    ['operator-1', ['veileder']],
    ['data-protection-officer-1', ['innsyn', 'veileder']],
    [
      'north-coordinator',
      ['skoleruter', 'ansatte', 'uten-ansvarlig', 'overleveringer', 'nodtilgang', 'veileder'],
    ],
    ['municipal-administrator-1', ['skoleruter', 'ansatte', 'vurderinger', 'veileder', 'apper']],
  ])('lead %s to their own pages alone', async (who, expected) => {
    const browser = await pages.logIn(who);
    const { html } = await browser.get('/innstillinger');
    const list = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const shown = [...list.matchAll(/href="\/(?:innstillinger\/|nodtilgang\/)?([\w-]+)"/g)];
    expect(shown.map(([, page]) => page)).toEqual(expected);
    for (const [, href = ''] of list.matchAll(/<li><a class="ds-link" href="([^"]+)"/g)) {
      expect([href, (await browser.get(href)).status]).toEqual([href, 200]);
    }
  });

  it('show the guide by step, with its figures, where they come from, and its version', async () => {
    const guide = loadGuide();
    await storeGuide(pages.db, guide, pages.time.now);
    const teacher = await pages.logIn('north-teacher');
    const { html } = await teacher.get('/innstillinger/veileder');
    expect(html).toContain(guide.id.slice(0, 8));
    expect(html).toContain('mandag 14. september 2026');
    const [, second = ''] = html.split('Trinn 2: Kartleggingssamtale</h2>');
    expect(second).toContain('7 dager');
    expect(second).toContain('veilederen');
    expect(html).toContain(
      'samme dag, eller neste skoledag når bekymringen kommer etter kl. 14.00',
    );
    expect(html).toContain('sjekk etter 10 skoledager, evaluering etter 15');
    expect(html).toContain('Opplæringslova (2024) § 10-6');
    expect(html).toContain('<summary>Sak [saksnummer]: ny frist</summary>');
    expect(html).toContain('<p>Fristen i sak [saksnummer] er endret til [dato].</p>');
    // Nothing to choose between yet.
    expect(html).not.toContain('Versjoner</h2>');
  });

  it('show an older version of the guide by its own figures, and no version that is none', async () => {
    const older = loadGuide(undefined, { 'deadlines.drafting.schoolDays': 7 });
    const teacher = await pages.logIn('north-teacher');
    await storeGuide(pages.db, older, '2026-08-10T08:00:00.000Z');
    const first = await teacher.get('/innstillinger/veileder');
    expect(first.html).toContain(`href="/innstillinger/veileder?versjon=${older.id}"`);
    expect(first.html).not.toContain('7 skoledager');
    const { html } = await teacher.get(`/innstillinger/veileder?versjon=${older.id}`);
    expect(html).toContain('Dette er en tidligere versjon');
    expect(html).toContain('mandag 10. august 2026');
    expect(html).toContain('7 skoledager');
    expect(html).toContain('<summary>Sak [saksnummer]: ny frist</summary>');
    expect((await teacher.get('/innstillinger/veileder?versjon=ingen')).status).toBe(404);
  });

  it('say of a version that this program cannot read, that its cases go by it all the same', async () => {
    const { id } = loadGuide();
    const row = { municipality: loadGuide().municipality, storedAt: pages.time.now };
    await pages.db.guideVersion.create({ data: { ...row, id: 'from-long-ago', content: {} } });
    const teacher = await pages.logIn('north-teacher');
    const { html, status } = await teacher.get('/innstillinger/veileder?versjon=from-long-ago');
    expect(status).toBe(200);
    expect(html).toContain('eldre utgave av programmet');
    expect(html).toContain(id.slice(0, 8));
  });

  it('show the administrator each app, and how what is sent to it arrives, without a secret', async () => {
    const webhookId = randomUUID();
    await pages.db.webhook.create({
      data: {
        id: webhookId,
        clientId: 'north-app',
        url: 'https://mottak.example/hook?token=hemmelig-ord',
        types: [],
        secret: 'whsec_hemmelig',
        afterSeq: 0,
        createdAt: pages.time.now,
      },
    });
    await pages.worker.webhookDelivery.createMany({
      data: ['parked', 'parked', 'waiting'].map((status, i) => ({
        id: randomUUID(),
        webhookId,
        eventSeq: i + 1,
        caseId: randomUUID(),
        status,
        lastAnswer: status === 'waiting' ? null : '503',
      })),
    });
    const administrator = await pages.logIn('municipal-administrator-1');
    const { html } = await administrator.get('/innstillinger/apper');
    expect(html).toMatch(
      /North app<\/th><td[^>]*>north-app<\/td><td[^>]*>Skole north<\/td><td[^>]*>kontaktlærer/,
    );
    expect(html).toMatch(
      /https:\/\/mottak\.example<\/th>.*<td[^>]*>1<\/td><td[^>]*>2<\/td><td[^>]*>503<\/td>/,
    );
    expect(html).not.toContain('hemmelig');
    const leader = await pages.logIn('north-leader');
    expect((await leader.get('/innstillinger/apper')).status).toBe(404);
  });
});
