import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the pages of the access log', () => {
  let pages: TestPages;
  let leader: Browserless;
  let officer: Browserless;
  let anna: string;
  let cato: string;
  let dina: string;

  beforeAll(async () => {
    pages = await startTestPages();
    [anna, cato, dina] = [
      await pages.openCase('anna'),
      await pages.openCase('cato'),
      await pages.openCase('dina'),
    ];
    leader = await pages.logIn('north-leader');
    officer = await pages.logIn('data-protection-officer-1');
  });
  afterAll(() => pages.stop());

  const numberOf = async (caseId: string) =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id: caseId } })).caseNumber;

  it('say who read a case, in words, and are found from it by those who may', async () => {
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get(`/saker/${anna}`)).html).not.toContain('innsyn');
    expect((await leader.get(`/saker/${anna}`)).html).toContain(`href="/saker/${anna}/innsyn"`);
    const { html } = await leader.get(`/saker/${anna}/innsyn`);
    expect(html).toContain('Navn north-teacher');
    expect(html).toContain('kontaktlærer');
    expect(html).toContain('Leste tidslinjen');
    expect(html).toContain('Egen elev');
    expect(html).not.toContain('naervaer-pages');
  });

  it('show the officer the log of a case that they do not see, without a name of the child', async () => {
    const { html, status } = await officer.get(`/saker/${anna}/innsyn`);
    expect(status).toBe(200);
    expect(html).toContain('Navn north-teacher');
    expect(html).not.toContain('Elev anna');
    expect(html).not.toContain(`href="/saker/${anna}"`);
    const { html: after } = await officer.get(`/saker/${anna}/innsyn`);
    expect(after).toContain('personvernombudet');
    expect(after).toContain('Leste denne loggen');
  });

  it('answer a teacher with what they may not, and others as if there were no case', async () => {
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get(`/saker/${anna}/innsyn`)).status).toBe(403);
    expect((await leader.get(`/saker/${anna}/innsyn`)).html).toContain('Avvist');
    expect((await leader.get(`/saker/${cato}/innsyn`)).status).toBe(404);
    expect((await leader.get(`/saker/${cato}/innsyn.csv`)).status).toBe(404);
    expect((await officer.get(`/saker/${dina}/innsyn`)).status).toBe(404);
  });

  it('go from page to page, the newest first, each line once', async () => {
    for (let i = 0; i < 60; i++) await leader.get(`/saker/${anna}`);
    const first = await leader.get(`/saker/${anna}/innsyn`);
    expect(first.html.match(/<th scope="row">/g)).toHaveLength(50);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.html) ?? [];
    const second = await leader.get(next);
    expect(second.html).toContain('Til første side');
    expect(second.html.match(/<th scope="row">/g)).toHaveLength(50);
    expect((await leader.get(`/saker/${anna}/innsyn?etter=nonsense`)).status).toBe(422);
  });

  it('give the whole log as a file, and write that down once', async () => {
    const lines = await pages.db.accessLog.count({ where: { caseId: anna } });
    const { html, headers } = await leader.get(`/saker/${anna}/innsyn.csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(html.trim().split('\r\n')).toHaveLength(lines + 1);
    expect(html).toContain('Navn north-teacher;kontaktlærer;');
    expect(await pages.db.accessLog.count({ where: { caseId: anna } })).toBe(lines + 1);
  });

  it('lead from the case number to the case, from there to all cases of the student', async () => {
    const path = '/innstillinger/innsyn';
    const found = await officer.fillIn(path, { subject: (await numberOf(anna)).toLowerCase() });
    expect(found.url).toBe(`${pages.url}/saker/${anna}/innsyn`);
    const [, student = ''] = /href="(\/elever\/[^"]+\/innsyn)"/.exec(found.html) ?? [];
    const { html } = await officer.get(student);
    expect(html).toContain(await numberOf(anna));
    expect(html).not.toContain('anna');
    expect((await leader.get(student)).html).toContain('Elev anna');
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get(student)).status).toBe(404);
    const byStudent = await leader.fillIn(path, { subject: 'anna' });
    expect(byStudent.url).toBe(`${pages.url}${student}`);
  });

  it('say alike of another school’s case and of one that does not exist that there is nothing to show', async () => {
    const path = '/innstillinger/innsyn';
    const other = await leader.fillIn(path, { subject: await numberOf(cato) });
    const none = await leader.fillIn(path, { subject: 'N-XXXX-XXXX' });
    const nobody = await officer.fillIn(path, { subject: 'dina' });
    for (const { status, html } of [other, none, nobody]) {
      expect(status).toBe(404);
      expect(html).toContain('Det finnes ingen logg å vise deg');
    }
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get(path)).status).toBe(404);
  });
});
