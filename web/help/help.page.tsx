import { problem } from '../../api/problems.js';
import { TRIGGERS } from '../../domain/codes.js';
import { GUIDE_STEPS } from '../../guide/texts-schema.js';
import { defineOpenPage, showPage } from '../define-page.js';
import { paths } from '../paths.js';
import { HELP } from '../texts/help.js';
import { StepHelp } from './step-help.js';

/** Shows what Nærvær is for, the five steps, when a case begins, and what to know for every day. */
export const helpPage = defineOpenPage({
  path: '/hjelp',
  show({ guide: { texts }, say }) {
    const body = (
      <div className="reading">
        <h1 className="ds-heading" data-size="lg">
          {say(HELP.title)}
        </h1>
        <p>{say(HELP.intro, { guide: say(texts.municipality.guideTitle) })}</p>
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(HELP.steps)}
          </h2>
          <ul>
            {GUIDE_STEPS.map((step, i) => (
              <li key={step}>
                <a className="ds-link" href={paths.stepHelp(i + 1)}>
                  {say(texts.steps[step].name)}
                </a>
                <br />
                {say(texts.steps[step].purpose)}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(HELP.begins)}
          </h2>
          <p>{say(HELP.beginsAbout)}</p>
          <ul>
            {TRIGGERS.map((trigger) => (
              <li key={trigger}>
                <strong>{say(texts.triggers[trigger].name)}</strong>
                <br />
                {say(texts.triggers[trigger].explanation)}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className="ds-heading" data-size="sm">
            {say(HELP.daily)}
          </h2>
          <ul>
            {DAILY.map((one, i) => (
              <li key={i}>{say(one)}</li>
            ))}
          </ul>
        </section>
      </div>
    );
    return showPage(say(HELP.title), body);
  },
});

const DAILY = [
  HELP.dailyTasks,
  HELP.dailyWhy,
  HELP.dailyDraft,
  HELP.dailyMail,
  HELP.dailyWrite,
] as const;

/** Shows the help about one of the guide's five steps. */
export const stepHelpPage = defineOpenPage({
  path: '/hjelp/trinn-:number',
  show({ guide, params, say }) {
    const step = GUIDE_STEPS.find((_, i) => String(i + 1) === params.number);
    if (!step) throw problem('not-found');
    const { name } = guide.texts.steps[step];
    return showPage(say(name), <StepHelp step={step} guide={guide} />, {
      backTo: { href: paths.help(), label: say(HELP.title) },
    });
  },
});
