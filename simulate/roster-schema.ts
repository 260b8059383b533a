import { z } from 'zod';
import { sourceIdField } from '../api/roster/source-id.js';

const FOLDERS = {
  schools: { also: 'school', id: 'schoolId' },
  calendars: { also: 'calendar', id: 'calendarId' },
  staff: { also: 'staff', id: 'staffId' },
  students: { also: 'student', id: 'studentId' },
} as const;

/** Names what a roster speaks of, as the API's paths do. */
export type RosterFolder = keyof typeof FOLDERS;

/** Holds one thing of the roster: where it goes, and its body or the part of it that changes. */
export interface RosterPut {
  folder: RosterFolder;
  id: string;
  body: Record<string, unknown>;
}

/**
 * Takes the API's bodies, under the names of its paths: as a list with ids in them (`students: [{ studentId: anna, … }]`), by id
 * (`students: { anna: { … } }`), one alone, or by whole paths (`/students/anna: { … }`).
 */
export const rosterSchema = z.record(z.string(), z.unknown()).transform((roster, ctx) => {
  const puts: RosterPut[] = [];
  for (const [key, value] of Object.entries(roster)) {
    const fault = (message: string, ...path: PropertyKey[]) =>
      ctx.issues.push({ code: 'custom', message, path: [key, ...path], input: value });
    const [name, pathId] = key.replace(/^(\/?api\/v1)?\//, '').split('/');
    const folder = (Object.keys(FOLDERS) as RosterFolder[]).find(
      (f) => f === name || FOLDERS[f].also === name,
    );
    if (!folder) {
      fault(`a roster has ${Object.keys(FOLDERS).join(', ')}`);
      continue;
    }
    for (const { id, body, path } of itemsOf(value, FOLDERS[folder].id, pathId)) {
      if (!isObject(body)) fault('the body of the API is expected', ...path);
      else if (!sourceIdField.safeParse(id).success) {
        fault(`a ${FOLDERS[folder].id} is expected`, ...path);
      } else puts.push({ folder, id: String(id), body });
    }
  }
  return puts;
});

interface Item {
  id: unknown;
  body: unknown;
  path: PropertyKey[];
}

function itemsOf(value: unknown, idField: string, pathId: string | undefined): Item[] {
  if (pathId !== undefined) return [{ id: pathId, body: value, path: [] }];
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => ({ ...withId(item, idField), path: [i] }));
  }
  if (!isObject(value)) return [{ id: undefined, body: value, path: [] }];
  if (idField in value) return [{ ...withId(value, idField), path: [] }];
  return Object.entries(value).map(([id, body]) => ({ id, body, path: [id] }));
}

function withId(item: unknown, idField: string): { id: unknown; body: unknown } {
  if (!isObject(item)) return { id: undefined, body: item };
  const { [idField]: id, ...body } = item;
  return { id, body };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
