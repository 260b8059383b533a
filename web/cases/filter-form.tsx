import { STEPS } from '../../domain/codes.js';
import type { PageContext } from '../define-page.js';
import type { Field, Option } from '../fields/field.js';
import { FieldView } from '../fields/field-view.js';
import { paths } from '../paths.js';
import { CASES } from '../texts/cases.js';
import { STATUS } from '../texts/status.js';
import type { Filters } from './read-filters.js';

interface FilterFormProps {
  ctx: PageContext;
  filters: Filters;
  schools: readonly Option[];
  people: readonly Option[];
}

/** Shows the filters of the list as a form that asks for the same page; a search by name is posted, and stands in no address. */
export function FilterForm({ ctx: { say, deps }, filters, schools, people }: FilterFormProps) {
  const { steps } = deps.guide.texts;
  const fields: Field[] = [
    {
      kind: 'select',
      name: 'status',
      label: say(CASES.status),
      value: filters.status,
      options: [
        { value: 'open', label: say(CASES.open) },
        { value: 'closed', label: say(CASES.closed) },
      ],
    },
    select('step', say(CASES.step), filters.step, [
      ...STEPS.filter((step) => step !== 'closed').map((step) => {
        return { value: step, label: say(steps[step].name) };
      }),
    ]),
    select('colour', say(CASES.colour), filters.colour, [
      { value: 'green', label: say(STATUS.green) },
      { value: 'yellow', label: say(STATUS.yellow) },
      { value: 'red', label: say(STATUS.red) },
    ]),
    select('due', say(CASES.state), filters.due, [
      { value: 'overdue', label: say(CASES.overdue) },
      { value: 'week', label: say(CASES.thisWeek) },
      { value: 'stuck', label: say(CASES.stuck) },
    ]),
    { kind: 'text', name: 'className', label: say(CASES.className), value: filters.className },
    select('responsible', say(CASES.responsible), filters.responsible, people),
    ...(schools.length > 1 ? [select('school', say(CASES.school), filters.school, schools)] : []),
  ];
  function select(name: string, label: string, value: string, options: readonly Option[]): Field {
    return { kind: 'select', name, label, value, options, emptyLabel: say(CASES.any) };
  }
  return (
    <form action={paths.cases()} className="filters" aria-label={say(CASES.filter)}>
      {fields.map((field) => (
        <FieldView key={field.name} field={field} values={undefined} fault={undefined} />
      ))}
      <button className="ds-button" data-variant="secondary">
        {say(CASES.filter)}
      </button>
    </form>
  );
}
