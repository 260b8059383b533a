import type { TimelineItem } from '../../api/cases/timeline-item.js';
import { TimelineList } from '../case/timeline-list.js';
import { ErrorSummary, type FormFault } from '../fields/error-summary.js';
import { FieldView } from '../fields/field-view.js';
import { writeShortMoment } from '../layout/dates.js';
import { Notice } from '../layout/notice.js';
import { OwnWords } from '../layout/own-words.js';
import { PostForm } from '../layout/post-form.js';
import { paths } from '../paths.js';
import { FORMS } from '../texts/forms.js';
import { LAYOUT } from '../texts/layout.js';
import type { CommandForm, FormView } from './command-form.js';

interface FormBodyProps {
  form: CommandForm;
  view: FormView;
  values: URLSearchParams | undefined;
  faults: readonly FormFault[];
  draftSavedAt?: string | undefined;
  /** What happened since the form was opened, where that stood in its way. */
  changes?: readonly TimelineItem[] | undefined;
  /** False where the case, as it stands now, does not take what the form would send: then what was written is only shown. */
  isOffered: boolean;
  /** Where one goes without sending. */
  back: string;
  hidden: Readonly<Record<string, string>>;
}

/** Shows a command's form with its help beside it. */
export function FormBody(props: FormBodyProps) {
  const { form, view, values, faults, draftSavedAt, changes, isOffered, back, hidden } = props;
  const fields = form.fields(view);
  const isAsked = (name: string) =>
    fields.some((field) => name === field.name || name.startsWith(`${field.name}-`));
  const { ctx, people, thingId, case: c } = view;
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.message;
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {ctx.say(form.title)}
      </h1>
      <p className="about">
        {people.student?.name} {view.visible.stored.caseNumber}
      </p>
      <ErrorSummary faults={faults} />
      {changes && (
        <section className="changes">
          <h2 className="ds-heading" data-size="xs">
            {ctx.say(FORMS.happenedSince)}
          </h2>
          <TimelineList items={changes} people={people} guide={ctx.deps.guide} />
        </section>
      )}
      {draftSavedAt !== undefined && (
        <Notice color="info" role="status">
          {ctx.say(FORMS.draftFound, { at: writeShortMoment(draftSavedAt, ctx.locale) })}
        </Notice>
      )}
      {values && <OwnWords values={values} isShown={isAsked} />}
      <div className="form-and-help">
        <PostForm
          action={paths.form(c.id, form.verb, form.aboutThing ? thingId : undefined)}
          noValidate
          data-draft={paths.drafts()}
          data-saved={ctx.say(FORMS.draftSaved)}
          data-not-saved={ctx.say(FORMS.draftNotSaved)}
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields.map((field) => (
            <FieldView key={field.name} field={field} values={values} fault={faultOf(field.name)} />
          ))}
          <p className="draft-state" aria-live="polite" />
          <div className="actions">
            {isOffered && (
              <button className="ds-button" data-variant="primary">
                {ctx.say(changes ? FORMS.sendAnyway : form.submit)}
              </button>
            )}
            <a className="ds-button" data-variant="tertiary" href={back}>
              {ctx.say(isOffered ? FORMS.cancel : LAYOUT.back)}
            </a>
          </div>
        </PostForm>
        <aside className="help" aria-label={ctx.say(FORMS.help)}>
          {form.help.map((paragraph, i) => (
            <p key={i}>{ctx.say(paragraph)}</p>
          ))}
        </aside>
      </div>
    </>
  );
}
