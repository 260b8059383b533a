import { useShowing } from '../layout/showing.js';
import { CASES } from '../texts/cases.js';
import { FieldView } from './field-view.js';

interface ChooseFormProps {
  action: string;
  /** The parameter of the address that names the choice. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
}

/** Asks which of several a page shows; the answer stands in the address. */
export function ChooseForm({ action, name, label, options, value }: ChooseFormProps) {
  const { say } = useShowing();
  return (
    <form action={action} className="filters" aria-label={label}>
      <FieldView
        field={{ kind: 'select', name, label, options, value }}
        values={undefined}
        fault={undefined}
      />
      <button className="ds-button" data-variant="secondary">
        {say(CASES.filter)}
      </button>
    </form>
  );
}
