import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../domain/local-time.js';
import { PAGE_SIZE, pageOf } from '../../web/layout/pager.js';
import { givenStudent } from '../support/given-roster.js';
import type { Browserless } from './support/browserless.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

const MANY = 101;

describe('the lists of tasks and of meetings, page by page', () => {
  let pages: TestPages;
  let teacher: Browserless;
  let caseIds: string[];

  beforeAll(async () => {
    pages = await startTestPages();
    caseIds = [];
    for (let i = 0; i < MANY; i++) {
      const id = `extra-${i}`;
      await givenStudent(pages.db, { id, birthDate: '2013-04-02', school: 'south' });
      if (i === 60) pages.time.now = '2026-09-15T08:00:00.000Z';
      caseIds.push(await pages.openCase(id));
    }
    teacher = await pages.logIn('south-teacher');
  });
  afterAll(() => pages.stop());

  /** Reads a list to its end by the links to the next page. */
  async function readAll(path: string): Promise<string[]> {
    const read: string[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, html } = await teacher.get(next);
      expect(status).toBe(200);
      read.push(html.slice(html.indexOf('<main'), html.indexOf('</main>')));
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1];
    }
    return read;
  }
  const items = (html: string) => html.match(/<li/g)?.length ?? 0;

  it('shows each task once, soonest due first, with the count of all pages', async () => {
    const read = await readAll('/');
    expect(read.map(items)).toEqual([PAGE_SIZE, MANY - PAGE_SIZE]);
    for (const html of read) expect(html).toContain(`${MANY} oppgaver, ${items(html)} vist her`);
    const ids = read.flatMap((html) =>
      [...html.matchAll(/href="\/saker\/([^"/]+)"/g)].map(([, id]) => id ?? ''),
    );
    expect([...ids].sort()).toEqual([...caseIds].sort());
    const cases = await pages.db.concernCase.findMany({ where: { id: { in: ids } } });
    const due = ids.map((id) => cases.find((c) => c.id === id)?.dueAt?.toISOString());
    expect(due).toEqual([...due].sort());
  });

  it('comes back from a task to the page that it stood on', async () => {
    const [, second = ''] = await readAll('/');
    expect(second).toMatch(/log-call\?tilbake=%2F%3Fetter%3D/);
    expect(second).toContain('Til første side');
  });

  it('shows each meeting once, those that have passed first, and the days among the hours', async () => {
    const { id: schoolId } = await pages.db.school.findUniqueOrThrow({
      where: { sourceId: 'south' },
    });
    await pages.db.localMeetingDate.createMany({
      data: Array.from({ length: MANY }, (_, i) => ({
        schoolId,
        date: new Date(`${addDays('2026-09-20', i)}T00:00:00Z`),
      })),
    });
    const [early = '', late = '', coming = ''] = caseIds;
    for (const [id, day] of [
      [late, '2026-09-17'],
      [early, '2026-09-16'],
      [coming, '2026-09-20'],
    ]) {
      await teacher.fillIn(`/saker/${id}/schedule-meeting`, {
        ...{ kind: 'mapping', 'scheduledFor-date': day!, 'scheduledFor-time': '12:00' },
      });
    }
    pages.time.now = '2026-09-18T08:00:00.000Z';
    teacher = await pages.logIn('south-teacher');
    const read = await readAll('/moter');
    const total = MANY + 3;
    expect(read.map(items)).toEqual([PAGE_SIZE, total - PAGE_SIZE]);
    for (const html of read) expect(html).toContain(`${total} møter, ${items(html)} vist her`);
    const first = read[0] ?? '';
    const order = [early, late, `/moter/lokalt/${schoolId}/2026-09-20`, coming, '2026-09-21'];
    const places = order.map((one) => first.indexOf(one));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(read[1]).not.toContain('Skulle vært holdt');
    const days = read.join('').match(/moter\/lokalt\/[^"/]+\/([\d-]+)/g) ?? [];
    expect(new Set(days).size).toBe(MANY);
  });

  it('notes in the access log the cases on the page alone', async () => {
    const count = () => pages.db.accessLog.count({ where: { action: 'list' } });
    const before = await count();
    const { html } = await teacher.get('/moter');
    expect(await count()).toBe(before + 3);
    await teacher.get(/rel="next" href="([^"]+)"/.exec(html)?.[1] ?? '');
    expect(await count()).toBe(before + 3);
  });
});

describe('a page of a list', () => {
  const all = Array.from({ length: PAGE_SIZE + 2 }, (_, i) => String(i).padStart(4, '0'));
  const read = (href: string) => {
    const [path = '', query = ''] = href.split('?');
    return pageOf(all, (one) => one, { path, query: new URLSearchParams(query) });
  };

  it('goes on where the page before ended, also where its last line is gone', () => {
    const { next = '', first, shown } = read('/list');
    expect([shown.length, first]).toEqual([PAGE_SIZE, undefined]);
    all.splice(PAGE_SIZE - 1, 1);
    expect(read(next)).toMatchObject({ shown: ['0100', '0101'], first: '/list', here: next });
    expect(read(next).next).toBeUndefined();
  });

  it('is the first one where nothing comes after', () => {
    const { next = '' } = read('/list');
    all.splice(1);
    expect(read(next)).toEqual({
      ...{ shown: all, total: 1, first: undefined, next: undefined, here: '/list' },
    });
  });
});
