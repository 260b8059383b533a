import { useShowing } from '../layout/showing.js';
import type { Text } from '../texts/text.js';

/** Holds one part of a statement: a heading, what stands under it, and a list. */
export interface StatementPart {
  heading: Text;
  says?: Text;
  list?: readonly Text[];
}

interface StatementProps {
  title: Text;
  intro: Text;
  parts: readonly StatementPart[];
  /** What stands in the place of `{variables}`. */
  values: Readonly<Record<string, string | number>>;
  /** Whom to write to, under the last part. */
  contact: string;
}

/** Shows a statement that everybody may read, and whom to write to about it. */
export function Statement({ title, intro, parts, values, contact }: StatementProps) {
  const { say } = useShowing();
  return (
    <div className="reading">
      <h1 className="ds-heading" data-size="lg">
        {say(title)}
      </h1>
      <p>{say(intro, values)}</p>
      {parts.map(({ heading, says, list }, i) => (
        <section key={i}>
          <h2 className="ds-heading" data-size="sm">
            {say(heading)}
          </h2>
          {says && <p>{say(says, values)}</p>}
          {list && (
            <ul>
              {list.map((one, j) => (
                <li key={j}>{say(one, values)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p>
        <a className="ds-link" href={`mailto:${contact}`}>
          {contact}
        </a>
      </p>
    </div>
  );
}
