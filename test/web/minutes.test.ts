import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { givenStudent } from '../support/given-roster.js';
import { hiddenFieldsOf, type Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const DAY = '2026-10-14';
const HELD = { 'heldAt-date': DAY, 'heldAt-time': '13:00' };

describe('the minutes of a local meeting', () => {
  let pages: TestPages;
  let leader: Browserless;
  let teacher: Browserless;
  let schoolId: string;
  let agenda: string;
  let minutes: string;
  let count = 0;

  beforeAll(async () => {
    pages = await startTestPages();
    const school = await pages.db.school.findUniqueOrThrow({ where: { sourceId: 'north' } });
    schoolId = school.id;
    agenda = `/moter/lokalt/${schoolId}/${DAY}`;
    minutes = `${agenda}/referat`;
    const date = new Date(`${DAY}T00:00:00Z`);
    await pages.db.localMeetingDate.create({ data: { schoolId, date } });
  });
  afterAll(() => pages.stop());

  // Each test has cases of its own, opened before the meeting and talked about on its day.
  beforeEach(async () => {
    pages.desk.away = false;
    pages.time.now = '2026-09-14T08:00:00.000Z';
  });

  /** Brings cases to the meeting, each with the consent of a student old enough to give it, and comes to its day. */
  async function givenCases(howMany: number): Promise<{ id: string; name: string }[]> {
    teacher = await pages.logIn('north-teacher');
    const cases = [];
    for (let i = 0; i < howMany; i++) {
      const student = `gro-${++count}`;
      await givenStudent(pages.db, { id: student, birthDate: '2010-02-01' });
      const id = await pages.openCase(student);
      await teacher.fillIn(`/saker/${id}/record-consent`, {
        ...{ by: 'student', status: 'given', covers: ['local'], how: 'written' },
        ...{ 'recordedAt-date': '2026-09-14', 'recordedAt-time': '10:00' },
      });
      await teacher.fillIn(`/saker/${id}/escalate`, { to: 'local', reason: 'Trenger råd' });
      cases.push({ id, name: `Elev ${student}` });
    }
    pages.time.now = `${DAY}T11:30:00.000Z`;
    leader = await pages.logIn('north-leader');
    teacher = await pages.logIn('north-teacher');
    return cases;
  }

  const held = (caseId: string) =>
    pages.db.inboxCommand.findMany({
      where: { caseId, name: 'hold-meeting' },
      orderBy: { arrival: 'asc' },
    });
  const phaseOf = async (id: string) =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id } })).phase;
  const of = (id: string, fields: Record<string, string | string[]>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`sak-${id}-${name}`, value]));

  it('asks about each case of the meeting, with the fields of its own form, and is found from the agenda', async () => {
    const cases = await givenCases(2);
    expect((await leader.get(agenda)).html).toContain(`href="${minutes}"`);
    const { status, html } = await leader.get(minutes);
    expect(status).toBe(200);
    const { html: single } = await leader.get(`/saker/${cases[0]!.id}/hold-meeting`);
    const form = single.slice(single.lastIndexOf('<form'));
    const ofThePage = ['csrf', 'key', 'form', 'subject', 'heldAt-date', 'heldAt-time'];
    const wanted = [...form.matchAll(/ name="([^"]+)"/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !ofThePage.includes(name));
    expect(wanted).toEqual(expect.arrayContaining(['decision', 'participants', 'summary', 'etag']));
    for (const { id, name } of cases) {
      expect(html).toContain(name);
      expect(wanted.filter((field) => !html.includes(`name="sak-${id}-${field}"`))).toEqual([]);
    }
    expect(html.match(/name="heldAt-date"/g)).toHaveLength(1);
  });

  it('records each decision by the command of its own form, and skips what was left empty', async () => {
    const [one, two, empty] = await givenCases(3);
    const sent = await leader.fillIn(minutes, {
      ...HELD,
      ...of(one!.id, { decision: 'back-to-plan', advice: 'Kort vei tilbake' }),
      ...of(two!.id, { decision: 'close', reason: 'goal-reached' }),
      ...of(empty!.id, { participants: ['student'] }),
    });
    expect(sent.url).toBe(pages.url + agenda);
    expect(sent.html).toContain('Det er registrert');
    expect(await phaseOf(one!.id)).toBe('drafting');
    expect(await phaseOf(two!.id)).toBe('closed');
    expect(await phaseOf(empty!.id)).toBe('awaiting-local-meeting');
    expect(await held(empty!.id)).toEqual([]);
    const { html } = await leader.get(minutes);
    expect(html).toMatch(new RegExp(`Beslutninger[\\s\\S]*${one!.name}[\\s\\S]*<form`));
    expect(html).not.toContain(`sak-${one!.id}-decision`);
    expect(html).toContain(`sak-${empty!.id}-decision`);
  });

  it('says at a refused case what is wrong and keeps its words; what was accepted is not sent again', async () => {
    const [good, bad] = await givenCases(2);
    const first = await leader.fillIn(minutes, {
      ...HELD,
      ...of(good!.id, { decision: 'monitor' }),
      ...of(bad!.id, { advice: 'Spør helsesykepleier', summary: 'Lang drøfting' }),
    });
    expect(first.status).toBe(422);
    expect(first.html).toContain(`href="#felt-sak-${bad!.id}-decision"`);
    expect(first.html).toMatch(/Spør helsesykepleier[\s\S]*Lang drøfting/);
    expect(first.html).not.toContain(`sak-${good!.id}-decision`);
    expect(await phaseOf(good!.id)).toBe('watching');
    expect(first.html).toMatch(new RegExp(`Beslutninger[\\s\\S]*${good!.name}`));
    const again = await leader.post(minutes, {
      ...hiddenFieldsOf(first.html),
      ...HELD,
      ...of(bad!.id, { decision: 'monitor', advice: 'Spør helsesykepleier' }),
    });
    expect(again.url).toBe(pages.url + agenda);
    expect(await phaseOf(bad!.id)).toBe('watching');
    expect([(await held(good!.id)).length, (await held(bad!.id)).length]).toEqual([1, 1]);
  });

  it('says what stands in the way of a whole case: changed meanwhile, past the meeting, out of reach', async () => {
    const [changed, past, gone, good] = await givenCases(4);
    const opened = hiddenFieldsOf((await leader.get(minutes)).html);
    await teacher.fillIn(`/saker/${changed!.id}/record-report`, {
      ...{ to: 'police', 'reportedAt-date': DAY, 'reportedAt-time': '13:10' },
    });
    const two = await pages.logIn('north-leader-two');
    await two.fillIn(`/saker/${past!.id}/hold-meeting`, { ...HELD, decision: 'monitor' });
    await pages.db.student.update({
      where: { sourceId: gone!.name.replace('Elev ', '') },
      data: { protectedAddress: 6 },
    });
    const asked = [changed, past, gone, good].map((one) => [one!.id, `Råd ${one!.name}`] as const);
    const sent = await (await pages.logIn('north-coordinator')).get(minutes);
    expect(sent.html).not.toContain(gone!.name);
    const answer = await leader.post(minutes, {
      ...opened,
      ...HELD,
      ...Object.assign({}, ...asked.map(([id, advice]) => of(id, { decision: 'monitor', advice }))),
    });
    const after = (id: string) => answer.html.slice(answer.html.indexOf(`id="felt-sak-${id}-sak"`));
    expect(after(changed!.id)).toMatch(/^[^]{0,600}Saken er endret siden du åpnet skjemaet/);
    expect(after(changed!.id)).toMatch(/Dette har skjedd siden du åpnet skjemaet/);
    expect(after(past!.id)).toMatch(/^[^]{0,600}Ikke nå\./);
    expect(answer.html).toContain(`Råd ${changed!.name}`);
    expect(answer.html).toContain(`Råd ${past!.name}`);
    expect(await phaseOf(good!.id)).toBe('watching');
    expect(await phaseOf(changed!.id)).toBe('awaiting-local-meeting');
    const again = await leader.post(minutes, {
      ...hiddenFieldsOf(answer.html),
      ...HELD,
      ...of(changed!.id, { decision: 'monitor' }),
    });
    expect(again.url).toBe(pages.url + agenda);
    expect(await phaseOf(changed!.id)).toBe('watching');
  });

  it('stores what the engine cannot take yet, says so at the case with its words, and sends it once', async () => {
    const [one, wrong] = await givenCases(2);
    pages.desk.away = true;
    const sent = await leader.fillIn(minutes, {
      ...HELD,
      ...of(one!.id, { decision: 'monitor', advice: 'Rolig start' }),
    });
    expect(sent.url).toBe(pages.url + minutes);
    expect(sent.html).toMatch(
      new RegExp(`${one!.name}[\\s\\S]*Beslutningen er lagret[\\s\\S]*Rolig start`),
    );
    expect(sent.html).not.toContain(`sak-${one!.id}-decision`);
    const more = await leader.post(minutes, {
      ...hiddenFieldsOf(sent.html),
      ...HELD,
      ...of(wrong!.id, { advice: 'Uten vedtak' }),
    });
    expect(more.html).toMatch(/Beslutningen er lagret/);
    expect(more.html).toContain('Uten vedtak');
    pages.desk.away = false;
    await pages.desk.deliverLeftOver();
    expect(await phaseOf(one!.id)).toBe('watching');
    expect(await held(one!.id)).toHaveLength(1);
    expect((await leader.get(minutes)).html).toContain('Uten vedtak');
  });

  it('sent twice as it stands carries nothing out twice', async () => {
    const [one] = await givenCases(1);
    const form = {
      ...hiddenFieldsOf((await leader.get(minutes)).html),
      ...HELD,
      ...of(one!.id, { decision: 'monitor' }),
    };
    for (let i = 0; i < 2; i++) {
      expect((await leader.post(minutes, form)).url).toBe(pages.url + agenda);
    }
    expect(await held(one!.id)).toHaveLength(1);
  });

  it('asks nothing of an empty form, and shows a form of an earlier login again', async () => {
    const [one] = await givenCases(1);
    const nothing = await leader.fillIn(minutes, HELD);
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('Du har ikke skrevet noen beslutning ennå');
    const stale = await leader.post(minutes, {
      csrf: 'other',
      ...HELD,
      ...of(one!.id, { advice: 'Står her' }),
    });
    expect(stale.html).toContain('tidligere innlogging');
    expect(stale.html).toContain('Står her');
    expect(await held(one!.id)).toEqual([]);
  });

  it('is not there for whoever may not record the meeting, and asks nothing before its day', async () => {
    const [one] = await givenCases(1);
    for (const who of ['north-teacher', 'north-nurse', 'ppa-1', 'south-leader', 'north-subject']) {
      const outsider = await pages.logIn(who);
      expect([who, (await outsider.get(minutes)).status]).toEqual([who, 404]);
      const { csrf = '' } = hiddenFieldsOf((await outsider.get('/hjelp')).html);
      const fields = { csrf, key: 'k', ...HELD, ...of(one!.id, { decision: 'monitor' }) };
      expect([who, (await outsider.post(minutes, fields)).status]).toEqual([who, 404]);
    }
    expect((await teacher.get(agenda)).html).not.toContain(minutes);
    expect(await held(one!.id)).toEqual([]);
    pages.time.now = '2026-09-15T08:00:00.000Z';
    leader = await pages.logIn('north-leader');
    const { html } = await leader.get(minutes);
    expect(html).toContain('registreres her når møtet er holdt');
    expect(html).not.toContain(`sak-${one!.id}`);
    expect((await leader.get(agenda)).html).not.toContain(minutes);
  });
});
