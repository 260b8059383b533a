import { randomUUID } from 'node:crypto';
import type { PageContext } from '../define-page.js';
import { ErrorSummary, type FormFault } from '../fields/error-summary.js';
import type { Values } from '../fields/field.js';
import { FieldView } from '../fields/field-view.js';
import { holdMeetingForm } from '../forms/hold-meeting.form.js';
import { writeDay, writeShortMoment } from '../layout/dates.js';
import { Notice } from '../layout/notice.js';
import { PostForm } from '../layout/post-form.js';
import { DecidedTable, type Decided } from '../meetings/decided-table.js';
import type { Agenda } from '../meetings/find-agenda.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import { FORMS } from '../texts/forms.js';
import { MINUTES } from '../texts/minutes.js';
import type { MinutesCase } from './find-minutes.js';
import { MinutesCaseView, WaitingCase } from './minutes-case.js';
import { isShared, nameFor } from './part-of-form.js';

export interface MinutesBodyProps {
  ctx: PageContext;
  agenda: Agenda;
  /** False before the meeting's own day: then nothing is asked yet. */
  isOpen: boolean;
  cases: readonly MinutesCase[];
  waiting: readonly MinutesCase[];
  decided: readonly Decided[];
  /** What was sent, or kept as a draft. */
  values: Values;
  /** What is wrong with the form as a whole. */
  faults: readonly FormFault[];
  draftSavedAt?: string | undefined;
  /** Names the draft of these minutes. */
  draft: { form: string; subject: string };
}

/** Shows the minutes of a local meeting: what is decided, what is on its way, and the form for all the rest. */
export function MinutesBody(props: MinutesBodyProps) {
  const { ctx, agenda, isOpen, cases, waiting, decided, values, draftSavedAt } = props;
  const { say, locale, deps } = ctx;
  const faults = [...props.faults, ...cases.flatMap((item) => faultsFor(item))];
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {say(MINUTES.title)}
      </h1>
      <p className="about">
        {agenda.school.name}, {writeDay(agenda.date, locale)}
      </p>
      <ErrorSummary faults={faults} />
      {draftSavedAt !== undefined && (
        <Notice color="info" role="status">
          {say(FORMS.draftFound, { at: writeShortMoment(draftSavedAt, locale) })}
        </Notice>
      )}
      {decided.length > 0 && <DecidedTable decided={decided} guide={deps.guide} />}
      {waiting.map((item) => (
        <WaitingCase key={item.caseId} item={item} values={values} />
      ))}
      {!isOpen && <p>{say(AGENDA.decideLater)}</p>}
      {isOpen && cases.length === 0 && <p>{say(MINUTES.none)}</p>}
      {isOpen && cases.length > 0 && (
        <>
          <p>{say(MINUTES.about)}</p>
          <MinutesForm {...props} />
        </>
      )}
    </>
  );
}

/** Names the case with each fault; one of the whole case leads to its heading. */
function faultsFor({ caseId, view, faults }: MinutesCase): FormFault[] {
  const name = view?.people.student?.name ?? view?.visible.stored.caseNumber;
  return faults.map(({ field, label, message }) => ({
    field: nameFor(caseId, field ?? 'sak'),
    label: [name, label].filter((part) => part !== undefined).join(': '),
    message,
  }));
}

function MinutesForm({ ctx: { say }, agenda, cases, values, draft }: MinutesBodyProps) {
  const [first] = cases.flatMap(({ view }) => view ?? []);
  const shared = first ? holdMeetingForm.fields(first).filter(({ name }) => isShared(name)) : [];
  const faultOf = (name: string) =>
    cases.flatMap(({ faults }) => faults).find(({ field }) => field === name)?.message;
  return (
    <div className="form-and-help">
      <PostForm
        action={paths.localMinutes(agenda.school.id, agenda.date)}
        noValidate
        data-draft={paths.drafts()}
        data-saved={say(FORMS.draftSaved)}
        data-not-saved={say(FORMS.draftNotSaved)}
      >
        {Object.entries({ ...draft, key: randomUUID() }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {shared.map((field) => (
          <FieldView key={field.name} field={field} values={values} fault={faultOf(field.name)} />
        ))}
        {cases.map((item) => (
          <MinutesCaseView key={item.caseId} item={item} values={values} />
        ))}
        <p className="draft-state" aria-live="polite" />
        <div className="actions">
          <button className="ds-button" data-variant="primary">
            {say(MINUTES.submit)}
          </button>
          <a
            className="ds-button"
            data-variant="tertiary"
            href={paths.localAgenda(agenda.school.id, agenda.date)}
          >
            {say(FORMS.cancel)}
          </a>
        </div>
      </PostForm>
      <aside className="help" aria-label={say(FORMS.help)}>
        <p>{say(MINUTES.helpEach)}</p>
        <p>{say(MINUTES.helpWords)}</p>
      </aside>
    </div>
  );
}
