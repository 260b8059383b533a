import { DUTY_KINDS, PHASES, STEPS, TRIGGERS, type Step } from '../../domain/codes.js';
import { PHASE_FACTS } from '../../domain/phases.js';
import type { Guide } from '../../guide/load-guide.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { GUIDE } from '../texts/guide.js';
import { deadlineOf } from './deadline-of.js';
import { GuideMails } from './guide-mails.js';

/** Shows what a guide holds: what opens a case, by step what is waited for, by when and by whom, the duties, the e-mails, the law. */
export function GuideContents({ guide }: { guide: Guide }) {
  const { say } = useShowing();
  return (
    <>
      <DataTable
        caption={say(GUIDE.triggers)}
        headings={[say(GUIDE.trigger), say(GUIDE.explanation), say(GUIDE.source)]}
        rows={TRIGGERS.map((code) => {
          const { name, explanation, source } = guide.texts.triggers[code];
          return [say(name), say(explanation), say(GUIDE[source])];
        })}
      />
      {STEPS.filter((step) => step !== 'closed').map((step) => (
        <StepOfGuide key={step} step={step} guide={guide} />
      ))}
      <section>
        <h2 className="ds-heading" data-size="sm">
          {say(GUIDE.duties)}
        </h2>
        {DUTY_KINDS.map((kind) => {
          const { name, purpose, items } = guide.texts.duties[kind];
          return (
            <Unfold key={kind} summary={say(name)}>
              <p>{say(purpose)}</p>
              <ul className="ds-list">
                {guide.rules.duties[kind].items.map((code) => (
                  <li key={code}>{items[code] && say(items[code])}</li>
                ))}
              </ul>
            </Unfold>
          );
        })}
      </section>
      <GuideMails guide={guide} />
      <DataTable
        caption={say(GUIDE.laws)}
        headings={[say(GUIDE.law), say(GUIDE.laysDown), say(GUIDE.citedAs)]}
        rows={Object.values(guide.texts.laws).map(({ act, about, guideCites }) => [
          say(act),
          say(about),
          guideCites,
        ])}
      />
    </>
  );
}

function StepOfGuide({ step, guide }: { step: Step; guide: Guide }) {
  const { say } = useShowing();
  const { texts, rules } = guide;
  const { name, purpose } = texts.steps[step];
  const phases = PHASES.filter((phase) => PHASE_FACTS[phase].step === step);
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(name)}
      </h2>
      <p>{say(purpose)}</p>
      <DataTable
        caption={say(GUIDE.phases, { name: say(name) })}
        headings={[
          say(GUIDE.phase),
          say(GUIDE.waitsFor),
          say(GUIDE.deadline),
          say(GUIDE.source),
          say(GUIDE.responsible),
        ]}
        rows={phases.map((phase) => {
          const deadline = deadlineOf(phase, rules);
          return [
            say(texts.phases[phase].name),
            say(texts.phases[phase].waitsFor),
            deadline ? say(deadline.words, deadline.values) : say(GUIDE.noDeadline),
            deadline && say(GUIDE[deadline.source]),
            say(texts.roles[PHASE_FACTS[phase].responsible]),
          ];
        })}
      />
    </section>
  );
}
