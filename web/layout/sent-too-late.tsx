import { LAYOUT } from '../texts/layout.js';
import { paths } from '../paths.js';
import { useShowing } from './showing.js';

/** Gives back what was sent by somebody whom no session knows, so that it can be sent again after login. */
export function SentTooLate({ action, form }: { action: string; form: URLSearchParams }) {
  const { say } = useShowing();
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(LAYOUT.sentTooLate)}
      </h1>
      <p>{say(LAYOUT.sentTooLateHelp)}</p>
      <p>
        <a className="ds-link" href={paths.tasks()} target="_blank" rel="noreferrer">
          {say(LAYOUT.login)}
        </a>
      </p>
      <form method="post" action={action}>
        {[...form].map(([name, value], i) => (
          <textarea key={i} name={name} defaultValue={value} hidden readOnly />
        ))}
        <button className="ds-button">{say(LAYOUT.goOn)}</button>
      </form>
    </>
  );
}
