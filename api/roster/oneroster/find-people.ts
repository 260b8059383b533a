import type { Database } from '../../../prisma/connect.js';
import type { Collection, ContentOf, StoredRow } from './roster-rows.js';

type Rows<C extends Collection> = StoredRow<C>[];
export type UserRow = StoredRow<'users'>;

/** Holds some users with everything in a source that speaks of them. */
export interface PeoplePage {
  users: Rows<'users'>;
  /** Roles, from both places where OneRoster has them, by user. */
  roles: Map<string, ContentOf<'roles'>[]>;
  enrollments: Map<string, Rows<'enrollments'>>;
  classes: Map<string, StoredRow<'classes'>>;
  /** Who teaches a class. */
  teachers: Map<string, Rows<'enrollments'>>;
  birthDates: Map<string, string>;
  /** Agents of the users, and teachers of their classes. */
  others: Map<string, UserRow>;
}

/** Finds the next users of a source in the order of their ids, with what belongs to them, in a few queries. */
export async function findPeople(
  db: Database,
  owner: string,
  after: string,
  limit: number,
): Promise<PeoplePage> {
  const users = (await db.rosterRow.findMany({
    where: { owner, collection: 'users', sourcedId: { gt: after } },
    orderBy: { sourcedId: 'asc' },
    take: limit,
  })) as unknown as Rows<'users'>;
  const ids = users.map((user) => user.sourcedId);
  const find = async <C extends Collection>(
    collection: C,
    where: { userId: { in: string[] } } | { sourcedId: { in: string[] } } | object,
  ) =>
    (await db.rosterRow.findMany({
      where: { owner, collection, deleted: false, ...where },
      orderBy: { sourcedId: 'asc' },
    })) as unknown as Rows<C>;

  const ofUsers = { userId: { in: ids } };
  const enrollments = await find('enrollments', ofUsers);
  const classIds = [...new Set(enrollments.flatMap(({ classId }) => classId ?? []))];
  const classes = await find('classes', { sourcedId: { in: classIds } });
  const teachers = await find('enrollments', {
    classId: { in: classIds },
    content: { path: ['role'], equals: 'teacher' },
  });
  const otherIds = [
    ...users.flatMap(({ content }) => content.agentIds),
    ...teachers.flatMap(({ userId }) => userId ?? []),
  ];
  const others = await find('users', { sourcedId: { in: [...new Set(otherIds)] } });
  const roleRows = await find('roles', { userId: { in: [...ids, ...otherIds] } });
  const roles = new Map<string, ContentOf<'roles'>[]>();
  for (const { sourcedId, content } of [...users, ...others]) roles.set(sourcedId, content.roles);
  for (const [userId, rows] of groupedBy(roleRows, (row) => row.userId)) {
    roles.set(userId, [...(roles.get(userId) ?? []), ...rows.map(({ content }) => content)]);
  }
  const demographics = await find('demographics', { sourcedId: { in: ids } });
  return {
    users,
    roles,
    enrollments: groupedBy(enrollments, (row) => row.userId),
    classes: new Map(classes.map((row) => [row.sourcedId, row])),
    teachers: groupedBy(teachers, (row) => row.classId),
    birthDates: new Map(
      demographics.flatMap(({ sourcedId, content }) =>
        content.birthDate === null ? [] : [[sourcedId, content.birthDate] as const],
      ),
    ),
    others: new Map(others.map((row) => [row.sourcedId, row])),
  };
}

function groupedBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string | null,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
