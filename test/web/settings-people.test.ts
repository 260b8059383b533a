import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hiddenFieldsOf, type Browserless } from './support/browserless.js';
import { givenStudent } from '../support/given-roster.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the pages of people and their cases', () => {
  let pages: TestPages;
  let administrator: Browserless;
  let leader: Browserless;
  let anna: string;
  let bo: string;
  let dina: string;

  beforeAll(async () => {
    pages = await startTestPages();
    await givenStudent(pages.db, { id: 'eva', birthDate: '2012-05-05' });
    [anna, bo, dina] = [
      await pages.openCase('anna'),
      await pages.openCase('bo'),
      await pages.openCase('dina'),
    ];
    administrator = await pages.logIn('municipal-administrator-1');
    leader = await pages.logIn('north-leader');
  });
  afterAll(() => pages.stop());

  const idOf = async (sourceId: string) =>
    (await pages.db.staff.findUniqueOrThrow({ where: { sourceId } })).id;
  const member = async (sourceId: string) => `/innstillinger/ansatte/${await idOf(sourceId)}`;
  const numberOf = async (id: string) =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id } })).caseNumber;
  const holderOf = async (id: string) =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id } })).holderId;

  it('show a leader their own school, with how many open cases each holds, and nothing to change', async () => {
    const { html } = await leader.get('/innstillinger/ansatte');
    expect(html).toContain('Navn north-teacher');
    expect(html).toContain('kontaktlærer ved Skole north');
    expect(html).not.toContain('Navn south-teacher');
    // The protected case counts in no list.
    expect(html).toMatch(/Navn north-teacher<\/a>.*?<td[^>]*>2<\/td>/s);
    const own = await leader.get(await member('north-teacher'));
    expect(own.html).toContain('north-teacher@skole.example');
    expect(own.html).not.toContain('name="roles-0-role"');
    expect(own.html).not.toMatch(/<title>[^<]*Navn/);
  });

  it('do not exist for a teacher, nor anybody of another school for a leader', async () => {
    const teacher = await pages.logIn('north-teacher');
    expect((await teacher.get('/innstillinger/ansatte')).status).toBe(404);
    expect((await teacher.get(`${await member('north-teacher')}/saker`)).status).toBe(404);
    expect((await leader.get(await member('south-teacher'))).status).toBe(404);
    expect((await leader.get(`${await member('south-teacher')}/saker`)).status).toBe(404);
    expect((await administrator.get(`${await member('north-teacher')}/saker`)).status).toBe(404);
    expect((await leader.fillIn(await member('north-teacher'), { name: 'X' })).status).toBe(404);
  });

  it('let the administrator set roles, which hold at once', async () => {
    const path = await member('north-colleague');
    const { html } = await administrator.get(path);
    expect(html).toContain('value="Navn north-colleague"');
    const fields = {
      name: 'Navn north-colleague',
      email: 'north-colleague@skole.example',
      active: 'true',
      'roles-0-role': 'contact-teacher',
      'roles-0-schoolId': 'north',
      'roles-1-role': 'attendance-coordinator',
      'roles-1-schoolId': '',
    };
    const refused = await administrator.fillIn(path, fields);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#felt-roles"');
    const colleague = await pages.logIn('north-colleague');
    expect((await colleague.get('/innstillinger/ansatte')).status).toBe(404);
    const saved = await administrator.fillIn(path, { ...fields, 'roles-1-schoolId': 'north' });
    expect(saved.html).toContain('Lagret.');
    expect((await colleague.get('/innstillinger/ansatte')).status).toBe(200);
  });

  it('hand all cases of one person on, and tell of each how it went', async () => {
    const path = `${await member('north-teacher')}/saker`;
    const { html } = await leader.get(path);
    expect(html).toContain(await numberOf(anna));
    expect(html).not.toContain(await numberOf(dina));
    const nobody = await leader.fillIn(path, { cases: [anna, bo], staffId: '' });
    expect(nobody.status).toBe(422);
    expect(nobody.html).toContain('href="#felt-staffId"');
    const noCase = await leader.fillIn(path, { staffId: 'north-colleague' });
    expect(noCase.html).toContain('Velg minst én sak.');

    const sent = await leader.fillIn(path, { cases: [anna], staffId: 'north-colleague' });
    expect(sent.html).toContain('Alle 1 er sendt.');
    const colleague = await pages.logIn('north-colleague');
    await colleague.fillIn(`/saker/${anna}/accept-handover`, {});
    expect(await holderOf(anna)).toBe(await idOf('north-colleague'));
    expect(await holderOf(bo)).toBe(await idOf('north-teacher'));
  });

  it('tell of each case how it went, where not all of them could be sent', async () => {
    const path = `${await member('north-teacher')}/saker`;
    const eva = await pages.openCase('eva');
    const { csrf = '', key = '' } = hiddenFieldsOf((await leader.get(path)).html);
    const sent = { csrf, key, cases: [bo], staffId: 'north-colleague' };
    expect((await leader.post(path, sent)).html).toContain('Alle 1 er sendt.');
    expect((await leader.post(path, sent)).html).toContain('Alle 1 er sendt.');
    expect(await pages.db.inboxCommand.count({ where: { caseId: bo, name: 'assign' } })).toBe(1);
    // The old form again, with another person: one of its cases was sent already.
    const mixed = { ...sent, cases: [bo, eva], staffId: 'north-leader-two' };
    const { html } = await leader.post(path, mixed);
    expect(html).toContain('1 av 2 er sendt.');
    const rows = html.split('<tr>').slice(2);
    expect(rows.find((row) => row.includes('Elev eva'))).toContain('Spurt');
    expect(rows.find((row) => row.includes('Elev bo'))).not.toContain('Spurt');
  });

  it('show who is asked and has not answered, and who stands in', async () => {
    const path = `${await member('north-colleague')}/saker`;
    const dates = { from: '2026-09-14', to: '2026-09-25' };
    const sent = { cases: [anna], staffId: 'north-leader-two', ...dates };
    expect((await leader.fillIn(path, sent)).html).toContain('Vikar er satt');
    const { html } = await leader.get('/innstillinger/overleveringer');
    const [asked = '', standIns = ''] = html.split('<caption>Vikarer');
    expect(asked).toContain('Elev bo');
    expect(asked).toContain('Elev eva');
    expect(standIns).toContain('Elev anna');
    expect(standIns).toContain('14. sep. 2026 til 25. sep. 2026');
    const [, withdraw = ''] = /href="([^"]+withdraw-assignment[^"]+)"/.exec(standIns) ?? [];
    const back = await leader.fillIn(withdraw.replaceAll('&amp;', '&'), {});
    expect(back.url).toBe(`${pages.url}/innstillinger/overleveringer`);
    expect(back.html).toContain('Ingen vikarer nå.');
  });

  it('list the cases that nobody holds once their teacher has left, and hand them on', async () => {
    const without = '/innstillinger/uten-ansvarlig';
    expect((await leader.get(without)).html).toContain('Ingen åpne saker her.');
    const left = await administrator.fillIn(await member('north-teacher'), {
      name: 'Navn north-teacher',
      email: 'north-teacher@skole.example',
      'roles-0-role': 'contact-teacher',
      'roles-0-schoolId': 'north',
    });
    expect(left.html).toContain('Lagret.');
    expect((await leader.get(without)).html).toContain('Elev bo');
    const south = await pages.logIn('south-leader');
    expect((await south.get(without)).html).not.toContain('Elev bo');
    const sent = await leader.fillIn(without, { cases: [bo], staffId: 'north-leader-two' });
    expect(sent.html).toContain('Alle 1 er sendt.');
    const two = await pages.logIn('north-leader-two');
    await two.fillIn(`/saker/${bo}/accept-handover`, {});
    expect(await holderOf(bo)).toBe(await idOf('north-leader-two'));
    expect((await leader.get(without)).html).not.toContain('Elev bo');
  });
});
