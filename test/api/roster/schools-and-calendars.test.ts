import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseSetting } from '../../../domain/case.js';
import { openTestCase } from '../support/open-test-case.js';
import { startTestApi, type TestApi } from '../support/start-test-api.js';

const YEAR = { firstDay: '2026-08-17', lastDay: '2027-06-18', closed: [] };

describe('schools and calendars', () => {
  let api: TestApi;
  beforeAll(async () => {
    // A Monday, 15:00 in Oslo: a case raised now is due at 16:00 on Tuesday.
    api = await startTestApi({ now: '2026-09-14T13:00:00.000Z' });
  });
  afterAll(() => api.stop());

  const put = (path: string, body: object, client?: string) =>
    client === undefined
      ? api.call('put', path, { body })
      : api.issuer.appToken(client).then((token) => api.call('put', path, { body, token }));
  const noticesOf = async (caseId: string) =>
    (await api.db.inboxCommand.findMany({ where: { caseId }, orderBy: { arrival: 'asc' } })).map(
      ({ payload }) => payload as unknown as { type: string; setting: CaseSetting },
    );
  const faultsOf = (answer: { body: { errors?: { pointer: string; detail: string }[] } }) =>
    answer.body.errors?.map(({ pointer }) => pointer);

  it('stores a calendar: 201 when new, then 200, with the resource as stored', async () => {
    const body = {
      name: 'Ruta',
      years: [{ ...YEAR, closed: [{ from: '2026-10-05', to: '2026-10-09', name: 'høstferie' }] }],
    };
    const first = await put('/calendars/cal-a', body);
    expect([first.status, first.body]).toEqual([201, { calendarId: 'cal-a', version: 1, ...body }]);
    const again = await put('/calendars/cal-a', body);
    expect([again.status, again.body.version]).toEqual([200, 1]);
  });

  it('replaces a year with the same first day and keeps the others', async () => {
    await put('/calendars/cal-b', { name: 'Ruta', years: [YEAR] });
    await put('/calendars/cal-b', {
      name: 'Ruta',
      years: [{ firstDay: '2027-08-16', lastDay: '2028-06-16', closed: [] }],
    });
    const { body } = await put('/calendars/cal-b', {
      name: 'Ny rute',
      years: [{ ...YEAR, lastDay: '2027-06-17' }],
    });
    expect(body.name).toBe('Ny rute');
    expect(body.years.map((year: typeof YEAR) => [year.firstDay, year.lastDay])).toEqual([
      ['2026-08-17', '2027-06-17'],
      ['2027-08-16', '2028-06-16'],
    ]);
  });

  it('refuses years that end before they begin, overlap, have no school day, or closings turned around', async () => {
    await put('/calendars/cal-c', { name: 'Ruta', years: [YEAR] });
    const years = (...list: object[]) => put('/calendars/cal-c', { name: 'Ruta', years: list });
    expect(faultsOf(await years({ ...YEAR, lastDay: '2026-08-01' }))).toEqual(['/years/0/lastDay']);
    expect(faultsOf(await years({ ...YEAR, firstDay: '' }))).toEqual(['/years/0/firstDay']);
    expect(faultsOf(await years({ ...YEAR, lastDay: '2036-06-18' }))).toEqual(['/years/0/lastDay']);
    expect(faultsOf(await years({ ...YEAR, firstDay: '2026-08-24' }))).toEqual([
      '/years/0/firstDay',
    ]);
    expect(faultsOf(await years(YEAR, YEAR))).toEqual(['/years/1/firstDay']);
    const closed = (from: string, to: string) => ({ ...YEAR, closed: [{ from, to, name: 'fri' }] });
    expect(faultsOf(await years(closed('2026-10-09', '2026-10-05')))).toEqual([
      '/years/0/closed/0/to',
    ]);
    expect(faultsOf(await years(closed(YEAR.firstDay, YEAR.lastDay)))).toEqual([
      '/years/0/lastDay',
    ]);
  });

  it('stores a school whole, sorted and once each', async () => {
    const first = await put('/schools/school-a', {
      name: '  Prøvelia skole ',
      calendarId: 'calendar-1',
      orgNumber: '999999999',
      writtenLanguage: 'nn',
      localMeetingDates: ['2026-10-28', '2026-09-30', '2026-09-30'],
      closedDays: ['2026-11-20'],
    });
    expect([first.status, first.body]).toEqual([
      201,
      {
        schoolId: 'school-a',
        name: 'Prøvelia skole',
        orgNumber: '999999999',
        calendarId: 'calendar-1',
        writtenLanguage: 'nn',
        localMeetingDates: ['2026-09-30', '2026-10-28'],
        closedDays: ['2026-11-20'],
      },
    ]);
    const second = await put('/schools/school-a', { name: 'Prøvelia', calendarId: 'calendar-1' });
    expect(second.body).toMatchObject({
      localMeetingDates: [],
      closedDays: [],
      writtenLanguage: 'nb',
      orgNumber: null,
    });
  });

  it('says which calendar it does not know', async () => {
    const answer = await put('/schools/school-a', { name: 'Prøvelia', calendarId: 'nowhere' });
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ pointer: '/calendarId', detail: 'Finnes ikke: nowhere.' }],
    ]);
  });

  it('answers another client’s school and calendar as if they did not exist; the seed’s are open to all', async () => {
    await put('/calendars/cal-d', { name: 'Ruta', years: [] }, 'demo-register');
    expect((await put('/calendars/cal-d', { name: 'Ruta', years: [] })).status).toBe(404);
    expect(
      (await put('/schools/school-a', { name: 'X', calendarId: 'calendar-1' }, 'demo-register'))
        .status,
    ).toBe(404);
    expect(
      (await put('/calendars/calendar-1', { name: 'Ruta', years: [] }, 'demo-register')).status,
    ).toBe(200);
  });

  it('refuses an id that is a national identity number, or has characters that no source uses', async () => {
    const body = { name: 'X', calendarId: 'calendar-1' };
    for (const id of ['15895010046', 'elev-15895010046', 'a b', 'x'.repeat(129)]) {
      const answer = await put(`/schools/${encodeURIComponent(id)}`, body);
      expect([id, answer.status, answer.body.errors?.[0]?.parameter]).toEqual([
        id,
        422,
        'schoolId',
      ]);
    }
    expect((await put('/schools/12345678901', body)).status).toBe(201);
    expect((await put('/schools/a.b_c:d@e-f', body)).status).toBe(201);
  });

  describe('with a running case', () => {
    const closedTuesday = {
      name: 'Eksempelåsen skole',
      calendarId: 'calendar-1',
      closedDays: ['2026-09-15'],
    };

    it('previews where due dates would move, and changes nothing', async () => {
      const open = await openTestCase(api, 'student-0010');
      const hidden = await openTestCase(api, 'student-0003');
      const answer = await api.call('post', '/schools/school-1/preview', { body: closedTuesday });
      expect(answer.status).toBe(200);
      expect(answer.body.cases).toEqual([
        {
          caseId: open.id,
          caseNumber: expect.stringMatching(/^N-/),
          oldDueAt: '2026-09-15T14:00:00.000Z',
          newDueAt: '2026-09-16T14:00:00.000Z',
        },
      ]);
      expect(await noticesOf(open.id)).toEqual([]);
      expect(await noticesOf(hidden.id)).toEqual([]);
      expect(await api.db.schoolClosedDay.count({ where: { date: new Date('2026-09-15') } })).toBe(
        0,
      );
    });

    it('names no case to a client that may not read cases', async () => {
      const token = await api.issuer.appToken('demo-register', ['roster.write']);
      const { body } = await api.call('post', '/schools/school-1/preview', {
        body: closedTuesday,
        token,
      });
      expect(Object.keys(body.cases[0])).toEqual(['oldDueAt', 'newDueAt']);
    });

    it('previews a calendar for every school that follows it', async () => {
      const other = await openTestCase(api, 'student-0301');
      const years = [
        { ...YEAR, closed: [{ from: '2026-09-15', to: '2026-09-16', name: 'streik' }] },
      ];
      const { body } = await api.call('post', '/calendars/calendar-1/preview', {
        body: { name: 'Skoleruta', years },
      });
      expect(body.cases).toHaveLength(2);
      expect(body.cases.map((c: { newDueAt: string }) => c.newDueAt)).toEqual(
        Array(2).fill('2026-09-17T14:00:00.000Z'),
      );
      expect(body.cases.map((c: { caseId: string }) => c.caseId)).toContain(other.id);
    });

    it('previews nothing of what does not exist', async () => {
      expect(
        (await api.call('post', '/schools/nowhere/preview', { body: closedTuesday })).status,
      ).toBe(404);
      expect(
        (await api.call('post', '/calendars/nowhere/preview', { body: { name: 'X', years: [] } }))
          .status,
      ).toBe(404);
    });

    it('tells each open case of the school its new setting, in the same transaction, and tries to deliver it', async () => {
      const [open] = await api.db.concernCase.findMany({
        where: { protectedAddress: false },
        orderBy: { caseNumber: 'asc' },
      });
      const caseId = (
        await api.db.student.findUniqueOrThrow({ where: { sourceId: 'student-0010' } })
      ).id;
      const { id } = await api.db.concernCase.findFirstOrThrow({ where: { studentId: caseId } });
      api.desk.settled.length = 0;
      expect((await put('/schools/school-1', closedTuesday)).status).toBe(200);
      const notices = await noticesOf(id);
      expect(notices.map(({ type }) => type)).toEqual(['change-setting']);
      expect(notices[0]?.setting.calendar.closedDays).toEqual(['2026-09-15']);
      expect(api.desk.settled).toHaveLength(2);
      expect(open).toBeDefined();
    });

    it('tells nobody when nothing changed, and other schools’ cases never', async () => {
      api.desk.settled.length = 0;
      await put('/schools/school-1', closedTuesday);
      await put('/schools/school-1', { ...closedTuesday, name: 'Nytt navn' });
      await put('/calendars/calendar-1', { name: 'Nytt navn', years: [] });
      expect(api.desk.settled).toEqual([]);
    });

    it('tells the cases of all schools of a changed calendar, with the case’s public holidays', async () => {
      api.desk.settled.length = 0;
      const years = [
        { ...YEAR, closed: [{ from: '2026-09-15', to: '2026-09-16', name: 'streik' }] },
      ];
      const { body } = await put('/calendars/calendar-1', { name: 'Skoleruta', years });
      expect(body.version).toBe(2);
      expect(api.desk.settled).toHaveLength(3);
      const last = await api.db.inboxCommand.findFirstOrThrow({ orderBy: { arrival: 'desc' } });
      const { setting } = last.payload as unknown as { setting: CaseSetting };
      expect(setting.calendar.version).toBe(2);
      expect(setting.calendar.publicHolidays).toContainEqual({
        date: '2027-05-06',
        name: 'Kristi himmelfartsdag',
      });
    });
  });
});
