import { fillText } from '../../guide/mail-schema.js';
import { TEMPLATES } from '../../domain/codes.js';
import type { Guide } from '../../guide/load-guide.js';
import { useShowing } from '../layout/showing.js';
import { Unfold } from '../layout/unfold.js';
import { GUIDE, MAIL_VARIABLE_WORDS } from '../texts/guide.js';

/** Shows what each e-mail says, with a word in the place of what is filled in when it is sent. */
export function GuideMails({ guide }: { guide: Guide }) {
  const { say, locale } = useShowing();
  const words = Object.fromEntries(
    Object.entries(MAIL_VARIABLE_WORDS).map(([name, word]) => [name, `[${say(word)}]`]),
  );
  const { templates } = guide.texts.emails[locale];
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(GUIDE.mails)}
      </h2>
      <p>{say(GUIDE.mailsAbout)}</p>
      {TEMPLATES.flatMap((template) =>
        Object.entries(templates[template]).map(([variant, { subject, lines }]) => (
          <Unfold key={`${template} ${variant}`} summary={fillText(subject, words)}>
            {lines.map(({ text }, i) => (
              <p key={i}>{fillText(text, words)}</p>
            ))}
          </Unfold>
        )),
      )}
    </section>
  );
}
