import type { ReactNode } from 'react';
import type { Text } from '../texts/text.js';
import { useShowing } from './showing.js';

/** Names a fact and says it. */
export type Fact = readonly [term: Text, words: ReactNode];

/** Lists facts, each under its name. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const { say } = useShowing();
  return (
    <dl className="fact-list">
      {facts.map(([term, words]) => (
        <div key={term.nb}>
          <dt>{say(term)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
