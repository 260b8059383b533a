import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenStudent } from '../support/given-roster.js';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const DAY = '2026-10-14';

describe('the agenda of the local meeting', () => {
  let pages: TestPages;
  let leader: Browserless;
  let teacher: Browserless;
  let agenda: string;
  let named: string;
  let anonymous: string;
  let anonymousNumber: string;

  beforeAll(async () => {
    pages = await startTestPages();
    const { id: schoolId } = await pages.db.school.findUniqueOrThrow({
      where: { sourceId: 'north' },
    });
    agenda = `/moter/lokalt/${schoolId}/${DAY}`;
    await pages.db.localMeetingDate.createMany({
      data: [DAY, '2026-11-11'].map((day) => ({ schoolId, date: new Date(`${day}T00:00:00Z`) })),
    });
    named = await pages.openCase('anna');
    anonymous = await pages.openCase('bo');
    teacher = await pages.logIn('north-teacher');
    leader = await pages.logIn('north-leader');
    for (const who of ['mor', 'far']) {
      await teacher.fillIn(`/saker/${named}/record-consent`, {
        by: `guardian anna-${who}`,
        status: 'given',
        covers: ['local'],
        how: 'written',
        'recordedAt-date': '2026-09-14',
        'recordedAt-time': '10:00',
        studentView: 'Det er greit',
      });
    }
    for (const caseId of [named, anonymous]) {
      await teacher.fillIn(`/saker/${caseId}/escalate`, { to: 'local', reason: 'Trenger råd' });
    }
    const row = await pages.db.concernCase.findUniqueOrThrow({ where: { id: anonymous } });
    anonymousNumber = row.caseNumber;
  });
  afterAll(() => pages.stop());

  /** What the paper shows of a page: all but what is for the screen alone. */
  const printed = (html: string) =>
    html.slice(html.indexOf('<main')).replace(/<p class="[^"]*screen-only">[\s\S]*?<\/p>/g, '');

  it('is found from the calendar of meetings', async () => {
    expect((await teacher.get('/moter')).html).toContain(`href="${agenda}"`);
  });

  it('names who has consented; of the others it prints age, reason and what was tried', async () => {
    const { status, html } = await leader.get(agenda);
    expect(status).toBe(200);
    expect(html).toMatch(/Saker med samtykke[\s\S]*Elev anna[\s\S]*Saker uten samtykke/);
    const [, sheets = ''] = printed(html).split('Saker uten samtykke');
    expect(sheets).toContain('15 år eller eldre');
    expect(sheets).toContain('Første ugyldige time');
    expect(sheets).not.toMatch(/Elev bo|8A|N-[0-9A-F]{4}/);
    expect(html).toContain(`Sak ${anonymousNumber}`);
  });

  it('warns while too few students could be meant, and counts all of the school whoever asks', async () => {
    expect((await teacher.get(agenda)).html).toContain('Arket kan peke på én elev');
    for (const n of [1, 2, 3, 4]) {
      await givenStudent(pages.db, { id: `old-${n}`, birthDate: '2011-01-01' });
    }
    const mix = (await teacher.get(agenda)).html;
    expect(mix).toContain('alt arket sier samlet');
    for (const n of [1, 2, 3, 4]) await pages.openCase(`old-${n}`);
    const student = { where: { sourceId: 'bo' } };
    await pages.db.student.update({ ...student, data: { className: '10B' } });
    const year = (await leader.get(agenda)).html;
    expect(year).not.toContain('Arket kan peke på én elev');
    expect(year).toContain('færre enn fem elever på elevens trinn');
    await pages.db.student.update({ ...student, data: { className: '8B' } });
    expect((await leader.get(agenda)).html).not.toContain('færre enn fem');
    const colleague = await pages.logIn('north-colleague');
    await pages.db.staff.update({
      where: { sourceId: 'north-colleague' },
      data: { contactStudents: { connect: { sourceId: 'bo' } } },
    });
    expect((await colleague.get(agenda)).html).not.toContain('færre enn fem');
  });

  it('shows partners who sit in the meeting the cases with consent alone', async () => {
    for (const partner of ['north-nurse', 'ppa-1']) {
      const { html } = await (await pages.logIn(partner)).get(agenda);
      expect(html).toContain('Elev anna');
      expect(html).not.toMatch(new RegExp(`${anonymousNumber}|Anonym sak|15 år eller eldre`));
    }
  });

  it('is not there for whoever has no seat in it, on other days, or under a made-up address', async () => {
    for (const outsider of ['south-leader', 'north-subject', 'phfs-1', 'municipal-administrator-1'])
      expect((await (await pages.logIn(outsider)).get(agenda)).status).toBe(404);
    for (const path of [
      agenda.replace(DAY, '2026-10-15'),
      agenda.replace(DAY, '2026-02-31'),
      agenda.replace(/lokalt\/[^/]+/, 'lokalt/north'),
    ]) {
      expect((await leader.get(path)).status).toBe(404);
    }
    expect((await teacher.get(`${agenda}/innkalling`)).status).toBe(404);
  });

  it('leaves a case to its own day’s agenda, and everything in the access log', async () => {
    const count = () => pages.db.accessLog.count({ where: { caseId: named, action: 'list' } });
    const before = await count();
    expect((await leader.get(agenda.replace(DAY, '2026-11-11'))).html).not.toContain('Elev anna');
    expect(await count()).toBe(before);
    await leader.get(agenda);
    expect(await count()).toBe(before + 1);
  });

  it('arranges the meeting with the home for its own day', async () => {
    const { html } = await leader.get(agenda);
    const href = linkTo(html, 'schedule-meeting');
    expect((await leader.get(href)).html).toContain(`value="${DAY}"`);
    const sent = await leader.fillIn(href, {
      kind: 'local',
      'scheduledFor-date': DAY,
      'scheduledFor-time': '12:00',
      participants: ['student', 'guardian anna-mor'],
    });
    expect(sent.url).toBe(pages.url + agenda);
    expect(sent.html).toMatch(new RegExp(`/saker/${named}/moter/[^/]+/innkalling`));
  });

  it('calls people to it on a paper that names no student and no case', async () => {
    const { html } = await leader.get(`${agenda}/innkalling`);
    const paper = html.slice(html.indexOf('<article'));
    expect(paper).toMatch(/Helsesykepleier: Navn north-nurse[\s\S]*PPA</);
    expect(paper).not.toMatch(/Elev|N-[0-9A-F]{4}|8A/);
    expect((await leader.get(`${agenda}/innkalling?sprak=nn`)).html).toContain('Kontaktlærarar');
  });

  it('takes one decision a case from its own day on, by the API’s own command, and keeps the minutes', async () => {
    expect((await leader.get(agenda)).html).not.toContain('hold-meeting');
    pages.time.now = `${DAY}T11:30:00.000Z`;
    leader = await pages.logIn('north-leader');
    const href = linkTo((await leader.get(agenda)).html, 'hold-meeting');
    const sent = await leader.fillIn(href, {
      'heldAt-date': DAY,
      'heldAt-time': '13:00',
      decision: 'back-to-plan',
      advice: 'Kort vei tilbake',
    });
    expect(sent.url).toBe(pages.url + agenda);
    expect(sent.html).toMatch(/Beslutninger[\s\S]*Elev anna[\s\S]*ny runde med tiltaksplan/);
    expect(sent.html).not.toContain('hold-meeting');
  });

  it('takes down that a case was discussed without a name', async () => {
    const href = linkTo((await leader.get(agenda)).html, 'consult-ppa');
    const sent = await leader.fillIn(href, {
      with: 'ppa',
      anonymous: 'anonymous',
      'heldAt-date': DAY,
      'heldAt-time': '13:10',
    });
    expect(sent.url).toBe(pages.url + agenda);
    const { name } = await pages.db.inboxCommand.findFirstOrThrow({
      where: { caseId: anonymous },
      orderBy: { arrival: 'desc' },
    });
    expect(name).toBe('discuss-anonymously');
  });
});

/** Finds the link to a form, with the day and the way back in it. */
function linkTo(html: string, verb: string): string {
  const href = new RegExp(`href="(/saker/[^/]+/${verb}[^"]*)"`).exec(html)?.[1] ?? '';
  return href.replaceAll('&amp;', '&');
}
