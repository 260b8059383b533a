import { ProblemError } from '../../api/problems.js';
import { isUnreadable } from '../../api/find-unreadable.js';
import { asProgram } from '../../prisma/scope.js';
import { definePage, goTo, showPage, type PageContext } from '../define-page.js';
import { paths } from '../paths.js';
import { SettingsForm } from '../settings/settings-form.js';
import { ACCESS_LOG } from '../texts/access-log.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import { getCaseSubject, getStudentSubject } from './log-subject.js';

const NAME = 'subject';

/** Asks whose log is wanted. */
export const findAccessLogPage = definePage({
  method: 'get',
  path: paths.findAccessLog(),
  rule: 'access-log',
  handle(ctx) {
    return showForm(ctx, false);
  },
});

/** Leads to the log of a case by its number, or of a student by the source's id: posted, so that neither stands in an address. */
export const askAccessLogPage = definePage({
  method: 'post',
  path: paths.findAccessLog(),
  rule: 'access-log',
  async handle(ctx) {
    const wanted = ctx.form.get(NAME)?.trim() ?? '';
    const found = await findSubject(ctx, wanted);
    return found === undefined ? showForm(ctx, true) : goTo(found);
  },
});

/** Looks as the program, and tells only of what the one who asks may read. */
async function findSubject(ctx: PageContext, wanted: string): Promise<string | undefined> {
  if (wanted === '' || isUnreadable(wanted)) return undefined;
  const { db } = ctx.deps;
  const [allotted, student] = await asProgram(() =>
    Promise.all([
      db.caseAllotment.findUnique({ where: { caseNumber: wanted.toUpperCase() } }),
      db.student.findUnique({ where: { sourceId: wanted } }),
    ]),
  );
  try {
    if (allotted) {
      await getCaseSubject(ctx, allotted.caseId);
      return paths.accessLog(allotted.caseId);
    }
    if (!student) return undefined;
    await getStudentSubject(ctx, student.id);
    return paths.studentAccessLog(student.id);
  } catch (error) {
    if (error instanceof ProblemError && error.status < 500) return undefined;
    throw error;
  }
}

function showForm(ctx: PageContext, isMissing: boolean) {
  const { say } = ctx;
  const label = say(ACCESS_LOG.subject);
  return showPage(
    say(SETTINGS.findAccessLog),
    <SettingsForm
      title={say(SETTINGS.findAccessLog)}
      action={paths.findAccessLog()}
      cancel={paths.settings()}
      fields={[{ kind: 'text', name: NAME, label, hint: say(ACCESS_LOG.subjectHint) }]}
      values={ctx.form}
      faults={isMissing ? [{ field: NAME, label, message: say(ACCESS_LOG.notFound) }] : []}
      submit={ACCESS_LOG.show}
      help={[ACCESS_LOG.help, ACCESS_LOG.about]}
    />,
    {
      status: isMissing ? 404 : 200,
      backTo: { href: paths.settings(), label: say(LAYOUT.settings) },
    },
  );
}
