import { ARENAS, type Arena } from '../../domain/codes.js';
import { ARENA_LEADERS, ARENA_SEATS } from '../../domain/who-sees.js';
import { helpFiguresOf } from '../../guide/help-figures.js';
import type { Guide } from '../../guide/load-guide.js';
import { GUIDE_STEPS, type GuideStep } from '../../guide/texts-schema.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { HELP } from '../texts/help.js';
import { capitalised, type Text } from '../texts/text.js';

interface StepHelpProps {
  step: GuideStep;
  guide: Guide;
}

/** Explains one step: why, what, who and when, with the guide's own figures. */
export function StepHelp({ step, guide }: StepHelpProps) {
  const { say } = useShowing();
  const { name, purpose } = guide.texts.steps[step];
  const { why, what, who, when } = guide.texts.help[step];
  const figures = helpFiguresOf(guide.rules);
  const parts: [Text, readonly Text[]][] = [
    [HELP.what, what],
    [HELP.who, who],
    [HELP.when, when],
  ];
  return (
    <div className="reading">
      <h1 className="ds-heading" data-size="lg">
        {say(name)}
      </h1>
      <p>{say(purpose)}</p>
      <section>
        <h2 className="ds-heading" data-size="sm">
          {say(HELP.why)}
        </h2>
        <p>{say(why, figures)}</p>
      </section>
      {parts.map(([heading, lines], i) => (
        <section key={i}>
          <h2 className="ds-heading" data-size="sm">
            {say(heading)}
          </h2>
          <ul>
            {lines.map((line, j) => (
              <li key={j}>{say(line, figures)}</li>
            ))}
          </ul>
        </section>
      ))}
      {step === 'interdisciplinary' && <Meetings guide={guide} />}
      <Neighbours step={step} guide={guide} />
    </div>
  );
}

function Meetings({ guide: { texts } }: { guide: Guide }) {
  const { say, locale } = useShowing();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(HELP.meetings)}
      </h2>
      <ul>
        {ARENAS.map((arena) => (
          <li key={arena}>
            <strong>{capitalised(say(texts.meetings[arena]))}</strong>
            <br />
            {say(arena === 'local' ? HELP.withSchool : HELP.withoutSchool, {
              partners: list.format(ARENA_SEATS[arena].map((role) => say(texts.roles[role]))),
            })}
            <Leader arena={arena} roles={texts.roles} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Leader({ arena, roles }: { arena: Arena; roles: Guide['texts']['roles'] }) {
  const { say } = useShowing();
  const leader = ARENA_LEADERS[arena];
  return leader ? ` ${say(HELP.ledBy, { leader: capitalised(say(roles[leader])) })}` : null;
}

function Neighbours({ step, guide }: StepHelpProps) {
  const { say } = useShowing();
  const at = GUIDE_STEPS.indexOf(step);
  const link = (words: Text, place: number) => {
    const other = GUIDE_STEPS[place];
    return other === undefined ? null : (
      <a className="ds-link" href={paths.stepHelp(place + 1)}>
        {say(words, { step: say(guide.texts.steps[other].name) })}
      </a>
    );
  };
  return (
    <p className="links screen-only">
      {link(HELP.before, at - 1)}
      {link(HELP.next, at + 1)}
    </p>
  );
}
