import type { ConsentCover, CommandName, Phase, Step } from './codes.js';

/** Names what can be wrong with a field that only the case itself can tell. */
export type FieldFault =
  | 'in-the-future'
  | 'before-the-case'
  | 'not-a-school-day'
  | 'too-early'
  | 'too-late'
  | 'in-the-past'
  | 'required'
  | 'contradicts-reached'
  | 'unknown-item'
  | 'not-consent-person'
  | 'not-allowed-here';

/** Closes the list of reasons why a command cannot be carried out. */
export type Refusal =
  | { code: 'not-allowed' }
  | { code: 'already-closed' }
  | { code: 'invalid-request'; errors: { pointer: string; fault: FieldFault }[] }
  | { code: 'consent-required'; arena: ConsentCover; missing: string[] }
  | { code: 'step-mismatch'; step: Step; phase: Phase; allowedActions: CommandName[] }
  | { code: 'not-found' }
  | { code: 'ppa-consultation-required' }
  | { code: 'already-extended' }
  | { code: 'early-reason-required' }
  | { code: 'decision-not-allowed' };
export type RefusalCode = Refusal['code'];

/** Makes the refusal of a body whose field only the case can judge. */
export function invalid(pointer: string, fault: FieldFault): Refusal {
  return { code: 'invalid-request', errors: [{ pointer, fault }] };
}
