import { etagOf } from '../../api/cases/present-case.js';
import { TimelineList } from '../case/timeline-list.js';
import { inputId, type Values } from '../fields/field.js';
import { FieldView } from '../fields/field-view.js';
import type { FormView } from '../forms/command-form.js';
import { holdMeetingForm } from '../forms/hold-meeting.form.js';
import { Notice } from '../layout/notice.js';
import { OwnWords } from '../layout/own-words.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import { FORMS } from '../texts/forms.js';
import { MINUTES } from '../texts/minutes.js';
import type { MinutesCase } from './find-minutes.js';
import { fieldFor, isShared, nameFor, partOf } from './part-of-form.js';

interface MinutesCaseProps {
  item: MinutesCase;
  values: Values;
}

/** Asks what was decided in one case, by the fields of its own form, under what stands in the way of it. */
export function MinutesCaseView({ item, values }: MinutesCaseProps) {
  const { caseId, view, faults } = item;
  const id = inputId(nameFor(caseId, 'sak'));
  const faultOf = (name: string) =>
    faults.find(({ field }) => field !== undefined && nameFor(caseId, field) === name)?.message;
  const obstacles = faults.filter(({ field }) => field === undefined);
  const sent = values && partOf(values, caseId);
  const isFilledIn = sent && [...sent.keys()].some((name) => !isShared(name) && name !== 'key');
  return (
    <section className="minutes-case" aria-labelledby={id}>
      <h2 className="ds-heading" data-size="sm" id={id} tabIndex={-1}>
        <CaseName view={view} />
      </h2>
      {obstacles.map(({ message }) => (
        <Notice key={message} color="warning">
          {message}
        </Notice>
      ))}
      {view === undefined && sent && <OwnWords values={sent} />}
      {view && (
        <>
          <p className="links">
            <a className="ds-link" href={paths.case(caseId)}>
              <CaseNumber view={view} />
            </a>
          </p>
          <Changes item={item} view={view} />
          <Hidden view={view} />
          {holdMeetingForm
            .fields(view)
            .filter(({ name }) => !isShared(name))
            .map((field) => fieldFor(caseId, field))
            .map((field) => (
              <FieldView
                key={field.name}
                field={field}
                values={isFilledIn ? values : undefined}
                fault={faultOf(field.name)}
              />
            ))}
        </>
      )}
    </section>
  );
}

function CaseName({ view }: { view: FormView | undefined }) {
  const { say } = useShowing();
  if (!view) return say(MINUTES.goneCase);
  const { student } = view.people;
  return student ? `${student.name}, ${student.className}` : <CaseNumber view={view} />;
}

function CaseNumber({ view }: { view: FormView }) {
  const { say } = useShowing();
  return say(AGENDA.toCase, { caseNumber: view.visible.stored.caseNumber });
}

/** The tag tells of what happened since; the rest is what the case's own form would not forget. */
function Hidden({ view }: { view: FormView }) {
  const fields = { ...holdMeetingForm.remembers?.(view), etag: etagOf(view.case) };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={nameFor(view.case.id, name)} value={value} />
  ));
}

function Changes({ item: { changes }, view }: { item: MinutesCase; view: FormView }) {
  const { say } = useShowing();
  if (!changes) return null;
  return (
    <div className="changes">
      <h3 className="ds-heading" data-size="xs">
        {say(FORMS.happenedSince)}
      </h3>
      <TimelineList items={changes} people={view.people} guide={view.ctx.deps.guide} />
    </div>
  );
}

/** Shows a decision that is stored and has still to be carried out, with the words as they were sent. */
export function WaitingCase({ item: { caseId, view }, values }: MinutesCaseProps) {
  const { say } = useShowing();
  if (!view) return null;
  return (
    <section className="minutes-case">
      <h2 className="ds-heading" data-size="sm">
        <CaseName view={view} />
      </h2>
      <Notice color="info">{say(MINUTES.waiting)}</Notice>
      <p className="links">
        <a className="ds-link" href={paths.case(caseId)}>
          <CaseNumber view={view} />
        </a>
      </p>
      {values && <OwnWords values={partOf(values, caseId)} />}
    </section>
  );
}
