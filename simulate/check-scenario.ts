import { ROLES } from '../domain/codes.js';
import { GuideError } from '../guide/guide-error.js';
import { loadGuide } from '../guide/load-guide.js';
import type { Salvaged, SalvagedEvent } from './salvage.js';
import type { ScenarioFault } from './scenario-error.js';
import { latestEndOf } from './scenario-end.js';

/** Finds what in a scenario contradicts the rest of it; what does not fit the schema is left out, and a fault already. */
export function checkScenario(salvaged: Salvaged): ScenarioFault[] {
  const { scenario, students, events } = salvaged;
  const { start, until } = scenario;
  const faults = checkGuide(scenario.guide ?? {});
  if (start && until && until < start) {
    faults.push({ path: ['until'], message: `it lies before the start, ${start}` });
  }
  students.forEach(({ id }, i) => {
    if (id !== undefined && students.findIndex((s) => s.id === id) < i) {
      faults.push({ path: ['students', i, 'id'], message: `there are two students "${id}"` });
    }
  });
  const known = knownIds(salvaged);
  events.forEach((event, i) => {
    const found = [
      ...checkTime(event, salvaged),
      ...checkKind(event),
      ...checkPeople(event, known),
    ];
    faults.push(...found.map(({ path, message }) => ({ path: ['events', i, ...path], message })));
  });
  return faults;
}

function checkTime({ event: { at } }: SalvagedEvent, { scenario }: Salvaged): ScenarioFault[] {
  const { start, until } = scenario;
  if (at === undefined || start === undefined) return [];
  if (at < start) return [{ path: ['at'], message: `it lies before the start, ${start}` }];
  const end = latestEndOf({ start, until: until && until >= start ? until : null });
  return at > end ? [{ path: ['at'], message: `it lies after the end, ${end}` }] : [];
}

const KINDS = ['do', 'absences', 'calendar', 'roster'];

function checkKind({ keys }: SalvagedEvent): ScenarioFault[] {
  const [kind, second] = KINDS.filter((key) => keys.has(key));
  if (!kind) return [{ path: [], message: `an event has ${KINDS.join(', or ')}` }];
  if (second) return [{ path: [second], message: `an event has only one of ${KINDS.join(', ')}` }];
  const missing = (key: string, message: string) => (keys.has(key) ? [] : [{ path: [], message }]);
  const misplaced = (key: string, owner: string) =>
    keys.has(key) && kind !== owner
      ? [{ path: [key], message: `it belongs to an event with ${owner}` }]
      : [];
  return [
    ...misplaced('case', 'do'),
    ...misplaced('with', 'do'),
    ...misplaced('history', 'absences'),
    ...(kind === 'do' ? missing('case', 'a command needs a case: a student of the file') : []),
    ...(kind === 'do' ? missing('as', 'a command needs as: a role code, or system') : []),
  ];
}

interface KnownIds {
  students: ReadonlySet<string>;
  actors: ReadonlySet<string>;
}

function knownIds({ students, events }: Salvaged): KnownIds {
  const named = events.flatMap(({ event: { roster } }) => roster ?? []);
  const idsIn = (folder: string) => named.filter((p) => p.folder === folder).map((p) => p.id);
  return {
    students: new Set([...students.flatMap(({ id }) => id ?? []), ...idsIn('students')]),
    actors: new Set<string>([...ROLES, 'system', ...idsIn('staff')]),
  };
}

function checkPeople({ event, absentIds }: SalvagedEvent, known: KnownIds): ScenarioFault[] {
  const student = (id: string, path: PropertyKey[]) =>
    known.students.has(id) ? [] : [{ path, message: `there is no student "${id}"` }];
  const { case: studentId, as } = event;
  return [
    ...(studentId === undefined ? [] : student(studentId, ['case'])),
    ...absentIds.flatMap((id, i) =>
      id === undefined ? [] : student(id, ['absences', i, 'studentId']),
    ),
    ...(as === undefined || known.actors.has(as)
      ? []
      : [{ path: ['as'], message: `"${as}" is no role code, and not system` }]),
  ];
}

function checkGuide(overrides: Record<string, unknown>): ScenarioFault[] {
  try {
    loadGuide(undefined, overrides);
    return [];
  } catch (error) {
    if (!(error instanceof GuideError)) throw error;
    return error.faults.map(({ key, message }) => ({ path: guidePath(key, overrides), message }));
  }
}

/** Finds a figure's key in the file, where it may be nested or dotted. */
function guidePath(key: string, overrides: Record<string, unknown>): PropertyKey[] {
  return ['guide', ...(Object.hasOwn(overrides, key) ? [key] : key.split('.'))];
}
