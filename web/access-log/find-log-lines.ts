import { answerAccessLog } from '../../api/cases/access-log-answer.js';
import type { Role } from '../../domain/codes.js';
import type { PageContext } from '../define-page.js';
import { writeShortMoment } from '../layout/dates.js';
import { findStaffNames } from '../people/find-staff-names.js';
import { ACCESS_LOG, GROUNDS, LOGGED_ACTIONS } from '../texts/access-log.js';
import type { Text } from '../texts/text.js';
import type { LogSubject } from './log-subject.js';

const HEADINGS: readonly Text[] = [
  ACCESS_LOG.at,
  ACCESS_LOG.who,
  ACCESS_LOG.role,
  ACCESS_LOG.action,
  ACCESS_LOG.ground,
  ACCESS_LOG.result,
  ACCESS_LOG.app,
];

/** Names the columns of a log, in the order of each line's cells; which case it was, where there can be several. */
export function logHeadings({ isOfStudent }: LogSubject): readonly Text[] {
  return isOfStudent ? [...HEADINGS, ACCESS_LOG.case] : HEADINGS;
}

/** Finds one page of a log, as people read it: names and words in place of ids and codes. */
export async function findLogLines(
  { deps, locale, say }: Pick<PageContext, 'deps' | 'locale' | 'say'>,
  { caseIds, caseNumbers, isOfStudent }: LogSubject,
  page: { limit: number; cursor: string | undefined },
): Promise<{ lines: string[][]; next: string | undefined }> {
  const { db, guide, env } = deps;
  const { items, nextCursor } = await answerAccessLog(deps, caseIds, page);
  const staffIds = new Set(items.flatMap(({ staffId }) => staffId ?? []));
  const clientIds = new Set(items.map(({ clientId }) => clientId));
  const [names, apps] = await Promise.all([
    findStaffNames(db, [...staffIds]),
    db.apiClient.findMany({ where: { id: { in: [...clientIds] } } }),
  ]);
  const appNames = new Map(apps.map(({ id, name }) => [id, name]));
  appNames.set(env.PAGES_CLIENT_ID, say(ACCESS_LOG.ownPages));
  const { roles } = guide.texts;
  const word = (texts: Readonly<Record<string, Text>>, code: string) =>
    texts[code] ? say(texts[code]) : code;
  const lines = items.map((item) => [
    writeShortMoment(item.at, locale),
    item.staffId === null ? say(ACCESS_LOG.appItself) : (names.get(item.staffId) ?? item.staffId),
    item.role === null ? '' : say(roles[item.role as Role]),
    word(LOGGED_ACTIONS, item.action),
    word(GROUNDS, item.ground),
    say(item.result === 'refused' ? ACCESS_LOG.refused : ACCESS_LOG.allowed),
    appNames.get(item.clientId) ?? item.clientId,
    ...(isOfStudent ? [caseNumbers.get(item.caseId) ?? ''] : []),
  ]);
  return { lines, next: nextCursor ?? undefined };
}
