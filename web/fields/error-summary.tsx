import { LAYOUT } from '../texts/layout.js';
import { useShowing } from '../layout/showing.js';
import { inputId } from './field.js';

/** Says what is wrong with one field, or with the form as a whole. */
export interface FormFault {
  field: string | undefined;
  label: string | undefined;
  message: string;
}

/** Lists what must be put right, each with a link to its field; read out at once. */
export function ErrorSummary({ faults }: { faults: readonly FormFault[] }) {
  const { say } = useShowing();
  if (faults.length === 0) return null;
  return (
    <div className="ds-error-summary notice" role="alert" tabIndex={-1} id="feil">
      <h2 className="ds-heading" data-size="xs">
        {say(
          faults.some(({ field }) => field !== undefined) ? LAYOUT.errorsHeading : LAYOUT.notSent,
        )}
      </h2>
      <ul className="ds-list">
        {faults.map(({ field, label, message }, i) => (
          <li key={i}>
            {field === undefined ? (
              message
            ) : (
              <a className="ds-link" href={`#${inputId(field)}`}>
                {label} – {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
