import type { CommandName, Phase } from './codes.js';

/** Names the command that a case waits for, in a phase and, in trial, by which of two deadlines comes next. */
export function awaitedCommand(phase: Phase, deadline?: string): CommandName {
  if (phase !== 'trial') return AWAITED[phase];
  return deadline === 'evaluation' ? 'evaluate-plan' : 'check-plan';
}

const AWAITED: Readonly<Record<Exclude<Phase, 'trial'>, CommandName>> = {
  'awaiting-contact': 'log-call',
  'awaiting-mapping-meeting': 'hold-meeting',
  drafting: 'agree-plan',
  'awaiting-evaluation': 'evaluate-plan',
  'awaiting-consent': 'record-consent',
  'consent-refused': 'go-on-without-consent',
  'awaiting-local-meeting': 'hold-meeting',
  'awaiting-central-meeting': 'hold-meeting',
  'awaiting-bup-meeting': 'hold-meeting',
  'awaiting-bridge-builders': 'hold-meeting',
  'intensive-follow-up': 'hold-meeting',
  watching: 'close',
  closed: 'progress-duty',
};
