import { instantOf } from '../../domain/local-time.js';
import { playAhead, type AheadStart } from '../../domain/insights/play-ahead.js';
import { findSetting } from '../../prisma/find-setting.js';
import { AheadForm } from '../ahead/ahead-form.js';
import { AheadItems, writeAnswer } from '../ahead/ahead-items.js';
import { readAhead, type AheadQuestion } from '../ahead/read-ahead.js';
import { definePage, showPage, type PageContext } from '../define-page.js';
import { Notice } from '../layout/notice.js';
import { Unfold } from '../layout/unfold.js';
import { paths } from '../paths.js';
import { AHEAD } from '../texts/ahead.js';

/** Plays a case that does not exist by the rules of real ones, and shows every date with its reason. Nothing is stored. */
export const aheadPage = definePage({
  method: 'get',
  path: paths.ahead(),
  async handle(ctx) {
    const { deps, query, now, say } = ctx;
    const { guide } = deps;
    const asked = readAhead(query, now);
    const { schools, schoolId, school } = await findSchools(ctx, asked.school);
    const question: AheadQuestion = { ...asked, school };
    const start: AheadStart | undefined =
      schoolId === undefined
        ? undefined
        : {
            raisedAt: instantOf(question.day, question.time),
            trigger: question.trigger,
            ageBand: question.ageBand,
            setting: await findSetting(deps.db, schoolId, guide.rules),
          };
    const { answers } = question;
    const played = start && playAhead(start, answers);
    // What may stand in an answer's place is what the case takes after those before it.
    const options = start
      ? answers.map((_, i) => playAhead(start, answers.slice(0, i)).options)
      : [];
    const next = played && !played.refused && played.options.length > 0 ? [played.options] : [];
    const refused = played?.refused && answers[played.refused.index];
    const body = (
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(AHEAD.title)}
        </h1>
        <p>{say(AHEAD.about)}</p>
        <AheadForm
          question={question}
          schools={schools}
          options={[...options, ...next]}
          guide={guide}
        />
        {played?.refused && refused && (
          <Notice color="warning" role="status">
            {say(AHEAD.refused, {
              number: played.refused.index + 1,
              answer: writeAnswer(refused.answer, guide, say),
            })}
          </Notice>
        )}
        {played && (
          <section>
            <h2 className="ds-heading" data-size="sm">
              {say(AHEAD.dates)}
            </h2>
            <AheadItems items={played.items} guide={guide} />
            <Unfold summary={say(AHEAD.ifNobodyActs)}>
              <AheadItems items={played.ifNobodyActs} guide={guide} />
            </Unfold>
          </section>
        )}
      </>
    );
    return showPage(say(AHEAD.title), body);
  },
});

/** The schools whose calendars can be counted on, the person's own first in line to be chosen. */
async function findSchools({ deps, caller }: PageContext, wanted: string) {
  const schools = await deps.db.school.findMany({
    orderBy: { name: 'asc' },
    select: { id: true, sourceId: true, name: true },
  });
  const own = schools.find(({ id }) => caller.roles.some(({ schoolId }) => schoolId === id));
  const chosen = schools.find(({ sourceId }) => sourceId === wanted) ?? own ?? schools[0];
  return {
    schools: schools.map(({ sourceId, name }) => ({ value: sourceId, label: name })),
    schoolId: chosen?.id,
    school: chosen?.sourceId ?? '',
  };
}
