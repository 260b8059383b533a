import { inputId, valueOf, type Field, type Values } from './field.js';

type RowsField = Extract<Field, { kind: 'rows' }>;

/** Shows rows of the same few fields; the ones that nobody needs stay empty. */
export function RowsView({ field, values }: { field: RowsField; values: Values }) {
  return Array.from({ length: field.rows }, (_, row) => (
    <div className="row" role="group" aria-label={`${field.rowLabel} ${row + 1}`} key={row}>
      {field.columns.map((column, i) => {
        const name = `${field.name}-${row}-${column.name}`;
        const id = row === 0 && i === 0 ? inputId(field.name) : inputId(name);
        const value = valueOf(values, name, column.value);
        return (
          <div className="ds-field" key={column.name}>
            <label className="ds-label" data-weight="regular" htmlFor={id}>
              {column.label}
            </label>
            {column.options ? (
              <select className="ds-input" id={id} name={name} defaultValue={value}>
                {column.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                className="ds-input"
                type={column.type ?? 'text'}
                id={id}
                name={name}
                defaultValue={value}
              />
            )}
          </div>
        );
      })}
    </div>
  ));
}
