import { z } from 'zod';
import { PHASES, TEMPLATES, type Template } from '../domain/codes.js';
import { MAIL_VARIABLES, MAIL_VARIANTS } from './mail-variables.js';

/** Holds one line of an e-mail; with `when`, only where that variable has a value. */
export interface MailLine {
  when?: string;
  text: string;
}
export interface MailText {
  subject: string;
  lines: MailLine[];
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
const words = z.string().trim().min(1);
const lineSchema = z.union([words, z.strictObject({ when: z.string(), text: words })]);

/** Lists the variables that a text names. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Puts values in the place of variables; every variable must have one. */
export function fillText(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text has no value for {${name}}`);
    return value;
  });
}

/** A text outside the templates, which uses exactly these variables. */
const textWith = (...names: string[]) =>
  words.superRefine((text, ctx) => {
    const used = new Set(variablesOf(text));
    for (const name of names)
      if (!used.delete(name)) ctx.addIssue(`the variable {${name}} is missing`);
    for (const name of used) ctx.addIssue(`{${name}} is no variable of this text`);
  });

const TODOS = [...PHASES.filter((phase) => phase !== 'closed'), 'check', 'evaluation'] as const;
export type Todo = (typeof TODOS)[number];

/** Describes `emails/<locale>.yaml`. */
export const mailTextsSchema = z.strictObject({
  greeting: textWith(),
  link: z.strictObject({
    form: textWith(),
    case: textWith(),
    list: textWith(),
    calendar: textWith(),
    reviews: textWith(),
  }),
  footer: z.array(textWith()).min(1),
  dateTime: textWith('date', 'time'),
  timeSeparator: words,
  insteadOf: z.strictObject({
    'contact-teacher': textWith(),
    'attendance-coordinator': textWith(),
  }),
  digest: z.strictObject({ subject: textWith('count'), intro: textWith() }),
  meetingSummary: textWith('caseNumber'),
  todo: z.strictObject(
    Object.fromEntries(TODOS.map((todo) => [todo, textWith()])) as unknown as Record<
      Todo,
      z.ZodType<string>
    >,
  ),
  templates: z.strictObject(
    Object.fromEntries(TEMPLATES.map((t) => [t, templateSchema(t)])) as unknown as Record<
      Template,
      z.ZodType<Record<string, MailText>>
    >,
  ),
});
export type MailTexts = z.infer<typeof mailTextsSchema>;

/** Reads a template as variant → text; where there is but one wording it is called `default`. */
function templateSchema(template: Template) {
  const text = mailTextSchema(template);
  const variants = (MAIL_VARIANTS as Partial<Record<Template, readonly string[]>>)[template];
  if (!variants) return text.transform((only): Record<string, MailText> => ({ default: only }));
  const shape = Object.fromEntries(variants.map((variant) => [variant, text]));
  return z
    .strictObject({ variants: z.strictObject(shape) })
    .transform((t) => t.variants as Record<string, MailText>);
}

function mailTextSchema(template: Template) {
  const known = MAIL_VARIABLES[template].shape as Record<string, z.ZodType>;
  const isOptional = (name: string) => known[name]?.safeParse(undefined).success ?? false;
  return z
    .strictObject({ subject: words, lines: z.array(lineSchema).min(1) })
    .transform(({ subject, lines }): MailText => ({
      subject,
      lines: lines.map((line) => (typeof line === 'string' ? { text: line } : line)),
    }))
    .superRefine((mail, ctx) => {
      const used = new Set<string>();
      const look = (path: (string | number)[], { when, text }: MailLine) => {
        if (when !== undefined && !isOptional(when)) {
          ctx.addIssue({
            code: 'custom',
            path,
            message: `{${when}} is no optional variable of ${template}`,
          });
        }
        for (const name of variablesOf(text)) {
          used.add(name);
          if (!(name in known)) {
            ctx.addIssue({
              code: 'custom',
              path,
              message: `{${name}} is no variable of ${template}`,
            });
          } else if (isOptional(name) && when !== name) {
            ctx.addIssue({
              code: 'custom',
              path,
              message: `{${name}} may be empty: say when: ${name}`,
            });
          }
        }
      };
      look(['subject'], { text: mail.subject });
      mail.lines.forEach((line, i) => look(['lines', i], line));
      for (const name of Object.keys(known)) {
        if (!isOptional(name) && !used.has(name)) {
          ctx.addIssue({ code: 'custom', path: [], message: `the variable {${name}} is missing` });
        }
      }
    });
}
