import type { Option } from './field.js';

interface ChoicesProps {
  type: 'radio' | 'checkbox';
  name: string;
  legend: string;
  options: readonly Option[];
  chosen: readonly string[];
  /** Keeps ids apart where several forms of one kind stand on a page. */
  within: string;
}

/** Asks for one or several of a few choices, in a form that stands among others of its kind. */
export function Choices({ type, name, legend, options, chosen, within }: ChoicesProps) {
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label">{legend}</legend>
      {options.map(({ value, label }) => {
        const id = `${within}-${name}-${value}`;
        return (
          <div className="ds-field" key={value}>
            <input
              className="ds-input"
              id={id}
              type={type}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <label className="ds-label" data-weight="regular" htmlFor={id}>
              {label}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
