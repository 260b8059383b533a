import type { ProblemError } from '../../api/problems.js';
import type { Listed } from '../cases/find-listed.js';
import type { PageContext } from '../define-page.js';
import { faultsIn } from '../fields/faults-in.js';
import { DataTable } from '../layout/data-table.js';
import { Notice } from '../layout/notice.js';
import { paths } from '../paths.js';
import { HAND_OVER, ASSIGNMENTS } from '../texts/staff.js';
import { SETTINGS } from '../texts/settings.js';

/** Holds what became of one case that was to be handed on. */
export interface Outcome {
  line: Listed;
  isPending?: boolean;
  refused?: ProblemError;
}

interface HandOverResultProps {
  ctx: PageContext;
  outcomes: readonly Outcome[];
  isStandIn: boolean;
}

/** Shows of each case whether it was handed on, and why it was not. */
export function HandOverResult({ ctx, outcomes, isStandIn }: HandOverResultProps) {
  const { say, path } = ctx;
  const count = outcomes.length;
  const done = outcomes.filter(({ refused }) => !refused).length;
  const wordFor = ({ refused, isPending }: Outcome) => {
    if (refused)
      return faultsIn(refused, ctx, [])
        .map(({ message }) => message)
        .join(' ');
    if (isPending) return say(HAND_OVER.stored);
    return say(isStandIn ? HAND_OVER.standsIn : HAND_OVER.asked);
  };
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(HAND_OVER.result)}
      </h1>
      <Notice color={done === count ? 'success' : 'warning'} role="status">
        {done === count
          ? say(HAND_OVER.allDone, { count })
          : say(HAND_OVER.someDone, { done, count })}
      </Notice>
      <DataTable
        caption={say(HAND_OVER.cases)}
        headings={[say(HAND_OVER.case), say(ASSIGNMENTS.student), say(HAND_OVER.outcome)]}
        rows={outcomes.map((outcome) => [
          <a className="ds-link" key="case" href={paths.case(outcome.line.case.id)}>
            {outcome.line.caseNumber}
          </a>,
          outcome.line.student?.name,
          wordFor(outcome),
        ])}
      />
      <p className="links">
        <a className="ds-link" href={path}>
          {say(HAND_OVER.goOn)}
        </a>
        <a className="ds-link" href={paths.assignments()}>
          {say(SETTINGS.assignments)}
        </a>
      </p>
    </>
  );
}
