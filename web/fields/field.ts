export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface Base {
  name: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
}

/** Describes one field of a form; `value` is what stands in it at first. */
export type Field = Base &
  (
    | { kind: 'text'; value?: string }
    | { kind: 'textarea'; value?: string }
    | { kind: 'date'; value?: string }
    | { kind: 'time'; value?: string }
    /** Two inputs, `<name>-date` and `<name>-time`, in Norwegian time. */
    | { kind: 'date-time'; date?: string; time?: string }
    | { kind: 'select'; options: readonly Option[]; value?: string; emptyLabel?: string }
    | { kind: 'radio'; options: readonly Option[]; value?: string }
    | { kind: 'checkbox'; checked?: boolean }
    | {
        kind: 'checkboxes';
        options: readonly Option[];
        values?: readonly string[];
        /** Options that are seldom chosen, folded away. */
        more?: { summary: string; options: readonly Option[] };
      }
    /** Rows of the same few fields: `<name>-<row>-<column>`; rows left empty do not count. */
    | { kind: 'rows'; rows: number; columns: readonly Column[]; rowLabel: string }
    | { kind: 'heading' }
  );

export interface Column {
  name: string;
  label: string;
  options?: readonly Option[];
  value?: string;
  type?: 'date';
}

/** Names the input that a link to a field leads to. */
export function inputId(name: string): string {
  return `felt-${name}`;
}

/** A form is asked with these values in place of the fields' own: what was sent, or kept as a draft. */
export type Values = URLSearchParams | undefined;

/** Reads what stands in a field: what was sent, else the field's own value. */
export function valueOf(values: Values, name: string, own: string | undefined): string {
  return values ? (values.get(name) ?? '') : (own ?? '');
}
