import type { CommandName, MeetingKind, Phase, Role } from '../../../domain/codes.js';
import { ROLES } from '../../../domain/codes.js';

export const KIND: Partial<Record<Phase, MeetingKind>> = {
  'awaiting-contact': 'mapping',
  'awaiting-mapping-meeting': 'mapping',
  trial: 'evaluation',
  'awaiting-evaluation': 'evaluation',
  'awaiting-central-meeting': 'central',
  'awaiting-bup-meeting': 'bup',
  'awaiting-bridge-builders': 'bridge-builders',
  'intensive-follow-up': 'review',
};
/** Names the meeting that a phase is about; the local one where it is about none. */
export const kindIn = (phase: Phase) => KIND[phase] ?? 'local';

export const TEACHER: Role = 'contact-teacher';
const LEADERS: Role[] = ['attendance-coordinator', 'school-leadership'];
const SCHOOL: Role[] = [TEACHER, ...LEADERS];
const NOBODY: Role[] = [];

/** The table "Which command in which phase": what every open phase takes, and what each takes besides. */
export const IN_EVERY_OPEN_PHASE: CommandName[] = [
  'log-call',
  'consult-ppa',
  'discuss-anonymously',
  'record-consent',
  'assign',
  'accept-handover',
  'extend',
  'close',
  'open-duty',
  'progress-duty',
  'record-report',
];
export const BESIDES: Record<Phase, CommandName[]> = {
  'awaiting-contact': ['schedule-meeting', 'escalate'],
  'awaiting-mapping-meeting': ['schedule-meeting', 'hold-meeting', 'report-no-show', 'escalate'],
  drafting: ['agree-plan', 'escalate'],
  trial: ['check-plan', 'evaluate-plan', 'schedule-meeting', 'report-no-show', 'escalate'],
  'awaiting-evaluation': ['evaluate-plan', 'schedule-meeting', 'report-no-show', 'escalate'],
  'awaiting-consent': ['go-on-without-consent', 'schedule-meeting'],
  'consent-refused': ['go-on-without-consent'],
  'awaiting-local-meeting': [
    'schedule-meeting',
    'hold-meeting',
    'report-no-show',
    'go-on-without-consent',
    'escalate',
  ],
  'awaiting-central-meeting': [
    'schedule-meeting',
    'hold-meeting',
    'report-no-show',
    'go-on-without-consent',
  ],
  'awaiting-bup-meeting': [
    'schedule-meeting',
    'hold-meeting',
    'report-no-show',
    'go-on-without-consent',
  ],
  'awaiting-bridge-builders': [
    'schedule-meeting',
    'hold-meeting',
    'report-no-show',
    'go-on-without-consent',
  ],
  'intensive-follow-up': ['schedule-meeting', 'hold-meeting', 'report-no-show'],
  watching: ['escalate'],
  closed: [],
};
export const WHEN_CLOSED: CommandName[] = ['record-consent', 'progress-duty', 'record-report'];

const MEETINGS: CommandName[] = ['schedule-meeting', 'hold-meeting'];
const CENTRAL_ARENAS: Phase[] = [
  'awaiting-central-meeting',
  'awaiting-bup-meeting',
  'awaiting-bridge-builders',
];
const AN_ARENA: Phase[] = ['awaiting-local-meeting', ...CENTRAL_ARENAS];

/** The table "Who may": the roles of a command, by the phase where it depends on what the phase meets for. */
export function whoMay(command: CommandName, phase: Phase): Role[] {
  if (MEETINGS.includes(command)) {
    if (CENTRAL_ARENAS.includes(phase)) return [...LEADERS, 'phfs'];
    return ['mapping', 'evaluation'].includes(kindIn(phase)) ? SCHOOL : LEADERS;
  }
  switch (command) {
    case 'assign':
    case 'extend':
      return LEADERS;
    case 'close':
      return phase === 'watching' ? SCHOOL : LEADERS;
    case 'go-on-without-consent':
      return AN_ARENA.includes(phase) ? LEADERS : SCHOOL;
    case 'accept-handover':
      return NOBODY;
    case 'record-report':
      return [...ROLES];
    default:
      return SCHOOL;
  }
}
