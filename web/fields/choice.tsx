import { inputId, type Field, type Option } from './field.js';

interface ChoiceProps {
  field: Extract<Field, { kind: 'radio' | 'checkboxes' }>;
  option: Option;
  chosen: readonly (string | undefined)[];
  /** Its place; the link to the field leads to the first. */
  i: number;
}

/** Shows one of several things to choose, or one that may be chosen beside others. */
export function Choice({ field, option: { value, label, hint }, chosen, i }: ChoiceProps) {
  const id = i === 0 ? inputId(field.name) : `${inputId(field.name)}-${i}`;
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        id={id}
        type={field.kind === 'radio' ? 'radio' : 'checkbox'}
        name={field.name}
        value={value}
        defaultChecked={chosen.includes(value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} data-field="description">
          {hint}
        </p>
      )}
    </div>
  );
}
