import type { Examples } from './examples.js';
import { inDays, now } from './prepare-cases.js';

/** The app and the people that ask must be left as they are. */
const KEPT = { clientId: 'some-app', staffId: 'some-person' };
const PROBABILITY = 0.8;

/**
 * Writes what schemathesis fills in beside values out of the air, which only ever meet 404 and 422: ids that exist, moments and days
 * that are neither past nor ahead.
 */
export function configOf({ of: examples, freshStudents, days }: Examples): string {
  const dictionaries: Record<string, readonly string[]> = {
    students: freshStudents,
    days,
    moments: [now()],
    ahead: [inDays(2), inDays(5)],
  };
  const bound = {
    'body.studentId': 'students',
    'body.entries[*].studentId': 'students',
    ...bind('days', ['startsOn', 'until', 'entries[*].date']),
    ...bind('moments', MOMENTS),
    'body.scheduledFor': 'ahead',
  };
  const paths = Object.entries(examples).flatMap(([operationId, { path = {} }]) =>
    Object.entries(path)
      .filter(([name]) => !(name in KEPT))
      .map(([name, value]) => ({ operationId, name, value, dictionary: `${operationId}-${name}` })),
  );
  for (const { dictionary, value } of paths) dictionaries[dictionary] = [value];
  return [
    ...Object.entries(dictionaries).flatMap(([name, values]) => [
      `[dictionaries.${name}]`,
      `values = ${JSON.stringify(values)}`,
    ]),
    // An example is a request as it stands, whatever ids other answers held.
    '[phases.examples.extra-data-sources]',
    'responses = false',
    '[parameters]',
    ...Object.entries(KEPT).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`),
    ...Object.entries(bound).map(
      ([field, name]) =>
        `"${field}" = { dictionary = "${name}", probability = ${String(PROBABILITY)} }`,
    ),
    // An operation’s own: its case stands where it fits, and the meeting is that case’s.
    ...[...new Set(paths.map(({ operationId }) => operationId))].flatMap((operationId) => [
      '[[operations]]',
      `include-operation-id = "${operationId}"`,
      '[operations.parameters]',
      ...paths
        .filter((path) => path.operationId === operationId)
        .map(
          ({ name, dictionary }) =>
            `"path.${name}" = { dictionary = "${dictionary}", probability = ${String(PROBABILITY)} }`,
        ),
    ]),
    '',
  ].join('\n');
}

const MOMENTS = [
  'contactedAt',
  'heldAt',
  'checkedAt',
  'evaluatedAt',
  'recordedAt',
  'reportedAt',
  'doneAt',
];

function bind(dictionary: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [`body.${field}`, dictionary]));
}
