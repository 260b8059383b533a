import type { ProblemName } from '../../api/problems.js';
import { PAGE_PROBLEMS } from '../texts/page-problems.js';
import { LAYOUT } from '../texts/layout.js';
import { OwnWords } from './own-words.js';
import { useShowing } from './showing.js';

interface ProblemViewProps {
  name: ProblemName;
  requestId: string;
  /** The form that was sent, whose words are given back. */
  sent: URLSearchParams;
}

/** Shows what stood in the way in a plain sentence; what is out of reach and what does not exist look alike. */
export function ProblemView({ name, requestId, sent }: ProblemViewProps) {
  const { say } = useShowing();
  const { title, detail } = PAGE_PROBLEMS[name];
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(title)}
      </h1>
      <p>{say(detail)}</p>
      {name === 'internal-error' && <p>{say(LAYOUT.problemTrace, { id: requestId })}</p>}
      <OwnWords values={sent} />
    </>
  );
}
