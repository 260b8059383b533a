import { TRIGGERS } from '../../domain/codes.js';
import { AHEAD_ANSWERS, type AheadAnswer } from '../../domain/insights/ahead-answers.js';
import type { Guide } from '../../guide/load-guide.js';
import { ErrorSummary } from '../fields/error-summary.js';
import { inputId, type Field, type Option } from '../fields/field.js';
import { FieldView } from '../fields/field-view.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { AGE_BAND_WORDS, AHEAD } from '../texts/ahead.js';
import { writeAnswer } from './ahead-items.js';
import { AGE_BANDS, type AheadQuestion } from './read-ahead.js';

interface AheadFormProps {
  question: AheadQuestion;
  schools: readonly Option[];
  /** What may be answered at each place, the first after the last answer included. */
  options: readonly (readonly AheadAnswer[])[];
  guide: Guide;
}

/** Shows the question as a form that asks for the same page: how the case begins, each answer with its day, and one more. */
export function AheadForm({ question, schools, options, guide }: AheadFormProps) {
  const { say } = useShowing();
  const { texts } = guide;
  const start: Field[] = [
    { kind: 'date', name: 'fra', label: say(AHEAD.day), value: question.day },
    { kind: 'time', name: 'kl', label: say(AHEAD.time), value: question.time },
    {
      kind: 'select',
      name: 'grunn',
      label: say(AHEAD.trigger),
      value: question.trigger,
      options: TRIGGERS.map((code) => ({ value: code, label: say(texts.triggers[code].name) })),
    },
    {
      kind: 'select',
      name: 'alder',
      label: say(AHEAD.age),
      value: question.ageBand,
      options: AGE_BANDS.map((band) => ({ value: band, label: say(AGE_BAND_WORDS[band]) })),
    },
    {
      kind: 'select',
      name: 'skole',
      label: say(AHEAD.school),
      value: question.school,
      options: schools,
    },
  ];
  const faults = question.faults.map(({ field, message }) => {
    const label = start.find(({ name }) => name === field)?.label ?? numbered(field);
    return { field, label, message: say(message) };
  });
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  function numbered(field: string): string {
    const [kind, place] = field.split('-');
    return say(kind === 'dag' ? AHEAD.answerDay : AHEAD.answer, { number: Number(place) + 1 });
  }
  return (
    <form action={paths.ahead()} className="stacked">
      <ErrorSummary faults={faults} />
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{say(AHEAD.start)}</legend>
        <div className="filters">
          {start.map((field) => (
            <FieldView
              key={field.name}
              field={field}
              values={undefined}
              fault={faultOf(field.name)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{say(AHEAD.answers)}</legend>
        <p data-field="description">{say(AHEAD.usualDay)}</p>
        {options.map((offered, i) => (
          <AnswerRow
            key={i}
            place={i}
            given={question.answers[i]}
            offered={offered}
            guide={guide}
            fault={faultOf(`dag-${i}`)}
          />
        ))}
      </fieldset>
      <p className="actions">
        <button className="ds-button">{say(AHEAD.show)}</button>
        <a className="ds-button" data-variant="secondary" href={paths.ahead()}>
          {say(AHEAD.startOver)}
        </a>
      </p>
    </form>
  );
}

interface AnswerRowProps {
  place: number;
  given: AheadQuestion['answers'][number] | undefined;
  offered: readonly AheadAnswer[];
  guide: Guide;
  fault: string | undefined;
}

/** One answer and its day. The inputs of all rows share two names, so that rows pair up by their order. */
function AnswerRow({ place, given, offered, guide, fault }: AnswerRowProps) {
  const { say } = useShowing();
  const [answerId, dayId] = [inputId(`svar-${place}`), inputId(`dag-${place}`)];
  const number = place + 1;
  const listed = AHEAD_ANSWERS.filter((one) => offered.includes(one) || one === given?.answer);
  return (
    <div className="row">
      <div className="ds-field">
        <label className="ds-label" htmlFor={answerId}>
          {say(AHEAD.answer, { number })}
        </label>
        <select className="ds-input" id={answerId} name="svar" defaultValue={given?.answer ?? ''}>
          <option value="">{say(AHEAD.noAnswer)}</option>
          {listed.map((answer) => (
            <option key={answer} value={answer}>
              {writeAnswer(answer, guide, say)}
            </option>
          ))}
        </select>
      </div>
      <div className="ds-field">
        <label className="ds-label" htmlFor={dayId}>
          {say(AHEAD.answerDay, { number })}
        </label>
        <input
          className="ds-input"
          type="date"
          id={dayId}
          name="dag"
          defaultValue={given?.on}
          aria-invalid={fault === undefined ? undefined : true}
        />
        {fault !== undefined && (
          <p className="ds-validation-message" data-color="danger">
            {fault}
          </p>
        )}
      </div>
    </div>
  );
}
