import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { GuideError, describeFault } from '../../guide/guide-error.js';
import { DEFAULT_GUIDE_DIR, loadGuide } from '../../guide/load-guide.js';

const made: string[] = [];
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true })));

/** Copies the guide, changes one file, and tells what is then wrong with it. */
function faultsAfter(file: string, change: (text: string) => string): string[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'naervaer-guide-'));
  made.push(dir);
  cpSync(DEFAULT_GUIDE_DIR, dir, { recursive: true });
  const target = path.join(dir, file);
  const before = readFileSync(target, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(target, after);
  return faultsOf(() => loadGuide(dir));
}

function faultsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof GuideError) return error.faults.map(describeFault);
    throw error;
  }
  return [];
}

describe('the guide of Lillestrøm', () => {
  it('is valid, and the same whenever it is read', () => {
    const guide = loadGuide();
    expect(guide.municipality).toBe('lillestrom');
    expect(loadGuide().id).toBe(guide.id);
    expect(guide.rules.version).toBe(guide.id);
  });

  it('holds the figures of the process', () => {
    const { deadlines, reminders, triggers, consent, opening } = loadGuide().rules;
    expect({ ...triggers, ...opening }).toEqual({
      excusedStreakDays: 5,
      excusedSemesterMoreThan: 5,
      latePerMonth: 4,
      graceMinutes: 0,
    });
    expect(deadlines['awaiting-contact'].sameDayUntil).toBe('14:00');
    expect(deadlines['awaiting-mapping-meeting'].calendarDays).toBe(7);
    const periods = {
      drafting: 3,
      'awaiting-consent': 5,
      'consent-refused': 5,
      'awaiting-local-meeting': 10,
      'awaiting-central-meeting': 15,
      'awaiting-bup-meeting': 15,
      'awaiting-bridge-builders': 15,
      'intensive-follow-up': 30,
      watching: 30,
      scheduledMeetingMoves: 10,
      secondNoShow: 3,
      handover: 5,
    } as const;
    for (const [phase, schoolDays] of Object.entries(periods)) {
      expect(deadlines[phase as keyof typeof periods]).toEqual({ schoolDays, source: 'house' });
    }
    expect([deadlines.trial.check.schoolDays, deadlines.trial.evaluation.schoolDays]).toEqual([
      10, 15,
    ]);
    expect(consent).toEqual({ guardians: 'all', months: 12, viewFromAge: 12, ownFromAge: 15 });
    expect(Object.values(reminders)).toEqual([2, 5, 1, 3, 5, 10]);
  });
});

describe('a guide with a fault', () => {
  it.each([
    [
      'a key it does not know',
      'rules.yaml',
      (t: string) => `${t}\nextra: 1\n`,
      'rules.yaml: unknown "extra"',
    ],
    [
      'a figure that is no number',
      'rules.yaml',
      (t: string) => t.replace('latePerMonth: 4', 'latePerMonth: four'),
      /^rules.yaml: triggers.latePerMonth: /,
    ],
    [
      'a check after the evaluation',
      'rules.yaml',
      (t: string) => t.replace('schoolDays: 10, source: house', 'schoolDays: 16, source: house'),
      'rules.yaml: deadlines.trial.check: must not be greater than the evaluation',
    ],
    [
      'an item without a text',
      'duties.yaml',
      (t: string) => t.replace('student-heard:', 'student-seen:'),
      'duties.yaml: activity-plan.items: no text for the item "student-heard" of rules.yaml',
    ],
    [
      'a law that is not there',
      'duties.yaml',
      (t: string) => t.replace('law: exemption', 'law: exempt'),
      'duties.yaml: exemption.law: laws.yaml has no "exempt"',
    ],
    [
      'a language left out',
      'roles.yaml',
      (t: string) => t.replace(', en: contact teacher', ''),
      /^roles.yaml: contact-teacher.en: /,
    ],
    [
      'an id twice',
      'sentences.yaml',
      (t: string) => t.replace('id: T-LEFT', 'id: T-LATE'),
      'sentences.yaml: T-LATE: the id "T-LATE" stands twice',
    ],
    [
      'a variable that an e-mail does not have',
      'emails/nb.yaml',
      (t: string) =>
        t.replace('Det er åpnet en ny sak, {caseNumber}', 'Om {studentName}, {caseNumber}'),
      'emails/nb.yaml: templates.case-opened.variants.responsible.lines.0: {studentName} is no variable of case-opened',
    ],
    [
      'an e-mail that never uses a variable it must',
      'emails/en.yaml',
      (t: string) => t.replace('Case {caseNumber} is due {dueOn}.', 'Case {caseNumber} is due.'),
      'emails/en.yaml: templates.due-soon: the variable {dueOn} is missing',
    ],
    [
      'an optional variable used without condition',
      'emails/nn.yaml',
      (t: string) =>
        t.replace("- { when: dueOn, text: 'Svar innan {dueOn}.' }", '- Svar innan {dueOn}.'),
      'emails/nn.yaml: templates.handover-asked.lines.2: {dueOn} may be empty: say when: dueOn',
    ],
    [
      'a due date explained with an unknown variable',
      'due-because.yaml',
      (t: string) => t.replace('skoledager etter {from}', 'skoledager etter {start}'),
      'due-because.yaml: school-days.nb: {start} is no variable of a due date',
    ],
    [
      'a help text with a figure that the rules do not have',
      'help.yaml',
      (t: string) => t.replace('Innen {mappingDays} dager', 'Innen {days} dager'),
      'help.yaml: mapping.when.0.nb: {days} is no figure of a help text',
    ],
  ])('that has %s is refused with its file and key', (_, file, change, fault) => {
    const faults = faultsAfter(file, change);
    expect(faults).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });

  it('names every fault of every file at once, also a file that is missing', () => {
    const faults = faultsOf(() => loadGuide(path.join(DEFAULT_GUIDE_DIR, 'emails')));
    expect(faults.length).toBeGreaterThan(10);
    expect(faults).toContain('rules.yaml: the file is missing');
  });
});

describe('overrides', () => {
  it.each([
    ['nested', { opening: { graceMinutes: 15 } }],
    ['dotted', { 'opening.graceMinutes': 15 }],
  ])('come in the place of the guide’s figures by %s keys, as another version', (_, overrides) => {
    const guide = loadGuide(DEFAULT_GUIDE_DIR, overrides);
    expect(guide.rules.opening.graceMinutes).toBe(15);
    expect(guide.rules.triggers).toEqual(loadGuide().rules.triggers);
    expect(guide.id).not.toBe(loadGuide().id);
  });

  it('may mix both forms at any depth', () => {
    const { rules } = loadGuide(DEFAULT_GUIDE_DIR, {
      deadlines: { 'trial.evaluation': { schoolDays: 20 }, drafting: { schoolDays: 4 } },
      'consent.guardians': 'one',
    });
    expect(rules.deadlines.trial.evaluation).toEqual({ schoolDays: 20, source: 'guide' });
    expect(rules.deadlines.drafting).toEqual({ schoolDays: 4, source: 'house' });
    expect(rules.consent.guardians).toBe('one');
  });

  it('change nothing when there are none', () => {
    expect(loadGuide(DEFAULT_GUIDE_DIR, {}).id).toBe(loadGuide().id);
  });

  it.each([
    [{ openings: {} }, 'overrides: openings: the guide has no key "openings"'],
    [{ opening: { grace: 1 } }, 'overrides: opening.grace: the guide has no key "opening.grace"'],
    [{ 'deadlines.none.days': 1 }, /no key "deadlines.none.days"/],
    [{ 'hours.__proto__': 1 }, /no key "hours.__proto__"/],
    [{ 'opening.graceMinutes': -1 }, /^overrides: opening.graceMinutes: /],
    [{ opening: 3 }, /^overrides: opening: /],
    [{ 'monitoring.return': 'sometimes' }, /^overrides: monitoring.return: /],
    [{ 'consent.viewFromAge': 16 }, /consent.viewFromAge: must not be greater/],
  ])('%j are refused by name', (overrides, fault) => {
    const faults = faultsOf(() => loadGuide(DEFAULT_GUIDE_DIR, overrides));
    expect(faults).toContainEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });
});
