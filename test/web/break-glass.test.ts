import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const FORM = '/nodtilgang';
const REVIEWS = '/nodtilgang/vurderinger';
const reason = 'Eleven er borte, og kontaktlærer svarer ikke';

describe('the pages of emergency access', () => {
  let pages: TestPages;
  let colleague: Browserless;
  let leader: Browserless;
  let anna: string;
  let number: string;
  let review: string;

  beforeAll(async () => {
    pages = await startTestPages();
    anna = await pages.openCase('anna');
    number = await numberOf(anna);
    colleague = await pages.logIn('north-colleague');
    leader = await pages.logIn('north-leader');
  });
  afterAll(() => pages.stop());

  const numberOf = async (id: string) =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id } })).caseNumber;

  it('tell alike of no case, another school’s, and a protected one that there is none to open', async () => {
    const others = [await pages.openCase('cato'), await pages.openCase('dina')];
    const numbers = ['N-0000-0000', ...(await Promise.all(others.map(numberOf)))];
    const answers = [];
    for (const caseNumber of numbers) {
      const { status, html } = await colleague.fillIn(FORM, { caseNumber, reason });
      expect(html).toContain('href="#felt-caseNumber"');
      expect(html).toContain(reason);
      const [, shown = ''] = html.split('<main');
      const sameEverywhere = shown.replace(caseNumber, '').replace(/value="[\w-]{20,}"/g, '');
      answers.push([status, sameEverywhere]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(404);
    expect(await pages.db.breakGlassGrant.count()).toBe(0);
  });

  it('ask for a reason, and open the case to be read with it', async () => {
    const without = await colleague.fillIn(FORM, { caseNumber: number, reason: '' });
    expect(without.status).toBe(422);
    expect(without.html).toContain('href="#felt-reason"');
    expect((await colleague.get(`/saker/${anna}`)).status).toBe(404);
    const opened = await colleague.fillIn(FORM, { caseNumber: number.toLowerCase(), reason });
    expect(opened.url).toBe(`${pages.url}/saker/${anna}`);
    expect(opened.html).toContain('åpen for deg i noen timer');
    expect(opened.html).toContain('Elev anna');
    expect(opened.html).not.toContain('Dette kan du gjøre nå');
  });

  it('lead whoever sees the case already to the case', async () => {
    const teacher = await pages.logIn('north-teacher');
    const led = await teacher.fillIn(FORM, { caseNumber: number, reason });
    expect(led.url).toBe(`${pages.url}/saker/${anna}`);
    expect(await pages.db.breakGlassGrant.count()).toBe(1);
  });

  it('show leadership of the school what is to be reviewed, and nobody else', async () => {
    const { html } = await leader.get(REVIEWS);
    expect(html).toContain('Navn north-colleague, kontaktlærer');
    expect(html).toContain(reason);
    [, review = ''] = /href="(\/nodtilgang\/vurderinger\/[^"]+)"/.exec(html) ?? [];
    expect((await colleague.get(REVIEWS)).status).toBe(404);
    expect((await colleague.get(review)).status).toBe(404);
    for (const other of ['south-leader', 'municipal-administrator-1']) {
      const browser = await pages.logIn(other);
      expect((await browser.get(REVIEWS)).html).toContain('Ingen nødtilganger her.');
      expect((await browser.get(review)).status).toBe(404);
    }
    const operator = await pages.logIn('operator-1');
    expect((await operator.get(FORM)).status).toBe(404);
  });

  it('take a verdict once; access that was not justified ends at once', async () => {
    const one = await leader.get(review);
    expect(one.html).toContain('ikke egen elev');
    expect(one.html).toContain(`href="/saker/${anna}/innsyn"`);
    const without = await leader.fillIn(review, {});
    expect(without.status).toBe(422);
    expect(without.html).toContain('href="#felt-verdict"');
    const verdict = { verdict: 'not-justified', comment: 'Kontaktlærer var på jobb' };
    const saved = await leader.fillIn(review, verdict);
    expect(saved.url).toBe(`${pages.url}${REVIEWS}`);
    expect(saved.html).toContain('Vurderingen er lagret.');
    expect(saved.html).toContain('Ingen nødtilganger her.');
    expect((await leader.get(`${REVIEWS}?vis=alle`)).html).toContain('Nei, det var ikke grunn');
    expect((await colleague.get(`/saker/${anna}`)).status).toBe(404);
    const after = await leader.get(review);
    expect(after.html).toContain('Kontaktlærer var på jobb');
    expect(after.html).not.toContain('name="verdict"');
    const two = await pages.logIn('north-leader-two');
    const { csrf = '' } = Object.fromEntries(
      [...after.html.matchAll(/name="(csrf)" value="([^"]+)"/g)].map(([, k = '', v = '']) => [
        k,
        v,
      ]),
    );
    expect((await leader.post(review, { csrf, verdict: 'justified' })).status).toBe(409);
    expect((await two.get(review)).html).toContain('Nei, det var ikke grunn');
  });
});
