import { dateOf, timeOf } from '../../domain/local-time.js';
import type { Text } from '../../guide/texts-schema.js';
import type { FormView } from '../forms/command-form.js';
import { FIELDS } from '../texts/fields.js';
import { FORMS } from '../texts/forms.js';
import { capitalised } from '../texts/text.js';
import { askedDay } from './asked-day.js';
import type { Field, Option } from './field.js';

/** Makes the fields that most forms have, in the person's language. */
export function usualFields({ ctx: { say, now, query } }: FormView) {
  const today = dateOf(now);
  const day = askedDay(query) ?? today;
  const optionsOf = (texts: Readonly<Record<string, Text>>): Option[] =>
    Object.entries(texts).map(([value, wording]) => ({
      value,
      label: capitalised(say(wording)),
    }));
  return {
    options: optionsOf,
    /** A moment, now unless something else is chosen; of another day that the form was opened for the hour is not known. */
    moment: (name: string, label: Text): Field => ({
      kind: 'date-time',
      name,
      label: say(label),
      date: day,
      time: day === today ? timeOf(now) : '',
    }),
    radio: (
      name: string,
      label: Text,
      texts: Readonly<Record<string, Text>>,
      value?: string,
    ): Field => ({
      kind: 'radio',
      name,
      label: say(label),
      options: optionsOf(texts),
      ...(value !== undefined && { value }),
    }),
    yesNo: (name: string, label: Text, value?: 'yes' | 'no'): Field => ({
      kind: 'radio',
      name,
      label: say(label),
      options: optionsOf({ yes: FIELDS.yes, no: FIELDS.no }),
      ...(value && { value }),
    }),
    note: (): Field => ({
      kind: 'textarea',
      name: 'summary',
      label: say(FORMS.summary),
      hint: say(FORMS.summaryHint),
      required: false,
    }),
  };
}
