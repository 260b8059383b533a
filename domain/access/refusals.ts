/** States for each refusal whether emergency access may lift it, and whether whoever is refused may know that the case exists. */
export const ACCESS_REFUSALS = {
  /** The app is not registered for the school, or not for any role that its person has on the case. */
  'client-not-bound': { mayBreakGlass: false, knowsCase: false },
  /** Named people only. */
  'protected-address': { mayBreakGlass: false, knowsCase: false },
  'other-school': { mayBreakGlass: false, knowsCase: false },
  /** No role anywhere. */
  'out-of-reach': { mayBreakGlass: false, knowsCase: false },
  /** Administration and operation see no case. */
  'role-sees-no-case': { mayBreakGlass: false, knowsCase: false },
  /** A partner in whose arenas the case is not. */
  'not-in-arena': { mayBreakGlass: false, knowsCase: false },
  'case-closed-to-partner': { mayBreakGlass: false, knowsCase: false },
  /** Works at the case's own school, with other students. */
  'not-own-student': { mayBreakGlass: true, knowsCase: false },
  /** Sits in an arena of the case; somebody's word is missing. */
  'consent-not-sufficient': { mayBreakGlass: true, knowsCase: false },
  /** Sits in an arena of the case; somebody has said no. */
  'consent-withdrawn': { mayBreakGlass: true, knowsCase: false },
  'role-lacks-action': { mayBreakGlass: false, knowsCase: true },
  /** Emergency access reads, and does nothing. */
  'emergency-reads-only': { mayBreakGlass: false, knowsCase: true },
} as const satisfies Record<string, { mayBreakGlass: boolean; knowsCase: boolean }>;

/** Names why somebody may not do something with a case. */
export type AccessRefusal = keyof typeof ACCESS_REFUSALS;
