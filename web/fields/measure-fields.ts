import type { FormView } from '../forms/command-form.js';
import { MEASURES } from '../texts/measures.js';
import { capitalised } from '../texts/text.js';
import type { Field } from './field.js';
import type { FormReader } from './form-values.js';

const COLUMNS = ['area', 'description', 'responsible'];

/** Asks for measures, a row each; rows without a description do not count. */
export function measuresField(view: FormView, { required }: { required: boolean }): Field {
  const { say, deps, name } = view.ctx;
  const areas = Object.entries(deps.guide.texts['measure-areas']);
  return {
    kind: 'rows',
    name: 'measures',
    label: say(MEASURES.measures),
    hint: say(MEASURES.hint),
    ...(!required && { required: false }),
    rows: 6,
    rowLabel: say(MEASURES.measure),
    columns: [
      {
        name: 'area',
        label: say(MEASURES.area),
        options: areas.map(([value, label]) => ({ value, label: capitalised(say(label)) })),
        value: 'school',
      },
      { name: 'description', label: say(MEASURES.description) },
      { name: 'responsible', label: say(MEASURES.responsible), value: required ? name : '' },
    ],
  };
}

/** Reads the measures in which something was written. */
export function readMeasures(read: FormReader): Record<string, string>[] {
  return read.rows('measures', COLUMNS, ['description']);
}
