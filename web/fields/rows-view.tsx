import { Unfold } from '../layout/unfold.js';
import { useShowing } from '../layout/showing.js';
import { FIELDS } from '../texts/fields.js';
import { inputId, valueOf, type Field, type Values } from './field.js';

type RowsField = Extract<Field, { kind: 'rows' }>;

interface RowsViewProps {
  field: RowsField;
  values: Values;
}

/** So many rows are there to begin with. */
const FIRST_ROWS = 3;

/** Shows rows of the same few fields: those in use and a few more, the others folded away. */
export function RowsView({ field, values }: RowsViewProps) {
  const { say } = useShowing();
  const rows = Array.from({ length: field.rows }, (_, row) => row);
  const shown = Math.max(FIRST_ROWS, rows.findLastIndex((row) => isUsed(field, values, row)) + 2);
  const rowOf = (row: number) => <Row key={row} field={field} values={values} row={row} />;
  return (
    <>
      {rows.slice(0, shown).map(rowOf)}
      {rows.length > shown && (
        <Unfold summary={say(FIELDS.moreRows)}>{rows.slice(shown).map(rowOf)}</Unfold>
      )}
    </>
  );
}

/** A row counts as used where something stands in it that does not stand there from the first. */
function isUsed({ name, columns }: RowsField, values: Values, row: number): boolean {
  return columns.some(
    (column) => column.value === undefined && values?.get(`${name}-${row}-${column.name}`),
  );
}

function Row({ field, values, row }: RowsViewProps & { row: number }) {
  return (
    <div className="row" role="group" aria-label={`${field.rowLabel} ${row + 1}`}>
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
  );
}
