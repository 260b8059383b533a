import type { CaseAnswer } from '../../api/cases/case-answer.js';
import type { Guide } from '../../guide/load-guide.js';
import { writeMoment } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { CASE } from '../texts/case.js';
import { BecauseView } from './because-view.js';

/** Shows by when the next thing is due, and why on that day: rule, source, the days left out. */
export function DueView({ shown, guide }: { shown: CaseAnswer; guide: Guide }) {
  const { say, locale } = useShowing();
  const { dueAt, dueBecause: because } = shown;
  if (dueAt === null) return null;
  return (
    <div className={shown.overdue ? 'due late' : 'due'}>
      <p>
        <strong>{say(CASE.due)}:</strong> {writeMoment(dueAt, locale)}
      </p>
      {because && (
        <Unfold summary={say(CASE.why)}>
          <BecauseView because={because} guide={guide} />
        </Unfold>
      )}
    </div>
  );
}
