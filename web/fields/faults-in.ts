import { faultText } from '../../api/field-faults.js';
import type { ProblemError } from '../../api/problems.js';
import type { PageContext } from '../define-page.js';
import { PAGE_FAULTS } from '../texts/fields.js';
import { PAGE_PROBLEMS } from '../texts/page-problems.js';
import type { FormFault } from './error-summary.js';
import type { Field } from './field.js';

/** Puts a refusal into plain words: each fault with the field it is about, or one sentence for the form as a whole. */
export function faultsIn(
  { problem: name, extra }: ProblemError,
  { say, locale }: Pick<PageContext, 'say' | 'locale'>,
  fields: readonly Field[],
  fieldOf?: (pointer: string) => string | undefined,
): FormFault[] {
  const faults = (extra.errors ?? []).map((error): FormFault => {
    const pointer = error.pointer ?? '';
    const wanted = fieldOf?.(pointer) ?? pointer.split('/')[1];
    const field = fields.find((known) => known.name === wanted && known.kind !== 'heading');
    const own = PAGE_FAULTS[error.fault];
    const message = own ? say(own) : faultText(error, locale);
    return { field: field?.name, label: field?.label, message };
  });
  if (faults.length > 0) return faults;
  const { title, detail } = PAGE_PROBLEMS[name];
  return [{ field: undefined, label: undefined, message: `${say(title)}. ${say(detail)}` }];
}
