import { ROLES, type Role } from '../domain/codes.js';
import { addDays } from '../domain/local-time.js';
import { GuideError } from '../guide/guide-error.js';
import { loadGuide } from '../guide/load-guide.js';
import type { ScenarioFault } from './scenario-error.js';
import type { Scenario, ScenarioEvent } from './scenario-schema.js';
import { LAST_DAY, type ScenarioTime } from './time-shift.js';

const MOST_DAYS = 400;

/** Tells when a scenario ends at the latest. */
export function latestEndOf({ start, until }: Scenario): ScenarioTime {
  if (until) return until;
  const day = addDays(start.slice(0, 10), MOST_DAYS);
  return day > LAST_DAY ? `${LAST_DAY}T23:59` : `${day}${start.slice(10)}`;
}

/** Finds what in a scenario contradicts the rest of it. */
export function checkScenario(scenario: Scenario): ScenarioFault[] {
  const { start, until, students } = scenario;
  const events = scenario.events ?? [];
  const known = knownIds(scenario);
  const faults: ScenarioFault[] = [...checkGuide(scenario)];
  if (until && until < start)
    faults.push({ path: ['until'], message: `it lies before the start, ${start}` });
  students.forEach(({ id }, i) => {
    if (students.findIndex((s) => s.id === id) < i) {
      faults.push({ path: ['students', i, 'id'], message: `there are two students "${id}"` });
    }
  });
  events.forEach((event, i) => {
    const found = [
      ...checkTime(event, scenario),
      ...checkKind(event),
      ...checkPeople(event, known),
    ];
    faults.push(...found.map(({ path, message }) => ({ path: ['events', i, ...path], message })));
  });
  return faults;
}

function checkTime({ at }: ScenarioEvent, scenario: Scenario): ScenarioFault[] {
  const path = ['at'];
  if (at < scenario.start) {
    return [{ path, message: `it lies before the start, ${scenario.start}` }];
  }
  const end = latestEndOf(scenario);
  return at > end ? [{ path, message: `it lies after the end, ${end}` }] : [];
}

function checkKind(event: ScenarioEvent): ScenarioFault[] {
  const kinds = (['do', 'absences', 'calendar', 'roster'] as const).filter((k) => event[k]);
  const [kind, second] = kinds;
  if (!kind) return [{ path: [], message: 'an event has do, absences, calendar or roster' }];
  if (second) return [{ path: [second], message: `an event has one of ${kinds.join(', ')}` }];
  const misplaced = (key: keyof ScenarioEvent, to: string): ScenarioFault[] =>
    event[key] === undefined ? [] : [{ path: [key], message: `it belongs to ${to}` }];
  if (kind !== 'do') {
    return [
      ...misplaced('case', 'an event with do'),
      ...misplaced('with', 'an event with do'),
      ...(kind === 'absences' ? [] : misplaced('history', 'absences')),
    ];
  }
  return [
    ...misplaced('history', 'absences'),
    ...(event.case === undefined ? [{ path: [], message: 'a command needs a case' }] : []),
    ...(event.as === undefined
      ? [{ path: [], message: 'a command needs as: a role code, or system' }]
      : []),
  ];
}

interface KnownIds {
  students: ReadonlySet<string>;
  actors: ReadonlySet<string>;
}

function knownIds({ students, events }: Scenario): KnownIds {
  const named = (events ?? []).flatMap(({ roster }) => roster ?? []);
  const idsIn = (folder: string) => named.filter((p) => p.folder === folder).map((p) => p.id);
  return {
    students: new Set([...students.map(({ id }) => id), ...idsIn('students')]),
    actors: new Set<Role | string>([...ROLES, 'system', ...idsIn('staff')]),
  };
}

function checkPeople(event: ScenarioEvent, known: KnownIds): ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  const student = (id: string, path: PropertyKey[]) => {
    if (!known.students.has(id)) faults.push({ path, message: `there is no student "${id}"` });
  };
  if (event.case !== undefined) student(event.case, ['case']);
  event.absences?.forEach((entry, i) => {
    if ('studentId' in entry) student(entry.studentId, ['absences', i, 'studentId']);
  });
  if (event.as !== undefined && !known.actors.has(event.as)) {
    faults.push({ path: ['as'], message: `"${event.as}" is no role code, and not system` });
  }
  return faults;
}

function checkGuide({ guide }: Scenario): ScenarioFault[] {
  try {
    loadGuide(undefined, guide ?? {});
    return [];
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    return error.faults.map(({ key, message }) => ({
      path: ['guide', ...key.split('.')],
      message,
    }));
  }
}
