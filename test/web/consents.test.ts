import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the page of consents', () => {
  let pages: TestPages;
  let teacher: Browserless;
  let caseId: string;
  let page: string;

  beforeAll(async () => {
    pages = await startTestPages();
    caseId = await pages.openCase('anna');
    page = `/saker/${caseId}/samtykke`;
    teacher = await pages.logIn('north-teacher');
  });
  afterAll(() => pages.stop());

  const record = (who: string, status: string, fields: Record<string, string> = {}) =>
    teacher.fillIn(`/saker/${caseId}/record-consent`, {
      by: `guardian anna-${who}`,
      status,
      covers: ['local'],
      how: 'written',
      'recordedAt-date': '2026-09-14',
      'recordedAt-time': '10:00',
      ...fields,
    });
  const idOf = async (sourceId: string) =>
    (await pages.db.guardian.findFirstOrThrow({ where: { sourceId } })).id;

  it('names everybody who must be asked, before anybody was', async () => {
    const { status, html } = await teacher.get(page);
    expect(status).toBe(200);
    expect(html).toContain('Foresatt mor');
    expect(html.match(/Ikke spurt/g)).toHaveLength(12);
    expect(html).toContain('Elevens eget syn er ikke notert');
    expect(html).toContain('Ingen har gitt samtykke');
  });

  it('shows what is given, until when, and what somebody refuses', async () => {
    await record('mor', 'given', { studentView: 'Det er greit' });
    await record('far', 'refused');
    const { html } = await teacher.get(page);
    expect(html).toContain('Elevens eget syn er notert.');
    expect(html).toContain('Noen har sagt nei');
    expect(html).toContain('14. sep. 2027');
  });

  it('says that the consent holds once nobody is missing', async () => {
    await record('far', 'given');
    expect((await teacher.get(page)).html.match(/Samtykket holder/g)).toHaveLength(1);
  });

  it('withdraws by the API’s own command and leads back', async () => {
    const { html } = await teacher.get(page);
    const form = html.split('<form').find((part) => part.includes('value="guardian anna-mor"'));
    const fields = Object.fromEntries(
      [...(form ?? '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')],
      ),
    );
    const sent = await teacher.post(`/saker/${caseId}/record-consent`, {
      ...fields,
      covers: ['local'],
      how: 'oral',
    });
    expect(sent.url).toBe(pages.url + page);
    expect(sent.html).toContain('Trukket tilbake');
    expect(sent.html).not.toContain('Samtykket holder');
    const { payload } = await pages.db.inboxCommand.findFirstOrThrow({
      where: { caseId, name: 'record-consent' },
      orderBy: { arrival: 'desc' },
    });
    expect(payload).toMatchObject({ status: 'withdrawn', covers: ['local'], form: 'oral' });
  });

  it('leads nowhere but to our own pages after a form', async () => {
    const sent = await record('mor', 'requested', { tilbake: '//other.example/' });
    expect(sent.url).toBe(`${pages.url}/saker/${caseId}`);
  });

  it('prints a form in the school’s language or another, with names on the sheet alone', async () => {
    const sheet = `${page}/skjema/${await idOf('anna-mor')}?gjelder=local`;
    const { html } = await teacher.get(sheet);
    const [head = '', paper = ''] = html.split('<article');
    expect(paper).toContain('lang="nb"');
    expect(paper).toMatch(/Foresatt mor[\s\S]*Elev anna/);
    expect(paper).toContain('Hva eleven selv mener');
    expect(head).not.toMatch(/Elev anna|Foresatt/);
    expect((await teacher.get(`${sheet}&sprak=en`)).html).toContain('Yes, I consent');
  });

  it('prints none for somebody whose word decides nothing', async () => {
    expect((await teacher.get(`${page}/skjema/eleven?gjelder=local`)).status).toBe(404);
    expect((await teacher.get(`${page}/skjema/${await idOf('bo-mor')}`)).status).toBe(404);
  });

  it('is not there for whoever does not see the case, and every look is in the access log', async () => {
    const other = await pages.logIn('south-teacher');
    expect((await other.get(page)).status).toBe(404);
    const before = await pages.db.accessLog.count({ where: { caseId, action: 'read' } });
    await teacher.get(page);
    expect(await pages.db.accessLog.count({ where: { caseId, action: 'read' } })).toBe(before + 1);
  });
});
