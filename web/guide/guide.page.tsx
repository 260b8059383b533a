import { PHASE_FACTS } from '../../domain/phases.js';
import { DUTY_KINDS, PHASES, STEPS, TRIGGERS, type Step } from '../../domain/codes.js';
import { dateOf } from '../../domain/local-time.js';
import type { Guide } from '../../guide/load-guide.js';
import { definePage, showPage } from '../define-page.js';
import { DataTable } from '../layout/data-table.js';
import { writeDay } from '../layout/dates.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { FactList, type Fact } from '../layout/fact-list.js';
import { paths } from '../paths.js';
import { GUIDE } from '../texts/guide.js';
import { LAYOUT } from '../texts/layout.js';
import { SETTINGS } from '../texts/settings.js';
import { deadlineOf } from './deadline-of.js';

/** Shows the guide as this installation has it: its version, and by step what is waited for, by when and by whom. */
export const guidePage = definePage({
  method: 'get',
  path: paths.guide(),
  async handle({ deps, say, locale }) {
    const { guide, db } = deps;
    const stored = await db.guideVersion.findUnique({
      where: { id: guide.id },
      select: { storedAt: true },
    });
    const { municipality } = guide.texts;
    const facts: Fact[] = [
      [GUIDE.municipality, municipality.name],
      [GUIDE.version, guide.id],
      ...(stored
        ? [[GUIDE.inUseSince, writeDay(dateOf(stored.storedAt.toISOString()), locale)] as const]
        : []),
    ];
    return showPage(
      say(SETTINGS.guide),
      <>
        <h1 className="ds-heading" data-size="lg">
          {say(municipality.guideTitle)}
        </h1>
        <p>{say(GUIDE.about)}</p>
        <FactList facts={facts} />
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
        <DataTable
          caption={say(GUIDE.laws)}
          headings={[say(GUIDE.law), say(GUIDE.laysDown), say(GUIDE.citedAs)]}
          rows={Object.values(guide.texts.laws).map(({ act, about, guideCites }) => [
            say(act),
            say(about),
            guideCites,
          ])}
        />
      </>,
      { backTo: { href: paths.settings(), label: say(LAYOUT.settings) } },
    );
  },
});

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
