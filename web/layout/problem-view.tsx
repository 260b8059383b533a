import type { ProblemName } from '../../api/problems.js';
import { PAGE_PROBLEMS } from '../texts/page-problems.js';
import { LAYOUT } from '../texts/layout.js';
import { useShowing } from './showing.js';

/** Shows what stood in the way in a plain sentence; what is out of reach and what does not exist look alike. */
export function ProblemView({ name, requestId }: { name: ProblemName; requestId: string }) {
  const { say } = useShowing();
  const { title, detail } = PAGE_PROBLEMS[name];
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(title)}
      </h1>
      <p>{say(detail)}</p>
      {name === 'internal-error' && <p>{say(LAYOUT.problemTrace, { id: requestId })}</p>}
    </>
  );
}
