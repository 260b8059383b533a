import { problem } from '../../api/problems.js';
import type { Role } from '../../domain/codes.js';
import { LOCAL_MEETING_ROLES } from '../../domain/local-meeting-roles.js';
import type { Database } from '../../prisma/connect.js';
import { definePage, showPage } from '../define-page.js';
import { writeDay, writeShortDay } from '../layout/dates.js';
import { findPaperLanguage, PaperTools } from '../papers/paper-language.js';
import { paths } from '../paths.js';
import { AGENDA, CALL } from '../texts/agenda.js';
import { PAPERS } from '../texts/papers.js';
import { capitalised, sayIn, type Text } from '../texts/text.js';
import { getAgenda } from './find-agenda.js';
import { ownsMeeting } from './owns-meeting.js';

/** Shows the paper that calls people to a school's local meeting; it names those who come, and no student and no case. */
export const localCallPage = definePage({
  method: 'get',
  path: '/moter/lokalt/:schoolId/:date/innkalling',
  async handle(ctx) {
    const { deps, caller, params, query, path, say, name: sender } = ctx;
    if (!ownsMeeting(caller, params.schoolId)) throw problem('not-found');
    const { school, date } = await getAgenda(ctx, params);
    const [language, called] = await Promise.all([
      findPaperLanguage(deps.db, school.id, query),
      findCalled(deps.db, school.id),
    ]);
    const write = (text: Text) => sayIn(language, text);
    const body = (
      <>
        <PaperTools path={path} query={query} language={language} />
        <article className="paper" lang={language}>
          <h1 className="ds-heading" data-size="md">
            {write(CALL.title)}
          </h1>
          <dl>
            <div className="pair">
              <dt>{write(PAPERS.when)}</dt>
              <dd>{writeDay(date, language)}</dd>
            </div>
            <div className="pair">
              <dt>{write(CALL.time)}</dt>
              <dd className="line" />
            </div>
            <div className="pair">
              <dt>{write(PAPERS.where)}</dt>
              <dd>{school.name}</dd>
            </div>
            <div className="pair">
              <dt>{write(CALL.takingPart)}</dt>
              <dd>
                {called.map(({ role, names }) => (
                  <div key={role}>
                    {capitalised(write(deps.guide.texts.roles[role]))}
                    {names.length > 0 && `: ${names.join(', ')}`}
                  </div>
                ))}
                <div>{write(CALL.teachers)}</div>
              </dd>
            </div>
          </dl>
          <h2 className="ds-heading" data-size="xs">
            {write(CALL.items)}
          </h2>
          <ol>
            {[AGENDA.absence, CALL.itemNamed, CALL.itemAnonymous].map((item, i) => (
              <li key={i}>{write(item)}</li>
            ))}
          </ol>
          <p>{write(CALL.silent)}</p>
          <p>
            {write(PAPERS.greeting)}
            <br />
            {sender}
            <br />
            {school.name}
          </p>
        </article>
      </>
    );
    return showPage(`${say(CALL.title)} – ${writeShortDay(date, ctx.locale)}`, body, {
      backTo: { href: paths.localAgenda(school.id, date), label: say(AGENDA.open) },
    });
  },
});

const CALLED = LOCAL_MEETING_ROLES.filter((role) => role !== 'contact-teacher');

/** Finds who is called in each role: by name who works at the school; a partner of the whole municipality by the role alone. */
async function findCalled(
  db: Database,
  schoolId: string,
): Promise<{ role: Role; names: string[] }[]> {
  const held = await db.staffRole.findMany({
    where: { schoolId, role: { in: [...CALLED] }, staff: { active: true } },
    select: { role: true, staff: { select: { name: true } } },
    orderBy: { staff: { name: 'asc' } },
  });
  return CALLED.map((role) => ({
    role,
    names: held.filter((one) => one.role === role).map(({ staff }) => staff.name),
  }));
}
