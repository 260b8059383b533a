import { logAccess } from '../../api/cases/log-access.js';
import { getCaseFor } from '../../api/cases/who-sees.js';
import { problem } from '../../api/problems.js';
import { CONSENT_COVERS, type ConsentCover, type Role } from '../../domain/codes.js';
import { describeWords } from '../../domain/consent.js';
import { ARENA_SEATS } from '../../domain/who-sees.js';
import { findCasePeople } from '../case/find-case-people.js';
import { definePage, showPage } from '../define-page.js';
import { findPaperLanguage, PaperTools } from '../papers/paper-language.js';
import { Lines, Signature } from '../papers/signature.js';
import { paths } from '../paths.js';
import { CONSENTS } from '../texts/consents.js';
import { PAPERS } from '../texts/papers.js';
import { capitalised, sayIn, type Text } from '../texts/text.js';

/** Shows the form on which one person answers on paper; their name and the student's stand on the sheet and nowhere else. */
export const consentPaperPage = definePage({
  method: 'get',
  path: '/saker/:caseId/samtykke/skjema/:person',
  async handle(ctx) {
    const { deps, caller, params, query, path, now, say } = ctx;
    const wish = { action: 'record-consent', now } as const;
    const { relation, stored } = await getCaseFor(deps, caller, params.caseId, wish);
    const { case: c, setting } = stored.view;
    const cover = CONSENT_COVERS.find((code) => code === query.get('gjelder')) ?? 'local';
    const by = params.person === 'eleven' ? 'student' : params.person;
    const words = describeWords(c, cover, { guide: setting.guide, now });
    if (!words.some((word) => word.by === by && word.isNeeded)) throw problem('not-found');
    const people = await findCasePeople(deps.db, c, relation.sight);
    const { student } = people;
    if (!student) throw problem('not-found');
    const [language] = await Promise.all([
      findPaperLanguage(deps.db, c.schoolId, query),
      logAccess(deps.db, caller, [
        { caseId: c.id, action: 'read', relation, result: 'allowed', now },
      ]),
    ]);
    const write = (text: Text, variables?: Readonly<Record<string, string | number>>) =>
      sayIn(language, text, variables);
    const { texts, rules } = deps.guide;
    const name = by === 'student' ? student.name : people.nameOf(by);
    const about: [Text, string][] = [
      [PAPERS.to, name],
      [PAPERS.student, student.name],
      [PAPERS.school, people.schoolName],
      [PAPERS.number, stored.caseNumber],
    ];
    const body = (
      <>
        <PaperTools path={path} query={query} language={language} />
        <article className="paper" lang={language}>
          <h1 className="ds-heading" data-size="md">
            {write(PAPERS.consentTitle)}: {write(texts.consents[cover])}
          </h1>
          <dl>
            {about.map(([what, value]) => (
              <div key={what.nb} className="pair">
                <dt>{write(what)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p>{write(PAPERS.consentAsk, { cover: write(texts.consents[cover]) })}</p>
          <h2 className="ds-heading" data-size="xs">
            {write(PAPERS.whoSees)}
          </h2>
          <ul>
            {receiversOf(cover).map((role) => (
              <li key={role}>{capitalised(write(texts.roles[role]))}</li>
            ))}
          </ul>
          <h2 className="ds-heading" data-size="xs">
            {write(PAPERS.what)}
          </h2>
          <p>{write(PAPERS.whatShared)}</p>
          <p>{write(PAPERS.voluntary)}</p>
          <p>{write(PAPERS.withdrawable)}</p>
          <p>{write(PAPERS.duration, { months: rules.consent.months })}</p>
          <ul className="boxes">
            <li>{write(PAPERS.yes)}</li>
            <li>{write(PAPERS.no)}</li>
          </ul>
          {c.ageBand === '12-to-14' && (
            <>
              <h2 className="ds-heading" data-size="xs">
                {write(PAPERS.studentView)}
              </h2>
              <p>{write(PAPERS.studentViewWhy)}</p>
              <Lines count={2} />
            </>
          )}
          <Signature write={write} />
        </article>
      </>
    );
    return showPage(`${say(PAPERS.consentPaper)} – ${stored.caseNumber}`, body, {
      backTo: { href: paths.consents(c.id), label: say(CONSENTS.title) },
    });
  },
});

/** Lists who is let in by the consent that is asked for. */
function receiversOf(cover: ConsentCover): readonly Role[] {
  if (cover === 'school-nurse-information') return ['school-nurse'];
  if (cover === 'ppa-referral') return ['ppa'];
  return ARENA_SEATS[cover];
}
