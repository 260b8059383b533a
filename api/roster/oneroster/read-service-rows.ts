import { asRow, type ForeignRow } from '../../as-row.js';
import { faultsOfZod } from '../../faults-of-zod.js';
import type { FieldError } from '../../field-faults.js';
import { findUnreadable } from '../../find-unreadable.js';
import { sourceIdField } from '../source-id.js';
import { CONTENTS, type Collection, type RosterRow } from './roster-rows.js';

export type ServiceCollection = Exclude<Collection, 'roles'>;

/** Holds a page of a OneRoster service as we keep it. */
export interface ServiceRows {
  rows: { collection: ServiceCollection; row: RosterRow }[];
  refused: { sourcedId: string | null; faults: FieldError[] }[];
}

/** Reads the rows of a OneRoster 1.2 service, each by itself. A birth date beside a user's other data is kept as demographics. */
export function readServiceRows(
  collection: ServiceCollection,
  given: readonly unknown[],
): ServiceRows {
  const read: ServiceRows = { rows: [], refused: [] };
  for (const value of given) {
    const row = asRow(value);
    const id = sourceIdField.safeParse(row.sourcedId);
    if (!id.success) {
      const faults = faultsOfZod(id.error, row.sourcedId);
      const named = faults.map(({ fault }) => ({ pointer: '/sourcedId', fault }));
      read.refused.push({ sourcedId: null, faults: named });
      continue;
    }
    const sourcedId = id.data;
    const content = CONTENTS[collection].safeParse(CONTENT[collection](row));
    if (!content.success) {
      read.refused.push({ sourcedId, faults: faultsOfZod(content.error, row) });
      continue;
    }
    const kept: RosterRow = {
      sourcedId,
      userId: collection === 'demographics' ? sourcedId : idIn(row.user),
      classId: idIn(row.class),
      line: null,
      content: content.data,
      deleted: textIn(row.status)?.toLowerCase() === 'tobedeleted',
    };
    const birthDate = collection === 'users' ? birthDateIn(asRow(row.metadata)) : undefined;
    const unreadable = findUnreadable({ ...kept, birthDate });
    if (unreadable !== undefined) {
      const pointer = unreadable.replace(/^\/content/, '');
      read.refused.push({ sourcedId, faults: [{ pointer, fault: 'unreadable-characters' }] });
      continue;
    }
    read.rows.push({ collection, row: kept });
    if (birthDate !== undefined) {
      const born = { ...kept, userId: sourcedId, classId: null, content: { birthDate } };
      read.rows.push({ collection: 'demographics', row: born });
    }
  }
  return read;
}

const CONTENT: Record<ServiceCollection, (row: ForeignRow) => unknown> = {
  orgs: ({ name, type, identifier }) => ({ name, type, identifier }),
  users: (row) => ({
    enabled: truthIn(row.enabledUser) ?? row.enabledUser,
    givenName: row.preferredFirstName || row.givenName,
    familyName: row.preferredLastName || row.familyName,
    email: row.email,
    phone: row.sms || row.phone,
    agentIds: listIn(row.agents).flatMap((agent) => idIn(agent) ?? []),
    roles: listIn(row.roles).map((held) => {
      const { role, org } = asRow(held);
      return { role, orgId: idIn(org) };
    }),
    parentalResponsibility: truthIn(asRow(row.metadata).parentalResponsibility) ?? null,
  }),
  classes: ({ title, classType, school }) => ({ title, classType, schoolId: idIn(school) }),
  enrollments: ({ role, primary }) => ({ role, primary: truthIn(primary) ?? false }),
  demographics: ({ birthDate }) => ({ birthDate }),
};

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads a reference to another row: `{ sourcedId, href, type }`. */
function idIn(value: unknown): string | null {
  return textIn(asRow(value).sourcedId) ?? null;
}

/** OneRoster writes truth as a word, and some services as JSON does. */
function truthIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (/^true$/i.test(textIn(value) ?? '')) return true;
  return /^false$/i.test(textIn(value) ?? '') ? false : undefined;
}

/** The Norwegian services have it under a name of their own, such as `vendor.birthDate`. */
function birthDateIn(metadata: ForeignRow): string | undefined {
  const name = Object.keys(metadata).find((key) => /(^|\.)birthDate$/.test(key));
  return name === undefined ? undefined : textIn(metadata[name]);
}
