import { wordsIn } from '../drafts/words-in.js';
import { LAYOUT } from '../texts/layout.js';
import { useShowing } from './showing.js';

/** Gives back what somebody wrote where no field shows it any more, so that it can be used elsewhere. */
export function OwnWords({
  values,
  isShown = () => false,
}: {
  values: URLSearchParams;
  /** Tells whether a field shows it. */
  isShown?: (name: string) => boolean;
}) {
  const { say } = useShowing();
  const words = wordsIn(values).filter(([name]) => !isShown(name));
  if (words.length === 0) return null;
  return (
    <section className="own-words">
      <h2 className="ds-heading" data-size="xs">
        {say(LAYOUT.ownWords)}
      </h2>
      {words.map(([name, written]) => (
        <p key={name} className="words">
          {written}
        </p>
      ))}
    </section>
  );
}
