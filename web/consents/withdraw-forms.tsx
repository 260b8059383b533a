import { randomUUID } from 'node:crypto';
import { etagOf } from '../../api/cases/present-case.js';
import type { ConcernCase } from '../../domain/case.js';
import { dateOf, timeOf, type Instant } from '../../domain/local-time.js';
import type { Guide } from '../../guide/load-guide.js';
import type { CasePeople } from '../case/find-case-people.js';
import { Choices } from '../fields/choices.js';
import { PostForm } from '../layout/post-form.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { paths } from '../paths.js';
import { CONSENTS } from '../texts/consents.js';
import { PEOPLE } from '../texts/people.js';
import { nameOf, type Cover } from './cover-view.js';

interface WithdrawFormsProps {
  case: ConcernCase;
  covers: readonly Cover[];
  people: CasePeople;
  guide: Guide;
  now: Instant;
}

/** Offers everybody who has given consent to take it back, all in one place; each is sent as the form of the consent command is. */
export function WithdrawForms({ case: c, covers, people, guide, now }: WithdrawFormsProps) {
  const { say } = useShowing();
  const given = covers.flatMap(({ code, words }) =>
    words.flatMap(({ by, status }) => (status === 'given' ? [{ by, code }] : [])),
  );
  const givers = [...new Set(given.map(({ by }) => by))];
  const sourceIdOf = (id: string) => people.guardians.find((g) => g.id === id)?.sourceId;
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(CONSENTS.withdrawHeading)}
      </h2>
      <p>{say(givers.length > 0 ? CONSENTS.withdrawHelp : CONSENTS.nothingToWithdraw)}</p>
      {givers.map((by, i) => {
        const who = by === 'student' ? 'student' : `guardian ${sourceIdOf(by) ?? ''}`;
        const own = given.filter((word) => word.by === by).map(({ code }) => code);
        const name = nameOf(by, people, say(PEOPLE.student));
        const hidden = {
          key: randomUUID(),
          etag: etagOf(c),
          form: 'record-consent',
          subject: c.id,
          tilbake: paths.consents(c.id),
          by: who,
          status: 'withdrawn',
          'recordedAt-date': dateOf(now),
          'recordedAt-time': timeOf(now),
        };
        return (
          <Unfold key={by} summary={`${say(CONSENTS.withdraw)}: ${name}`}>
            <PostForm className="stacked" action={paths.form(c.id, 'record-consent')}>
              {Object.entries(hidden).map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
              <Choices
                type="checkbox"
                name="covers"
                legend={say(CONSENTS.withdrawFor, { person: name })}
                options={own.map((code) => ({
                  value: code,
                  label: say(guide.texts.consents[code]),
                }))}
                chosen={own}
                within={`person-${i}`}
              />
              <Choices
                type="radio"
                name="how"
                legend={say(CONSENTS.how)}
                options={(['oral', 'written', 'digital'] as const).map((value) => ({
                  value,
                  label: say(CONSENTS[value]),
                }))}
                chosen={['oral']}
                within={`person-${i}`}
              />
              <div className="actions">
                <button className="ds-button" data-color="danger">
                  {say(CONSENTS.withdrawSubmit)}
                </button>
              </div>
            </PostForm>
          </Unfold>
        );
      })}
    </section>
  );
}
