import type { Outcome } from '../../domain/codes.js';
import type { AheadAnswer } from '../../domain/insights/ahead-answers.js';
import type { AheadItem } from '../../domain/insights/play-ahead.js';
import type { Guide } from '../../guide/load-guide.js';
import { BecauseView } from '../case/because-view.js';
import { writeDay, writeMoment } from '../layout/dates.js';
import { useShowing, type Showing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { AHEAD, ANSWER_WORDS, DUE_KIND_WORDS } from '../texts/ahead.js';
import { CASE } from '../texts/case.js';

/** Lists what a made-up case brings, moment by moment; each due day with its reason. */
export function AheadItems({ items, guide }: { items: readonly AheadItem[]; guide: Guide }) {
  const { say, locale } = useShowing();
  const moments = new Map<string, AheadItem[]>();
  for (const item of items) moments.set(item.at, [...(moments.get(item.at) ?? []), item]);
  if (moments.size === 0) return <p>{say(AHEAD.nothingMore)}</p>;
  return (
    <ol className="timeline">
      {[...moments].map(([at, together]) => (
        <li key={at}>
          <strong>{writeMoment(at, locale)}</strong>
          {together.map((item, i) => (
            <AheadItemView key={i} item={item} guide={guide} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function AheadItemView({ item, guide }: { item: AheadItem; guide: Guide }) {
  const { say, locale } = useShowing();
  const { texts } = guide;
  switch (item.kind) {
    case 'answer':
      return <p>{say(AHEAD.answered, { answer: writeAnswer(item.answer, guide, say) })}</p>;
    case 'phase': {
      const [phase, role] = [
        say(texts.phases[item.phase].name),
        say(texts.roles[item.responsible]),
      ];
      return <p>{say(AHEAD.phase, { phase, role })}</p>;
    }
    case 'due':
      return (
        <>
          <p>
            {say(DUE_KIND_WORDS[item.deadline])}: <strong>{writeDay(item.dueOn, locale)}</strong>
          </p>
          <Unfold summary={say(CASE.why)}>
            <BecauseView because={item.because} guide={guide} />
          </Unfold>
        </>
      );
    case 'mail': {
      const roles = item.to.map((role) => say(texts.roles[role])).join(', ');
      return <p className="about">{say(AHEAD.mail, { roles })}</p>;
    }
    case 'stuck':
      return <p>{say(AHEAD.stuck)}</p>;
    case 'closed':
      return <p>{say(AHEAD.closed, { outcome: say(texts.outcomes[item.outcome as Outcome]) })}</p>;
  }
}

/** Says an answer in words. */
export function writeAnswer(answer: AheadAnswer, { texts }: Guide, say: Showing['say']): string {
  if (isDecision(answer)) {
    const decision = answer.slice('decision-'.length) as keyof typeof texts.decisions;
    return `${say(AHEAD.decided)}: ${say(texts.decisions[decision])}`;
  }
  return say(ANSWER_WORDS[answer]);
}

function isDecision(answer: AheadAnswer): answer is Extract<AheadAnswer, `decision-${string}`> {
  return answer.startsWith('decision-');
}
