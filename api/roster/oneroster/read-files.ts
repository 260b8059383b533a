import { decodeCsv } from '../../absence/csv/decode-csv.js';
import { splitRecords } from '../../absence/csv/split-records.js';
import { faultsOfZod } from '../../faults-of-zod.js';
import type { FieldError } from '../../field-faults.js';
import { findUnreadable } from '../../find-unreadable.js';
import { invalidRequest } from '../../problems.js';
import { sourceIdField } from '../source-id.js';
import { COLLECTIONS, CONTENTS, type Collection, type RosterRow } from './roster-rows.js';

type Cells = Readonly<Record<string, string>>;

/** Holds a collection as a zip has it: the whole of it, or what has changed. */
export interface RosterFile {
  collection: Collection;
  isWhole: boolean;
  rows: RosterRow[];
  refused: { line: number; sourcedId: string | null; faults: FieldError[] }[];
}

const COLUMNS: Record<Collection, readonly string[]> = {
  orgs: ['sourcedId', 'name', 'type'],
  users: ['sourcedId', 'enabledUser', 'givenName', 'familyName'],
  roles: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
  classes: ['sourcedId', 'title', 'classType', 'schoolSourcedId'],
  enrollments: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
  demographics: ['sourcedId', 'birthDate'],
};

/** Reads the files that the manifest names. Refuses the zip whole when it is no OneRoster 1.2, or lacks a file or a column. */
export function readFiles(files: ReadonlyMap<string, Buffer>): RosterFile[] {
  const manifest = new Map(
    splitRecords(decodeCsv(files.get('manifest.csv') ?? Buffer.alloc(0))).map(({ fields }) => [
      fields[0]?.trim() ?? '',
      fields[1]?.trim() ?? '',
    ]),
  );
  if (manifest.get('oneroster.version') !== '1.2') {
    throw invalidRequest([{ pointer: '/manifest.csv', fault: 'not-a-oneroster-zip' }]);
  }
  return COLLECTIONS.flatMap((collection) => {
    const mode = manifest.get(`file.${collection}`) ?? 'absent';
    if (mode === 'absent') return [];
    const pointer = `/${collection}.csv`;
    const bytes = files.get(`${collection}.csv`);
    if (!bytes) throw invalidRequest([{ pointer, fault: 'required' }]);
    if (mode !== 'bulk' && mode !== 'delta') {
      const values = { options: 'absent, bulk, delta' };
      throw invalidRequest([{ pointer: '/manifest.csv', fault: 'not-one-of', values }]);
    }
    return [{ collection, isWhole: mode === 'bulk', ...readFile(collection, bytes, pointer) }];
  });
}

function readFile(collection: Collection, bytes: Buffer, pointer: string) {
  const [header, ...records] = splitRecords(decodeCsv(bytes));
  const names = (header?.fields ?? []).map((name) => name.replace(/^\uFEFF/, '').trim());
  const missing = COLUMNS[collection].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw invalidRequest(
      missing.map((field): FieldError => {
        return { pointer, fault: 'missing-column', values: { field } };
      }),
    );
  }
  const rows: RosterRow[] = [];
  const ids = new Set<string>();
  const refused: RosterFile['refused'] = [];
  for (const { line, fields, isBroken } of records) {
    const cells = Object.fromEntries(names.map((name, at) => [name, (fields[at] ?? '').trim()]));
    const read = readRow(collection, cells, line);
    if (isBroken || fields.length !== names.length) {
      const sourcedId = 'row' in read ? read.row.sourcedId : null;
      refused.push({ line, sourcedId, faults: [{ pointer: '', fault: 'unreadable-line' }] });
    } else if (!('row' in read)) {
      refused.push({ line, ...read });
    } else if (ids.has(read.row.sourcedId)) {
      const faults: FieldError[] = [{ pointer: '/sourcedId', fault: 'duplicate' }];
      refused.push({ line, sourcedId: read.row.sourcedId, faults });
    } else {
      ids.add(read.row.sourcedId);
      rows.push(read.row);
    }
  }
  return { rows, refused };
}

function readRow(
  collection: Collection,
  cells: Cells,
  line: number,
): { row: RosterRow } | { sourcedId: string | null; faults: FieldError[] } {
  const id = sourceIdField.safeParse(cells.sourcedId);
  if (!id.success) {
    const faults = faultsOfZod(id.error, cells.sourcedId);
    return {
      sourcedId: null,
      faults: faults.map((fault) => ({ pointer: '/sourcedId', fault: fault.fault })),
    };
  }
  const sourcedId = id.data;
  const options = 'active, tobedeleted';
  if (!['', 'active', 'tobedeleted'].includes((cells.status ?? '').toLowerCase())) {
    return {
      sourcedId,
      faults: [{ pointer: '/status', fault: 'not-one-of', values: { options } }],
    };
  }
  const unreadable = findUnreadable(cells);
  if (unreadable !== undefined) {
    return { sourcedId, faults: [{ pointer: unreadable, fault: 'unreadable-characters' }] };
  }
  const content = CONTENTS[collection].safeParse(CONTENT[collection](cells));
  if (!content.success) return { sourcedId, faults: faultsOfZod(content.error, cells) };
  return {
    row: {
      sourcedId,
      userId: collection === 'demographics' ? sourcedId : cells.userSourcedId || null,
      classId: cells.classSourcedId || null,
      line,
      content: content.data,
      deleted: cells.status?.toLowerCase() === 'tobedeleted',
    },
  };
}

const CONTENT: Record<Collection, (cells: Cells) => unknown> = {
  orgs: ({ name, type, identifier }) => ({ name, type, identifier }),
  users: (cells) => ({
    enabled: truthOf(cells.enabledUser) ?? cells.enabledUser,
    givenName: cells.preferredGivenName || cells.givenName,
    familyName: cells.preferredFamilyName || cells.familyName,
    email: cells.email,
    phone: cells.sms || cells.phone,
    agentIds: (cells.agentSourcedIds ?? '').split(',').flatMap((id) => id.trim() || []),
    roles: [],
    parentalResponsibility: truthOf(cells['metadata.parentalResponsibility']),
  }),
  roles: ({ role, orgSourcedId }) => ({ role, orgId: orgSourcedId }),
  classes: ({ title, classType, schoolSourcedId }) => {
    return { title, classType, schoolId: schoolSourcedId };
  },
  enrollments: ({ role, primary }) => ({ role, primary: truthOf(primary) ?? false }),
  demographics: ({ birthDate }) => ({ birthDate }),
};

function truthOf(text: string | undefined): boolean | null {
  if (/^(true|1)$/i.test(text ?? '')) return true;
  return /^(false|0)$/i.test(text ?? '') ? false : null;
}
