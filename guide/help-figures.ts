import type { GuideRules } from '../domain/guide-rules.js';

/** Names the figures that a help text may hold as `{variables}`, and takes each from the guide's rules. */
export const HELP_FIGURES = {
  sameDayUntil: ({ deadlines }) => deadlines['awaiting-contact'].sameDayUntil,
  mappingDays: ({ deadlines }) => deadlines['awaiting-mapping-meeting'].calendarDays,
  draftingDays: ({ deadlines }) => deadlines.drafting.schoolDays,
  checkDays: ({ deadlines }) => deadlines.trial.check.schoolDays,
  evaluationDays: ({ deadlines }) => deadlines.trial.evaluation.schoolDays,
  consentDays: ({ deadlines }) => deadlines['awaiting-consent'].schoolDays,
  localDays: ({ deadlines }) => deadlines['awaiting-local-meeting'].schoolDays,
  consentMonths: ({ consent }) => consent.months,
  viewFromAge: ({ consent }) => consent.viewFromAge,
  ownFromAge: ({ consent }) => consent.ownFromAge,
} as const satisfies Record<string, (rules: GuideRules) => string | number>;

/** Reads all figures of help texts from a guide's rules. */
export function helpFiguresOf(rules: GuideRules): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(HELP_FIGURES).map(([name, read]) => [name, read(rules)]),
  );
}
