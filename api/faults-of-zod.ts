import type { z } from 'zod';
import { isApiFault, type ApiFault, type FieldError } from './field-faults.js';
import { pointerOf } from './json-pointer.js';

type Issue = z.core.$ZodIssue;

const KIND_FAULTS: Readonly<Record<string, ApiFault>> = {
  number: 'not-a-number',
  int: 'not-whole',
  boolean: 'not-a-boolean',
  string: 'not-text',
  array: 'not-a-list',
  object: 'not-an-object',
  record: 'not-an-object',
};
const FORMAT_FAULTS: Readonly<Record<string, ApiFault>> = {
  date: 'not-a-date',
  datetime: 'not-an-instant',
};
const MOST_FAULTS = 100;

/** Lists what Zod found wrong, as faults that can be said in each language. A custom check's message is a fault's name. */
export function faultsOfZod(error: z.ZodError, input: unknown): FieldError[] {
  return error.issues.flatMap((issue) => faultsOf(issue, [], input)).slice(0, MOST_FAULTS);
}

function faultsOf(issue: Issue, prefix: readonly PropertyKey[], input: unknown): FieldError[] {
  const path = [...prefix, ...issue.path];
  const fault = (name: ApiFault, values?: FieldError['values']): FieldError[] => [
    { pointer: pointerOf(path), fault: name, ...(values && { values }) },
  ];
  if (isApiFault(issue.message)) return fault(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(input, path) === undefined) return fault('required');
      return fault(KIND_FAULTS[issue.expected] ?? 'wrong-form');
    case 'invalid_value':
      if (valueAt(input, path) === undefined) return fault('required');
      return fault('not-one-of', { options: issue.values.map(String).join(', ') });
    case 'too_small':
      return fault(isNumeric(issue.origin) ? 'too-small' : 'too-short', {
        limit: Number(issue.minimum),
      });
    case 'too_big':
      return fault(isNumeric(issue.origin) ? 'too-big' : 'too-long', {
        limit: Number(issue.maximum),
      });
    case 'invalid_format':
      return fault(FORMAT_FAULTS[issue.format] ?? 'wrong-form');
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        fault: 'unknown-field' as const,
        values: { field: key },
      }));
    case 'invalid_union':
      return faultsOfUnion(issue, path, input);
    default:
      return fault('wrong-form');
  }
}

/** Of a union's branches the one that came furthest says most: the fewest faults. */
function faultsOfUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  input: unknown,
): FieldError[] {
  if (valueAt(input, path) === undefined) return [{ pointer: pointerOf(path), fault: 'required' }];
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const options = branches.flatMap((branch) => branch.flatMap(optionsOf));
  if (options.length === branches.length && options.length > 0) {
    const values = { options: options.join(', ') };
    return [{ pointer: pointerOf(path), fault: 'not-one-of', values }];
  }
  const closest = branches.sort((a, b) => a.length - b.length)[0];
  if (!closest) return [{ pointer: pointerOf(path), fault: 'wrong-form' }];
  return closest.flatMap((inner) => faultsOf(inner, path, input));
}

/** The values that a branch of bare values takes. */
function optionsOf(issue: Issue): string[] {
  const isBare = issue.code === 'invalid_value' && issue.path.length === 0;
  return isBare ? [issue.values.map(String).join(', ')] : [];
}

function isNumeric(origin: string): boolean {
  return origin === 'number' || origin === 'int' || origin === 'bigint';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}
