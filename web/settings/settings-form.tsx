import type { ReactNode } from 'react';
import { ErrorSummary, type FormFault } from '../fields/error-summary.js';
import type { Field, Values } from '../fields/field.js';
import { FieldView } from '../fields/field-view.js';
import { PostForm } from '../layout/post-form.js';
import { useShowing } from '../layout/showing.js';
import { FORMS } from '../texts/forms.js';
import type { Text } from '../texts/text.js';

interface SettingsFormProps {
  title: string;
  about?: ReactNode;
  action: string;
  cancel: string;
  fields: readonly Field[];
  values: Values;
  faults: readonly FormFault[];
  submit: Text;
  /** Texts, or words that are said already. */
  help: readonly (Text | string)[];
  hidden?: Readonly<Record<string, string>>;
  /** Stands before the fields, inside the form. */
  children?: ReactNode;
}

/** Shows a form that is about no single case, with its help beside it. */
export function SettingsForm(props: SettingsFormProps) {
  const { title, about, action, cancel, fields, values, faults, submit, help, hidden = {} } = props;
  const { say } = useShowing();
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      {about !== undefined && <p className="about">{about}</p>}
      <ErrorSummary faults={faults} />
      <div className="form-and-help">
        <PostForm action={action} noValidate>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {props.children}
          {fields.map((field) => (
            <FieldView
              key={field.name}
              field={field}
              values={values}
              fault={faults.find((fault) => fault.field === field.name)?.message}
            />
          ))}
          <div className="actions">
            <button className="ds-button" data-variant="primary">
              {say(submit)}
            </button>
            <a className="ds-button" data-variant="tertiary" href={cancel}>
              {say(FORMS.cancel)}
            </a>
          </div>
        </PostForm>
        <aside className="help" aria-label={say(FORMS.help)}>
          {help.map((paragraph, i) => (
            <p key={i}>{typeof paragraph === 'string' ? paragraph : say(paragraph)}</p>
          ))}
        </aside>
      </div>
    </>
  );
}
