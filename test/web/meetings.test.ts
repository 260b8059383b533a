import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('the calendar of meetings', () => {
  let pages: TestPages;
  let teacher: Browserless;
  let caseId: string;
  let caseNumber: string;
  let meeting: string;

  beforeAll(async () => {
    pages = await startTestPages();
    caseId = await pages.openCase('anna');
    const { id: schoolId } = await pages.db.school.findUniqueOrThrow({
      where: { sourceId: 'north' },
    });
    await pages.db.localMeetingDate.create({
      data: { schoolId, date: new Date('2026-10-14T00:00:00Z') },
    });
    teacher = await pages.logIn('north-teacher');
    await teacher.fillIn(`/saker/${caseId}/schedule-meeting`, {
      kind: 'mapping',
      'scheduledFor-date': '2026-09-16',
      'scheduledFor-time': '12:00',
      place: 'Rom 3',
      participants: ['student', 'guardian anna-mor', 'staff north-teacher'],
    });
    const row = await pages.db.concernCase.findUniqueOrThrow({ where: { id: caseId } });
    caseNumber = row.caseNumber;
    const { meetings } = row.state as unknown as { meetings: { id: string }[] };
    meeting = `/saker/${caseId}/moter/${meetings[0]?.id ?? ''}`;
  });
  afterAll(() => pages.stop());

  it('groups by month, soonest first, the school’s fixed days among them', async () => {
    const { status, html } = await teacher.get('/moter');
    expect(status).toBe(200);
    expect(html).toMatch(/september 2026[\s\S]*kl\. 12\.00[\s\S]*oktober 2026[\s\S]*Skole north/);
    expect(html).toContain(`Sak ${caseNumber}`);
  });

  it('shows another school’s people nothing of it', async () => {
    const other = await pages.logIn('south-leader');
    const { html } = await other.get('/moter');
    expect(html).toContain('Ingen møter er avtalt');
    for (const path of [`${meeting}/kalender.ics`, `${meeting}/innkalling`]) {
      expect((await other.get(path)).status).toBe(404);
    }
  });

  it('gives files that name the case number and nobody', async () => {
    const all = await teacher.get('/moter.ics');
    const one = await teacher.get(`${meeting}/kalender.ics`);
    expect(all.headers.get('content-type')).toContain('text/calendar');
    expect(all.html.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(all.html).toContain('DTSTART;VALUE=DATE:20261014');
    for (const { html } of [all, one]) {
      expect(html).toContain(`SUMMARY:Møte i sak ${caseNumber}`);
      expect(html).toContain('DTSTART:20260916T100000Z');
      expect(html).not.toMatch(/anna|Foresatt|Navn|Skole|Rom 3|\b8A\b/);
    }
  });

  it('writes an invitation each for the student and the guardian who are to come', async () => {
    const { html } = await teacher.get(`${meeting}/innkalling`);
    expect(html.match(/<article/g)).toHaveLength(2);
    expect(html).toContain('Rom 3');
    expect(html.split('<article')[0]).not.toMatch(/Elev anna|Foresatt/);
    expect((await teacher.get(`${meeting}/innkalling?sprak=nn`)).html).toContain('Venleg helsing');
  });

  it('asks for what a meeting came to once its time is past', async () => {
    pages.time.now = '2026-09-16T11:00:00.000Z';
    teacher = await pages.logIn('north-teacher');
    const before = await pages.db.accessLog.count({ where: { caseId, action: 'list' } });
    await pages.openCase('bo');
    await teacher.fillIn(`/saker/${caseId}/log-call`, {
      'contactedAt-date': '2026-09-16',
      'contactedAt-time': '12:30',
      channel: 'phone',
      spokeWithStudentFirst: 'no',
      outcome: 'unsure',
    });
    const { html } = await teacher.get('/moter');
    expect(html).toMatch(/Skulle vært holdt[\s\S]*hold-meeting/);
    expect(await pages.db.accessLog.count({ where: { caseId, action: 'list' } })).toBe(before + 1);
  });
});
