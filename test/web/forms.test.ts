import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBrowserless, hiddenFieldsOf, type Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the staff pages', () => {
  let pages: TestPages;
  let teacher: Browserless;
  let caseId: string;

  beforeAll(async () => {
    pages = await startTestPages();
    caseId = await pages.openCase('anna');
    teacher = await pages.logIn('north-teacher');
  });
  afterAll(() => pages.stop());
  const call = {
    'contactedAt-date': '2026-09-14',
    'contactedAt-time': '10:00',
    channel: 'phone',
    spokeWithStudentFirst: 'yes',
    outcome: 'still-concerned',
    summary: 'Snakket lenge',
  };

  it('show the contact teacher the new case among the tasks', async () => {
    const { status, html, headers } = await teacher.get('/');
    expect(status).toBe(200);
    expect(html).toContain(`href="/saker/${caseId}"`);
    expect(html).toContain(`href="/saker/${caseId}/log-call?tilbake=%2F"`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('answer for a case out of reach as for one that does not exist', async () => {
    const other = await pages.logIn('south-teacher');
    const [out, none] = [
      await other.get(`/saker/${caseId}`),
      await other.get('/saker/00000000-0000-4000-8000-000000000000'),
    ];
    expect(out.status).toBe(404);
    expect(none.html.replaceAll(/\/saker\/[0-9a-f-]+/g, '')).toBe(
      out.html.replaceAll(/\/saker\/[0-9a-f-]+/g, ''),
    );
  });

  it('show a form again with everything in it where an answer is missing', async () => {
    const path = `/saker/${caseId}/log-call`;
    const { status, html } = await teacher.fillIn(path, { ...call, outcome: '' });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect(html).toContain('Snakket lenge');
  });

  it('carry nothing out without the session’s token, and keep what was written', async () => {
    const path = `/saker/${caseId}/log-call`;
    const { html } = await teacher.get(path);
    const shown = await teacher.post(path, { ...hiddenFieldsOf(html), ...call, csrf: 'x' });
    expect(shown.html).toContain('Snakket lenge');
    expect(await pages.db.inboxCommand.count({ where: { caseId, name: 'log-call' } })).toBe(0);
  });

  it('refuse a form from another origin', async () => {
    const path = `/saker/${caseId}/log-call`;
    const fields = { ...hiddenFieldsOf((await teacher.get(path)).html), ...call };
    const { status } = await teacher.post(path, fields, { origin: 'https://other.example' });
    expect(status).toBe(403);
  });

  it('keep what is sent after the session ended, and lead back to it after login', async () => {
    const path = `/saker/${caseId}/log-call`;
    const fields = hiddenFieldsOf((await teacher.get(path)).html);
    pages.time.now = '2026-09-14T09:00:00.000Z';
    const back = await teacher.post(path, { ...fields, ...call, summary: 'Skrevet for sent' });
    expect(back.url).toBe(pages.url + path);
    expect(back.html).toContain('Skrevet for sent');
    expect(await pages.db.inboxCommand.count({ where: { caseId, name: 'log-call' } })).toBe(0);
  });

  it('show what changed, and send anyway with one click', async () => {
    const path = `/saker/${caseId}/log-call`;
    const old = hiddenFieldsOf((await teacher.get(path)).html);
    const leader = await pages.logIn('north-leader');
    const first = await leader.fillIn(path, { ...call, outcome: 'not-reached' });
    expect(first.status).toBe(200);
    const { status, html } = await teacher.post(path, { ...old, ...call });
    expect(status).toBe(412);
    expect(html).toContain('Kontakt med hjemmet registrert');
    const sent = await teacher.post(path, { ...hiddenFieldsOf(html), ...call });
    expect(sent.url).toBe(`${pages.url}/saker/${caseId}`);
    expect(sent.html).toContain('Snakket lenge');
    expect(await pages.db.draft.count()).toBe(0);
  });

  it('name nobody in the log', () => {
    expect(pages.log.join('\n')).not.toMatch(/Navn|Elev|north-teacher|Snakket/);
  });

  it('lead from an e-mail through the login to the form, and to the case once the form is over', async () => {
    const form = `/saker/${caseId}/check-plan`;
    const browser = createBrowserless(pages.url);
    const login = await browser.get(form);
    const shown = await browser.post(login.url, { staffId: 'north-teacher', password: 'demo' });
    expect([shown.status, shown.url]).toEqual([200, `${pages.url}/saker/${caseId}`]);
    expect(shown.html).toContain('Skjemaet gjelder ikke saken slik den står nå.');
    const other = await pages.openCase('bo');
    expect((await browser.get(`/saker/${other}/log-call`)).status).toBe(200);
    const next = createBrowserless(pages.url);
    const again = await next.get(`/saker/${other}/log-call`);
    const open = await next.post(again.url, { staffId: 'north-teacher', password: 'demo' });
    expect(open.url).toBe(`${pages.url}/saker/${other}/log-call`);
  });
});
