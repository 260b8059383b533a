import type { z } from 'zod';
import { DUTY_KINDS } from '../domain/codes.js';
import { variablesOf } from './mail-schema.js';
import type { GuideFault } from './guide-error.js';
import type { MailTexts } from './mail-schema.js';
import type { RuleFigures } from './rules-schema.js';
import { HELP_FIGURES } from './help-figures.js';
import { GUIDE_STEPS, LOCALES, type Locale, type Text, type TextFiles } from './texts-schema.js';

/** Holds the guide's texts, and its e-mails by language. */
export type GuideTexts = TextFiles & { emails: Record<Locale, MailTexts> };

const DUE_VARIABLES = ['count', 'from', 'due'];

/** Tells what is wrong in a file, one fault a key. */
export function faultsOf(file: string, error: z.ZodError): GuideFault[] {
  return error.issues.map((issue) => ({
    file,
    key: issue.path.join('.'),
    message:
      issue.code === 'unrecognized_keys'
        ? `unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}`
        : issue.message,
  }));
}

/** Checks what no single file can: codes that must be known elsewhere, ids that stand twice. */
export function crossCheck(rules: RuleFigures, texts: GuideTexts): GuideFault[] {
  return [
    ...checkDuties(rules, texts),
    ...checkOrder(rules),
    ...checkSentences(texts),
    ...checkDueTexts(texts),
    ...checkHelp(texts),
  ];
}

function checkDuties(rules: RuleFigures, texts: GuideTexts): GuideFault[] {
  return DUTY_KINDS.flatMap((kind) => {
    const codes = rules.duties[kind].items;
    const { items, law } = texts.duties[kind];
    const fault = (key: string, message: string) => ({ file: 'duties.yaml', key, message });
    return [
      ...codes
        .filter((code) => !(code in items))
        .map((code) => fault(`${kind}.items`, `no text for the item "${code}" of rules.yaml`)),
      ...Object.keys(items)
        .filter((code) => !codes.includes(code))
        .map((code) => fault(`${kind}.items.${code}`, `rules.yaml has no item "${code}"`)),
      ...(law === undefined || law in texts.laws
        ? []
        : [fault(`${kind}.law`, `laws.yaml has no "${law}"`)]),
    ];
  });
}

function checkOrder({ deadlines, consent, reminders }: RuleFigures): GuideFault[] {
  const faults: GuideFault[] = [];
  const atMost = (key: string, low: number, high: number, than: string) => {
    if (low > high) {
      faults.push({ file: 'rules.yaml', key, message: `must not be greater than ${than}` });
    }
  };
  const { check, evaluation } = deadlines.trial;
  atMost('deadlines.trial.check', check.schoolDays, evaluation.schoolDays, 'the evaluation');
  atMost('consent.viewFromAge', consent.viewFromAge, consent.ownFromAge, 'consent.ownFromAge');
  const { overdueSchoolDays: overdue, escalatedSchoolDays: escalated, stuckSchoolDays } = reminders;
  atMost('reminders.overdueSchoolDays', overdue, escalated, 'reminders.escalatedSchoolDays');
  atMost('reminders.escalatedSchoolDays', escalated, stuckSchoolDays, 'reminders.stuckSchoolDays');
  return faults;
}

function checkSentences({ sentences }: GuideTexts): GuideFault[] {
  const ids = sentences.map(({ id }) => id);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => ({ file: 'sentences.yaml', key: id, message: `the id "${id}" stands twice` }));
}

function checkDueTexts(texts: GuideTexts): GuideFault[] {
  return Object.entries(texts['due-because']).flatMap(([rule, text]: [string, Text]) =>
    LOCALES.flatMap((locale) =>
      variablesOf(text[locale])
        .filter((name) => !DUE_VARIABLES.includes(name))
        .map((name) => ({
          file: 'due-because.yaml',
          key: `${rule}.${locale}`,
          message: `{${name}} is no variable of a due date`,
        })),
    ),
  );
}

function checkHelp({ help }: GuideTexts): GuideFault[] {
  return GUIDE_STEPS.flatMap((step) => {
    const { why, what, who, when } = help[step];
    const parts: [string, Text][] = [
      ['why', why],
      ...Object.entries({ what, who, when }).flatMap(([part, texts]) =>
        texts.map((one, i): [string, Text] => [`${part}.${i}`, one]),
      ),
    ];
    return parts.flatMap(([part, one]) =>
      LOCALES.flatMap((locale) =>
        variablesOf(one[locale])
          .filter((name) => !(name in HELP_FIGURES))
          .map((name) => ({
            file: 'help.yaml',
            key: `${step}.${part}.${locale}`,
            message: `{${name}} is no figure of a help text`,
          })),
      ),
    );
  });
}
