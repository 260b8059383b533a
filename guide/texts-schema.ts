import { z } from 'zod';
import {
  ARENA_DECISIONS,
  CLOSE_REASONS,
  CONSENT_COVERS,
  DUTY_KINDS,
  MEASURE_AREAS,
  MEETING_KINDS,
  PHASES,
  ROLES,
  STEPS,
  TRIGGERS,
  type Step,
} from '../domain/codes.js';
import type { DueRule } from '../domain/due-because.js';

/** Lists the languages staff read: bokmål, nynorsk, English. */
export const LOCALES = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const words = z.string().trim().min(1);

/** Holds a text in every language. */
export const textSchema = z.strictObject({ nb: words, nn: words, en: words });
export type Text = z.infer<typeof textSchema>;

const DUE_RULES = [
  'same-day',
  'next-school-day',
  'week-after-first-call',
  'school-days',
  'fixed-local-meeting',
  'scheduled-meeting',
  'scheduled-meeting-limit',
  'extension',
  'no-show',
] as const satisfies readonly DueRule[];

/** Lists the guide's own five steps; the others are what comes after them. */
export const GUIDE_STEPS = [
  'contact-home',
  'mapping',
  'action-plan',
  'evaluation',
  'interdisciplinary',
] as const satisfies readonly Step[];
export type GuideStep = (typeof GUIDE_STEPS)[number];

const OUTCOMES = [...CLOSE_REASONS, 'natural-cause', 'trigger-withdrawn'] as const;
const BTI_LEVELS = ['0', '1', '2', '3'] as const;
const lines = z.string().regex(/^\d+-\d+(, \d+(-\d+)?)*$|^\d+(, \d+(-\d+)?)+$/);

/** Describes the text files, one subject each; the key is the file's name. */
export const textFiles = {
  municipality: z.strictObject({
    code: z.string().regex(/^[a-z-]+$/),
    name: words,
    guideTitle: textSchema,
    /** Whom people tell of barriers, and whom they ask about what is stored of them. */
    contact: z.strictObject({ accessibility: z.email(), privacy: z.email() }),
  }),
  steps: each(STEPS, z.strictObject({ name: textSchema, purpose: textSchema })),
  help: each(
    GUIDE_STEPS,
    z.strictObject({
      why: textSchema,
      what: z.array(textSchema).min(1),
      who: z.array(textSchema).min(1),
      when: z.array(textSchema).min(1),
    }),
  ),
  phases: each(PHASES, z.strictObject({ name: textSchema, waitsFor: textSchema })),
  triggers: each(
    TRIGGERS,
    z.strictObject({
      source: z.enum(['guide', 'house']),
      name: textSchema,
      explanation: textSchema,
    }),
  ),
  roles: each(ROLES, textSchema),
  meetings: each(MEETING_KINDS, textSchema),
  consents: each(CONSENT_COVERS, textSchema),
  decisions: each(ARENA_DECISIONS, textSchema),
  outcomes: each(OUTCOMES, textSchema),
  'measure-areas': each(MEASURE_AREAS, textSchema),
  bti: each(BTI_LEVELS, textSchema),
  'due-because': each(DUE_RULES, textSchema),
  laws: z.record(
    z.string(),
    z.strictObject({ act: textSchema, about: textSchema, guideCites: words }),
  ),
  duties: each(
    DUTY_KINDS,
    z.strictObject({
      name: textSchema,
      purpose: textSchema,
      law: z.string().optional(),
      items: z.record(z.string(), textSchema),
    }),
  ),
  sentences: z.array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, 'an id such as S1-SAME-DAY is expected'),
      lines,
      says: words,
      rule: z.array(words).min(1),
    }),
  ),
} as const;

export type TextFile = keyof typeof textFiles;
/** Holds the guide's texts, one property a file. */
export type TextFiles = { [File in TextFile]: z.infer<(typeof textFiles)[File]> };

function each<const Code extends string, Value extends z.ZodType>(
  codes: readonly Code[],
  value: Value,
): z.ZodObject<Record<Code, Value>, z.core.$strict> {
  const shape = Object.fromEntries(codes.map((code) => [code, value])) as Record<Code, Value>;
  return z.strictObject(shape);
}
