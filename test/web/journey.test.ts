import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandForms } from '../../web/forms/all-forms.js';
import { TIMELINE } from '../../web/texts/timeline.js';
import type { Browserless } from './support/browserless.js';
import { givenAbsence } from '../support/given-absence.js';
import { startTestPages, type TestPages } from './support/start-test-pages.js';

describe('a case, from the first call to its end, by the forms alone', () => {
  let pages: TestPages;
  let teacher: Browserless;
  let leader: Browserless;
  let caseId: string;

  beforeAll(async () => {
    pages = await startTestPages();
    caseId = await pages.openCase('anna');
    teacher = await pages.logIn('north-teacher');
    leader = await pages.logIn('north-leader');
  });
  afterAll(() => pages.stop());

  const at = (name: string, time = '10:00') => ({
    [`${name}-date`]: pages.time.now.slice(0, 10),
    [`${name}-time`]: time,
  });
  const phase = async () =>
    (await pages.db.concernCase.findUniqueOrThrow({ where: { id: caseId } })).phase;
  /** Sends a form and expects to be back on the case; opens every form that is offered on the way. */
  async function send(who: Browserless, verb: string, fields: Record<string, string | string[]>) {
    const shown = await who.get(`/saker/${caseId}`);
    for (const [, href = ''] of shown.html.matchAll(
      /href="(\/saker\/[^"]+\/[a-z-]+(?:\/[^"]+)?)"/g,
    )) {
      const form = await who.get(href);
      expect([href, form.status]).toEqual([href, 200]);
    }
    const sent = await who.fillIn(`/saker/${caseId}/${verb}`, fields);
    expect([verb, sent.status, sent.url, sent.html.match(/<li>.*?<\/li>/)?.[0] && '']).toEqual([
      verb,
      200,
      `${pages.url}/saker/${caseId}`,
      sent.html.match(/<li>.*?<\/li>/)?.[0] && '',
    ]);
    return sent;
  }

  it('logs the call', async () => {
    await send(teacher, 'log-call', {
      ...at('contactedAt'),
      channel: 'phone',
      spokeWithStudentFirst: 'no',
      outcome: 'unsure',
    });
    expect(await phase()).toBe('awaiting-mapping-meeting');
  });

  it('schedules a meeting, hears that nobody came, and cancels it', async () => {
    await send(teacher, 'schedule-meeting', {
      kind: 'mapping',
      'scheduledFor-date': '2026-09-16',
      'scheduledFor-time': '12:00',
      place: 'Rom 3',
      participants: ['student', 'guardian anna-mor', 'staff north-teacher'],
      'others-0-name': 'Tove Tolk',
      'others-0-organisation': 'Tolketjenesten',
    });
    pages.time.now = '2026-09-16T11:00:00.000Z';
    teacher = await pages.logIn('north-teacher');
    leader = await pages.logIn('north-leader');
    const { html } = await send(teacher, 'report-no-show', {
      who: 'guardians',
      newDate: '2026-09-17',
    });
    const [, cancel = ''] = /href="\/saker\/[^/]+\/(cancel-meeting\/[^"]+)"/.exec(html) ?? [];
    await send(teacher, cancel, {});
  });

  it('holds the mapping meeting, with suspected bullying', async () => {
    const { html } = await send(teacher, 'hold-meeting', {
      ...at('heldAt', '12:30'),
      participants: ['student'],
      studentHeard: 'yes',
      'finding-school': 'Uro i timene',
      bullyingSuspected: 'yes',
      outcome: 'plan-needed',
    });
    expect(await phase()).toBe('drafting');
    const [, tick = ''] = /href="\/saker\/[^/]+\/(progress-duty\/[^"]+)"/.exec(html) ?? [];
    await send(teacher, tick, { item: 'student-heard', ...at('doneAt', '12:45') });
  });

  it('agrees a plan, whose measures the case then shows', async () => {
    const { html } = await send(teacher, 'agree-plan', {
      goal: 'Til stede hver dag',
      startsOn: '2026-09-16',
      'measures-0-area': 'school',
      'measures-0-description': 'Fast voksen om morgenen',
      'measures-0-responsible': 'Kontaktlærer',
      madeWithStudent: 'yes',
      special: 'reduced-timetable',
      'reducedHours-0-weekday': '5',
      'reducedHours-0-lessons': '5, 6',
    });
    expect(html).toContain('Fast voksen om morgenen');
    expect(html).toContain('<p class="words">skole</p>');
    expect(await phase()).toBe('trial');
  });

  it('names the field of a measure that lacks its responsible', async () => {
    pages.time.now = '2026-09-16T11:10:00.000Z';
    const { status, html } = await teacher.fillIn(`/saker/${caseId}/check-plan`, {
      ...at('checkedAt', '13:00'),
      result: 'adjust',
      'measures-0-area': 'home',
      'measures-0-description': 'Legge seg tidligere',
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#felt-measures"');
  });

  it('checks and evaluates the plan, and takes it to the local meeting', async () => {
    await send(teacher, 'check-plan', { ...at('checkedAt', '13:00'), result: 'keep' });
    await send(teacher, 'evaluate-plan', {
      ...at('evaluatedAt', '13:00'),
      goal: 'not-reached',
      decision: 'local-meeting',
      earlyReason: 'Det blir raskt verre',
    });
    expect(await phase()).toBe('awaiting-consent');
  });

  it('shows the days of absence before the plan and from it on to those who see everything', async () => {
    await givenAbsence(pages.db, 'anna', '2026-09-08', 'unexcused-lesson', { lesson: 1 });
    await givenAbsence(pages.db, 'anna', '2026-09-08', 'unexcused-lesson', { lesson: 2 });
    await givenAbsence(pages.db, 'anna', '2026-09-10', 'excused-day', { agreed: true });
    await givenAbsence(pages.db, 'anna', '2026-09-16', 'late');
    const cellsOf = ({ html }: { html: string }, label: string) =>
      [
        ...(html.split(`<th scope="row">${label}</th>`)[1]?.split('</tr>')[0] ?? '').matchAll(
          /<td[^>]*>(.*?)<\/td>/g,
        ),
      ].map(([, cell]) => cell);
    const shown = await teacher.get(`/saker/${caseId}`);
    const before = cellsOf(shown, 'De fire ukene før');
    expect(before.slice(1)).toEqual(['19. aug. 2026 – 15. sep. 2026', '1', '20']);
    expect(before[0]).toBe('0,3');
    expect(cellsOf(shown, 'Fra planen startet')).toEqual([
      '5',
      '16. sep. 2026 – 16. sep. 2026',
      '1',
      '1',
    ]);
  });

  it('records the consents and holds the local meeting', async () => {
    for (const who of ['mor', 'far']) {
      await send(teacher, 'record-consent', {
        by: `guardian anna-${who}`,
        status: 'given',
        covers: ['local'],
        how: 'written',
        ...at('recordedAt', '13:00'),
        studentView: 'Det er greit',
      });
    }
    expect(await phase()).toBe('awaiting-local-meeting');
    await send(leader, 'hold-meeting', {
      ...at('heldAt', '13:05'),
      participants: [],
      decision: 'monitor',
      reason: 'moved',
      advice: 'Følg med',
    });
    expect(await phase()).toBe('watching');
  });

  it('assigns, extends, consults, reports, opens a duty and closes', async () => {
    await send(leader, 'consult-ppa', {
      with: 'ppa',
      anonymous: 'anonymous',
      ...at('heldAt', '13:05'),
    });
    await send(leader, 'open-duty', { kind: 'av1-robot' });
    await send(leader, 'extend', { until: '2026-11-11', reason: 'Ferie' });
    const { html } = await send(leader, 'assign', {
      role: 'contact-teacher',
      staffId: 'north-colleague',
    });
    expect(html).toContain('Navn north-colleague');
    const colleague = await pages.logIn('north-colleague');
    expect((await colleague.get('/')).html).toContain(`/saker/${caseId}`);
    await send(colleague, 'accept-handover', {});
    await send(leader, 'record-report', { to: 'child-welfare', ...at('reportedAt', '13:05') });
    await send(leader, 'close', { reason: 'goal-reached' });
    expect(await phase()).toBe('closed');
  });

  it('says in words everything that happened', async () => {
    const events = await pages.db.caseEvent.findMany({ select: { type: true } });
    expect(events.map(({ type }) => type).filter((type) => !TIMELINE[type])).toEqual([]);
  });

  it('has a form for every command', async () => {
    const { COMMANDS } = await import('../../domain/codes.js');
    const covered = commandForms.flatMap(({ command }) => command);
    expect(COMMANDS.filter((command) => !covered.includes(command))).toEqual([]);
  });

  it('says that a command is stored while the engine is away, and then shows it', async () => {
    const other = await pages.openCase('bo');
    pages.desk.away = true;
    const sent = await teacher.fillIn(`/saker/${other}/log-call`, {
      ...at('contactedAt', '13:10'),
      channel: 'phone',
      spokeWithStudentFirst: 'no',
      outcome: 'unsure',
    });
    expect(sent.html).toContain('venter på å bli utført');
    pages.desk.away = false;
    await pages.desk.deliverLeftOver();
    const { html } = await teacher.get(`/saker/${other}`);
    expect(html).not.toContain('venter på å bli utført');
    expect(html).toContain('Kontakt med hjemmet registrert');
  });
});
