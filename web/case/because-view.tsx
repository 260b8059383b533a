import type { DueBecause, DueRule } from '../../domain/due-because.js';
import type { Guide } from '../../guide/load-guide.js';
import { writeShortDay } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { CASE } from '../texts/case.js';

type Because = Pick<DueBecause, 'count' | 'from' | 'skipped' | 'provisional'> & {
  rule: string;
  source: string;
};

/** Says why a day is the due day: rule, source, the days left out. */
export function BecauseView({ because, guide }: { because: Because; guide: Guide }) {
  const { say, locale } = useShowing();
  const { count, from, skipped, source, provisional } = because;
  const rule = guide.texts['due-because'][because.rule as DueRule];
  const days = skipped
    .map(({ date, name }) => `${writeShortDay(date, locale)} (${name})`)
    .join(', ');
  return (
    <>
      <p>{say(rule, { count: count ?? '', from: writeShortDay(from, locale) })}</p>
      {skipped.length > 0 && <p>{say(CASE.skipped, { days })}</p>}
      <p>{say(source === 'guide' ? CASE.fromGuide : CASE.fromHouse)}</p>
      {provisional && <p>{say(CASE.provisional)}</p>}
    </>
  );
}
