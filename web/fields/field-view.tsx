import type { ReactNode } from 'react';
import { FIELDS } from '../texts/fields.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { inputId, valueOf, type Field, type Option, type Values } from './field.js';
import { Choice } from './choice.js';
import { RowsView } from './rows-view.js';

interface FieldViewProps {
  field: Field;
  values: Values;
  /** What is wrong with it. */
  fault: string | undefined;
}

/** Shows one field with its label, hint and fault. */
export function FieldView({ field, values, fault }: FieldViewProps) {
  const { name } = field;
  const id = inputId(name);
  const said = describedBy(field, fault);
  const shared = { id, name, 'aria-describedby': said, 'aria-invalid': fault ? true : undefined };
  switch (field.kind) {
    case 'heading':
      return <h2 className="ds-heading form-heading">{field.label}</h2>;
    case 'text':
    case 'date':
    case 'time':
      return (
        <Labelled field={field} fault={fault}>
          <input
            className="ds-input"
            type={field.kind}
            {...shared}
            defaultValue={valueOf(values, name, field.value)}
          />
        </Labelled>
      );
    case 'textarea':
      return (
        <Labelled field={field} fault={fault}>
          <textarea
            className="ds-input"
            rows={5}
            {...shared}
            defaultValue={valueOf(values, name, field.value)}
          />
        </Labelled>
      );
    case 'select':
      return (
        <Labelled field={field} fault={fault}>
          <select
            className="ds-input"
            {...shared}
            defaultValue={valueOf(values, name, field.value)}
          >
            {field.emptyLabel !== undefined && <option value="">{field.emptyLabel}</option>}
            {field.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
      );
    case 'checkbox':
      return (
        <div className="ds-field">
          <input
            className="ds-input"
            type="checkbox"
            value="true"
            {...shared}
            defaultChecked={values ? values.has(name) : field.checked}
          />
          <label className="ds-label" data-weight="regular" htmlFor={id}>
            {field.label}
          </label>
          <Said field={field} fault={fault} />
        </div>
      );
    case 'radio':
    case 'checkboxes':
      return <Choices field={field} values={values} fault={fault} />;
    case 'date-time':
      return <DateTime field={field} values={values} fault={fault} />;
    case 'rows':
      return (
        <Group field={field} fault={fault}>
          <RowsView field={field} values={values} />
        </Group>
      );
  }
}

type Of<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

function Choices({ field, values, fault }: FieldViewProps & { field: Of<'radio' | 'checkboxes'> }) {
  const own = field.kind === 'radio' ? [field.value] : (field.values ?? []);
  const chosen = values ? values.getAll(field.name) : own;
  const more = field.kind === 'checkboxes' ? field.more : undefined;
  const choice = (option: Option, i: number) => (
    <Choice key={option.value} {...{ field, option, chosen, i }} />
  );
  return (
    <Group field={field} fault={fault}>
      {field.options.map(choice)}
      {more && (
        <Unfold
          summary={more.summary}
          open={more.options.some(({ value }) => chosen.includes(value))}
        >
          {more.options.map((option, i) => choice(option, field.options.length + i))}
        </Unfold>
      )}
    </Group>
  );
}

function DateTime({ field, values, fault }: FieldViewProps & { field: Of<'date-time'> }) {
  const { say } = useShowing();
  const id = inputId(field.name);
  const parts = [
    { type: 'date', id, own: field.date, label: FIELDS.date },
    { type: 'time', id: `${id}-time`, own: field.time, label: FIELDS.time },
  ] as const;
  return (
    <Group field={field} fault={fault}>
      <div className="date-time">
        {parts.map((part) => (
          <div className="ds-field" key={part.type}>
            <label className="ds-label" data-weight="regular" htmlFor={part.id}>
              {say(part.label)}
            </label>
            <input
              className="ds-input"
              type={part.type}
              id={part.id}
              name={`${field.name}-${part.type}`}
              aria-invalid={fault ? true : undefined}
              defaultValue={valueOf(values, `${field.name}-${part.type}`, part.own)}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}

interface AroundProps {
  field: Field;
  fault: string | undefined;
  children: ReactNode;
}

function Labelled({ field, fault, children }: AroundProps) {
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={inputId(field.name)}>
        {field.label}
        <Optional field={field} />
      </label>
      <Hint field={field} />
      {children}
      <Fault field={field} fault={fault} />
    </div>
  );
}

function Group({ field, fault, children }: AroundProps) {
  return (
    <fieldset className="ds-fieldset" aria-describedby={describedBy(field, fault)}>
      <legend className="ds-label">
        {field.label}
        <Optional field={field} />
      </legend>
      <Hint field={field} />
      {children}
      <Fault field={field} fault={fault} />
    </fieldset>
  );
}

function Optional({ field }: { field: Field }) {
  const { say } = useShowing();
  return field.required === false ? (
    <span className="optional"> {say(FIELDS.optional)}</span>
  ) : null;
}

function Said(props: { field: Field; fault: string | undefined }) {
  return (
    <>
      <Hint field={props.field} />
      <Fault {...props} />
    </>
  );
}

function Hint({ field: { name, hint } }: { field: Field }) {
  return hint === undefined ? null : (
    <p id={`${inputId(name)}-said`} data-field="description">
      {hint}
    </p>
  );
}

function Fault({ field: { name }, fault }: { field: Field; fault: string | undefined }) {
  return fault === undefined ? null : (
    <p id={`${inputId(name)}-fault`} className="ds-validation-message" data-color="danger">
      {fault}
    </p>
  );
}

function describedBy({ name, hint }: Field, fault: string | undefined): string | undefined {
  const ids = [
    hint !== undefined && `${inputId(name)}-said`,
    fault !== undefined && `${inputId(name)}-fault`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
