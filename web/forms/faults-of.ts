import type { ProblemError } from '../../api/problems.js';
import type { FormFault } from '../fields/error-summary.js';
import { faultsIn } from '../fields/faults-in.js';
import { CONSENT_MISSING } from '../texts/forms.js';
import type { CommandForm, FormView } from './command-form.js';

/** Puts a command's refusal into plain words, with the names of those whose consent is missing. */
export function faultsOf(refused: ProblemError, form: CommandForm, view: FormView): FormFault[] {
  const { ctx, people } = view;
  const faults = faultsIn(refused, ctx, form.fields(view), form.fieldOf);
  const missing = (refused.extra.missing ?? []).map((id) => people.nameOf(id));
  if (missing.length === 0) return faults;
  const more = ctx.say(CONSENT_MISSING, { people: missing.join(', ') });
  return faults.map((fault) =>
    fault.field === undefined ? { ...fault, message: `${fault.message} ${more}` } : fault,
  );
}
