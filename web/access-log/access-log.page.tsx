import { relationTo } from '../../api/cases/who-sees.js';
import { findCaseInView } from '../../prisma/find-case-in-view.js';
import { definePage, showPage, type BackTo, type PageContext } from '../define-page.js';
import { csvFile } from '../layout/csv-file.js';
import { DataTable } from '../layout/data-table.js';
import { AFTER, Pager } from '../layout/pager.js';
import { paths } from '../paths.js';
import { ACCESS_LOG } from '../texts/access-log.js';
import { CASES } from '../texts/cases.js';
import { FORMS } from '../texts/forms.js';
import { SETTINGS } from '../texts/settings.js';
import { findLogLines, logHeadings } from './find-log-lines.js';
import { getCaseSubject, getStudentSubject, logReading, type LogSubject } from './log-subject.js';

/** How many lines one page shows, and how many are read at a time for a file: of nearly every log all, for each time sorts it anew. */
const PAGE_SIZE = 50;
const CHUNK = 5_000;

/** Shows who read or did what on a case. */
export const caseAccessLogPage = definePage({
  method: 'get',
  path: '/saker/:caseId/innsyn',
  async handle(ctx) {
    const subject = await getCaseSubject(ctx, ctx.params.caseId);
    const [caseId = ''] = subject.caseIds;
    const caseNumber = subject.caseNumbers.get(caseId) ?? '';
    const here = paths.accessLog(caseId);
    return showLog(ctx, subject, {
      title: ctx.say(ACCESS_LOG.ofCase, { caseNumber }),
      here,
      csv: `${here}.csv`,
      backTo: await backFrom(ctx, caseId, caseNumber),
      toStudent: paths.studentAccessLog(subject.studentId),
    });
  },
});

/** Shows who read or did what on any case of a student. */
export const studentAccessLogPage = definePage({
  method: 'get',
  path: '/elever/:studentId/innsyn',
  async handle(ctx) {
    const subject = await getStudentSubject(ctx, ctx.params.studentId);
    // The officer knows whom they asked for, and is told no name.
    const student = await ctx.deps.db.student.findUnique({ where: { id: subject.studentId } });
    const here = paths.studentAccessLog(subject.studentId);
    return showLog(ctx, subject, {
      title: ctx.say(ACCESS_LOG.ofStudent),
      ...(student && { about: ctx.say(ACCESS_LOG.aboutStudent, { student: student.name }) }),
      here,
      csv: `${here}.csv`,
      backTo: { href: paths.findAccessLog(), label: ctx.say(SETTINGS.findAccessLog) },
    });
  },
});

/** Gives the log of a case as a file for a spreadsheet. */
export const caseAccessLogCsvPage = definePage({
  method: 'get',
  path: '/saker/:caseId/innsyn.csv',
  handle: async (ctx) => giveFile(ctx, await getCaseSubject(ctx, ctx.params.caseId)),
});

/** Gives the log of a student's cases as a file for a spreadsheet. */
export const studentAccessLogCsvPage = definePage({
  method: 'get',
  path: '/elever/:studentId/innsyn.csv',
  handle: async (ctx) => giveFile(ctx, await getStudentSubject(ctx, ctx.params.studentId)),
});

interface Shown {
  title: string;
  about?: string;
  here: string;
  csv: string;
  backTo: BackTo;
  toStudent?: string;
}

async function showLog(ctx: PageContext, subject: LogSubject, shown: Shown) {
  const { say, query } = ctx;
  const { title, about, here, csv, backTo, toStudent } = shown;
  const after = query.get(AFTER) ?? undefined;
  const { lines, next } = await findLogLines(ctx, subject, { limit: PAGE_SIZE, cursor: after });
  await logReading(ctx, subject);
  const body = (
    <>
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      {about !== undefined && <p className="about">{about}</p>}
      <p>{say(ACCESS_LOG.about)}</p>
      {lines.length === 0 ? (
        <p>{say(ACCESS_LOG.none)}</p>
      ) : (
        <DataTable
          caption={say(ACCESS_LOG.lines)}
          headings={logHeadings(subject).map((heading) => say(heading))}
          rows={lines}
        />
      )}
      <Pager
        first={after === undefined ? undefined : here}
        next={next === undefined ? undefined : `${here}?${AFTER}=${next}`}
      >
        <a className="ds-link" href={csv}>
          {say(CASES.csv)}
        </a>
        {toStudent !== undefined && (
          <a className="ds-link" href={toStudent}>
            {say(ACCESS_LOG.toStudent)}
          </a>
        )}
      </Pager>
    </>
  );
  return showPage(title, body, { backTo });
}

async function giveFile(ctx: PageContext, subject: LogSubject) {
  const all: string[][] = [logHeadings(subject).map((heading) => ctx.say(heading))];
  let cursor: string | undefined;
  do {
    const { lines, next } = await findLogLines(ctx, subject, { limit: CHUNK, cursor });
    all.push(...lines);
    cursor = next;
  } while (cursor !== undefined);
  await logReading(ctx, subject);
  return csvFile('innsynslogg.csv', all);
}

/** Leads back to the case for whoever reads it; the officer reads its log alone. */
async function backFrom(
  { deps, caller, now, say }: PageContext,
  caseId: string,
  caseNumber: string,
): Promise<BackTo> {
  const stored = await findCaseInView(deps.db, caseId, now);
  const isSeen = stored && (await relationTo(deps, caller, stored, now)) !== undefined;
  return isSeen
    ? { href: paths.case(caseId), label: say(FORMS.backToCase, { caseNumber }) }
    : { href: paths.findAccessLog(), label: say(SETTINGS.findAccessLog) };
}
