import { faultText } from '../../api/field-faults.js';
import type { ProblemError } from '../../api/problems.js';
import type { FormFault } from '../fields/error-summary.js';
import { PAGE_FAULTS } from '../texts/fields.js';
import { PAGE_PROBLEMS } from '../texts/page-problems.js';
import { CONSENT_MISSING } from '../texts/forms.js';
import type { CommandForm, FormView } from './command-form.js';

/** Puts a refusal into plain words: each fault with the field it is about, or one sentence for the form as a whole. */
export function faultsOf(
  { problem: name, extra }: ProblemError,
  form: CommandForm,
  view: FormView,
): FormFault[] {
  const { say, locale } = view.ctx;
  const fields = form.fields(view);
  const faults = (extra.errors ?? []).map((error): FormFault => {
    const pointer = error.pointer ?? '';
    const wanted = form.fieldOf?.(pointer) ?? pointer.split('/')[1];
    const field = fields.find((known) => known.name === wanted && known.kind !== 'heading');
    const own = PAGE_FAULTS[error.fault];
    const message = own ? say(own) : faultText(error, locale);
    return { field: field?.name, label: field?.label, message };
  });
  if (faults.length > 0) return faults;
  const missing = (extra.missing ?? []).map((id) => view.people.nameOf(id));
  const { title, detail } = PAGE_PROBLEMS[name];
  const more = missing.length > 0 ? ` ${say(CONSENT_MISSING, { people: missing.join(', ') })}` : '';
  return [{ field: undefined, label: undefined, message: `${say(title)}. ${say(detail)}${more}` }];
}
