import type { z } from 'zod';
import { sourceIdField } from '../api/roster/source-id.js';
import { eventSchema, scenarioSchema, studentSchema } from './scenario-schema.js';
import type { Scenario, ScenarioEvent, ScenarioStudent } from './scenario-schema.js';

/** Holds what can be read of a scenario that may have faults, so that one fault hides no other. */
export interface Salvaged {
  scenario: Partial<Omit<Scenario, 'students' | 'events'>>;
  students: Partial<ScenarioStudent>[];
  events: SalvagedEvent[];
}

export interface SalvagedEvent {
  event: Partial<ScenarioEvent>;
  /** The keys that stand in the file, whether they could be read or not. */
  keys: ReadonlySet<string>;
  /** Whom each entry of absence names, also where the entry has a fault of its own. */
  absentIds: (string | undefined)[];
}

/** Reads of a scenario whatever fits its schema, key by key. */
export function salvage(raw: unknown): Salvaged {
  const { students, events, ...rest } = asObject(raw);
  return {
    scenario: fitting(scenarioSchema.shape, rest),
    students: asArray(students).map((s) => fitting(studentSchema.shape, asObject(s))),
    events: asArray(events).map((e) => ({
      event: fitting(eventSchema.shape, asObject(e)),
      keys: new Set(Object.keys(asObject(e))),
      absentIds: asArray(asObject(e)['absences']).map(absentIdOf),
    })),
  };
}

function absentIdOf(entry: unknown): string | undefined {
  const parsed = sourceIdField.safeParse(asObject(entry)['studentId']);
  return parsed.success ? parsed.data : undefined;
}

function fitting<S extends Record<string, z.ZodType>>(
  shape: S,
  raw: Record<string, unknown>,
): Partial<{ [K in keyof S]: z.output<S[K]> }> {
  const pairs = Object.entries(raw).flatMap(([key, value]) => {
    const parsed = Object.hasOwn(shape, key) ? shape[key]?.safeParse(value) : undefined;
    return parsed?.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(pairs) as Partial<{ [K in keyof S]: z.output<S[K]> }>;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
