import { findCaseTexts } from '../../api/cases/find-case-texts.js';
import { logAccess } from '../../api/cases/log-access.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import { findCasePeople } from '../case/find-case-people.js';
import { definePage, showPage } from '../define-page.js';
import { writeMoment } from '../layout/dates.js';
import { findPaperLanguage, PaperTools } from '../papers/paper-language.js';
import { paths } from '../paths.js';
import { MEETINGS } from '../texts/meetings.js';
import { PAPERS } from '../texts/papers.js';
import { PEOPLE } from '../texts/people.js';
import { sayIn, type Text } from '../texts/text.js';

/** Shows the invitations to a meeting for paper: a sheet each for the student and the guardians who are to come, with nothing about why. */
export const invitationPage = definePage({
  method: 'get',
  path: '/saker/:caseId/moter/:meetingId/innkalling',
  async handle(ctx) {
    const { deps, caller, params, query, path, now, say, name: sender } = ctx;
    const { caseId, meetingId } = params;
    const { relation, stored } = await getCaseFor(deps, caller, caseId, { action: 'read', now });
    const { case: c } = stored.view;
    const meeting = c.meetings.find(({ id }) => id === meetingId);
    const at = meeting?.scheduledFor;
    if (meeting?.status !== 'scheduled' || !at) throw problem('not-found');
    const [people, texts, language] = await Promise.all([
      findCasePeople(deps.db, c, relation.sight),
      findCaseTexts(deps.db, c, relation.sight),
      findPaperLanguage(deps.db, c.schoolId, query),
      logAccess(deps.db, caller, [{ caseId, action: 'read', relation, result: 'allowed', now }]),
    ]);
    const { student } = people;
    if (!student) throw problem('not-found');
    const write = (text: Text, variables?: Readonly<Record<string, string | number>>) =>
      sayIn(language, text, variables);
    const { place, externals = [] } = texts.meetings.get(meetingId) ?? {};
    const known = meeting.participants.flatMap((one) => {
      if (one.kind === 'student') return `${student.name} (${write(PEOPLE.student)})`;
      if (one.kind === 'guardian') return people.nameOf(one.guardianId);
      return one.kind === 'staff' ? people.nameOf(one.staffId) : [];
    });
    const taking = [
      ...known,
      ...externals.map(({ name, organisation }) => `${name}, ${organisation}`),
    ];
    const receivers = meeting.participants.flatMap((one) => {
      if (one.kind === 'guardian') return people.nameOf(one.guardianId);
      return one.kind === 'student' ? student.name : [];
    });
    const kind = write(deps.guide.texts.meetings[meeting.kind]);
    const body = (
      <>
        <PaperTools path={path} query={query} language={language} />
        {receivers.length === 0 && <p>{say(PAPERS.nobodyInvited)}</p>}
        {receivers.map((receiver) => (
          <article className="paper" lang={language} key={receiver}>
            <p>
              {write(PAPERS.to)}: <strong>{receiver}</strong>
            </p>
            <h1 className="ds-heading" data-size="md">
              {write(PAPERS.invitationTitle)}
            </h1>
            <p>{write(PAPERS.invited, { meeting: kind })}</p>
            <dl>
              <div className="pair">
                <dt>{write(PAPERS.when)}</dt>
                <dd>{writeMoment(at, language)}</dd>
              </div>
              <div className="pair">
                <dt>{write(PAPERS.where)}</dt>
                <dd>{place ?? people.schoolName}</dd>
              </div>
              <div className="pair">
                <dt>{write(PAPERS.taking)}</dt>
                <dd>
                  {taking.map((who) => (
                    <div key={who}>{who}</div>
                  ))}
                </dd>
              </div>
            </dl>
            <p>{write(PAPERS.prepare)}</p>
            <p>{write(PAPERS.sayIf)}</p>
            <p>
              {write(PAPERS.greeting)}
              <br />
              {sender}
              <br />
              {people.schoolName}
            </p>
          </article>
        ))}
      </>
    );
    return showPage(`${say(MEETINGS.invitation)} – ${stored.caseNumber}`, body, {
      backTo: { href: paths.meetings(), label: say(MEETINGS.title) },
    });
  },
});
