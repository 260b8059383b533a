import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readScenario } from '../../simulate/read-scenario.js';
import { ScenarioError } from '../../simulate/scenario-error.js';
import { runSimulation, scenarioFile } from '../support/run-simulation.js';

const directory = mkdtempSync(path.join(tmpdir(), 'naervaer-scenarios-'));
afterAll(() => rmSync(directory, { recursive: true }));

const HEAD = `name: A scenario
start: 2026-09-14T08:00
calendar: { firstDay: 2026-08-17, lastDay: 2027-06-18 }
students:
  - { id: anna, birthDate: 2013-04-02, guardians: [mor, far] }
`;

function write(text: string): string {
  const file = path.join(directory, 'scenario.yaml');
  writeFileSync(file, text);
  return file;
}

function faultsOf(text: string): string[] {
  try {
    readScenario(write(text));
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.lines.map((line) => line.replace(/^.*scenario\.yaml:/, ''));
  }
}

describe('a scenario file', () => {
  it('keeps times as text, quoted or not', () => {
    const file = write(
      `${HEAD}events:\n  - at: 2026-09-14T08:45\n    roster: {}\nuntil: "2026-09-15T10:00"\n`,
    );
    const { start, events, until } = readScenario(file);
    expect([start, events?.[0]?.at, until]).toEqual([
      '2026-09-14T08:00',
      '2026-09-14T08:45',
      '2026-09-15T10:00',
    ]);
  });

  it('is refused with every fault and its line', () => {
    const faults = faultsOf(`${HEAD}  - { id: anna, birthDate: 2013-02-30 }
guide: { hours: { noon: 12 } }
colour: green
events:
  - at: 2026-09-13T12:00
    as: rector
    case: per
    do: log-cal
  - at: 2026-09-14 noon
    case: anna
    do: log-call
  - at: 2026-09-15T12:00
    absences: [{ entryId: a1, studentId: anna, date: 2026-09-14, kind: away }]
    with: {}
  - at: 2026-09-15T12:00
  - at: 2028-01-01T00:00
    calendar: { firstDay: 2027-08-17, lastDay: 2026-06-18 }
`);
    expect(faults).toEqual([
      '6: students.1.id: there are two students "anna"',
      '6: students.1.birthDate: a date such as 2026-09-14 is expected',
      '7: guide.hours.noon: the guide has no key "hours.noon"',
      '8: colour: there is no such key',
      '10: events.0.at: it lies before the start, 2026-09-14T08:00',
      '11: events.0.as: "rector" is no role code, and not system',
      '12: events.0.case: there is no student "per"',
      '13: events.0.do: this is no command of the API',
      '14: events.1.at: a time such as 2026-09-14T08:45 is expected',
      '14: events.1: a command needs as: a role code, or system',
      '18: events.2.absences.0.kind: Invalid option: expected one of "unexcused-lesson"|"unexcused-day"|"excused-lesson"|"excused-day"|"late"|"left-school"|"skipped-class"',
      '19: events.2.with: it belongs to an event with do',
      '20: events.3: an event has do, or absences, or calendar, or roster',
      '21: events.4.at: it lies after the end, 2027-10-19T08:00',
      '22: events.4.calendar.lastDay: it ends before it begins',
    ]);
  });

  it('is refused with a fault that stands behind another one', () => {
    const faults = faultsOf(`${HEAD}  - { id: "15895010046", birthDate: 2013-04-02 }
guide: { noon: 12, deadlines: { drafting: { schoolDays: soon } } }
events:
  - at: 2026-09-15T12:00
    absences:
      - { entryId: a1, studentId: per, date: 2026-09-15, kind: away }
      - { entryId: a2, studentId: ola, date: 2026-09-15, kind: late }
`);
    expect(faults).toEqual([
      '6: students.1.id: an id is no national identity number',
      '7: guide.noon: the guide has no key "noon"',
      expect.stringMatching(/^7: guide\.deadlines\.drafting\.schoolDays: /),
      '11: events.0.absences.0.studentId: there is no student "per"',
      expect.stringMatching(/^11: events\.0\.absences\.0\.kind: /),
      '12: events.0.absences.1.studentId: there is no student "ola"',
    ]);
  });

  it('is refused where its aliases have no end', () => {
    const ten = (of: string) => `[${Array(10).fill(of).join(', ')}]`;
    const lines = ['a: &a [x]', `b: &b ${ten('*a')}`, `c: &c ${ten('*b')}`, `d: ${ten('*c')}`];
    expect(faultsOf(lines.join('\n'))).toEqual([expect.stringMatching(/^1: /)]);
  });

  it('is refused where it is no YAML, or no scenario at all', () => {
    expect(faultsOf('start: [1\nend: }\n')[0]).toMatch(/^2: /);
    expect(faultsOf('hello')).toEqual(['1: Invalid input: expected object, received string']);
    expect(faultsOf('')).toContain('1: start: it is missing');
  });

  it.each([
    ['1971-12-31T08:00', 'before 1972'],
    ['2072-01-01T08:00', 'after 2071'],
  ])('is refused when it starts at %s, %s', (start) => {
    expect(faultsOf(HEAD.replace('2026-09-14T08:00', start))).toEqual([
      '2: start: a time between 1972-01-01 and 2071-12-31 is expected',
    ]);
  });
});

describe('the simulator, asked for what it cannot play', () => {
  it.each([
    [
      'a file that does not exist',
      [path.join(directory, 'missing.yaml')],
      'missing.yaml:1: there is no such file',
    ],
    ['no file', ['--json'], 'Usage: npm run simulate -- FILE.yaml [--json]'],
    ['an option it does not have', [scenarioFile('ages'), '--yaml'], 'Usage: npm run simulate'],
  ])('ends with 2 and says why: %s', async (_what, words, why) => {
    const { status, stdout, stderr } = await runSimulation(...words);
    expect(stderr).toContain(why);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
