import type { CaseAnswer } from '../../api/cases/case-answer.js';
import type { DueRule } from '../../domain/due-because.js';
import type { Guide } from '../../guide/load-guide.js';
import { writeMoment, writeShortDay } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { CASE } from '../texts/case.js';

/** Shows by when the next thing is due, and why on that day: rule, source, the days left out. */
export function DueView({ shown, guide }: { shown: CaseAnswer; guide: Guide }) {
  const { say, locale } = useShowing();
  const { dueAt, dueBecause: because } = shown;
  if (dueAt === null) return null;
  const rule = because && guide.texts['due-because'][because.rule as DueRule];
  return (
    <div className={shown.overdue ? 'due late' : 'due'}>
      <p>
        <strong>{say(CASE.due)}:</strong> {writeMoment(dueAt, locale)}
      </p>
      {because && rule && (
        <Unfold summary={say(CASE.why)}>
          <p>
            {say(rule, { count: because.count ?? '', from: writeShortDay(because.from, locale) })}
          </p>
          {because.skipped.length > 0 && (
            <p>
              {say(CASE.skipped, {
                days: because.skipped
                  .map(({ date, name }) => `${writeShortDay(date, locale)} (${name})`)
                  .join(', '),
              })}
            </p>
          )}
          <p>{say(because.source === 'guide' ? CASE.fromGuide : CASE.fromHouse)}</p>
          {because.provisional && <p>{say(CASE.provisional)}</p>}
        </Unfold>
      )}
    </div>
  );
}
