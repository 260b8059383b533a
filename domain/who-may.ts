import type { ConcernCase } from './case.js';
import {
  ARENAS,
  type Arena,
  type CommandName,
  type MeetingKind,
  type Phase,
  type Role,
} from './codes.js';
import { consentStatus } from './consent.js';
import { arenaOfPhase } from './phases.js';
import type { Context } from './turn.js';

const LEADERS: readonly Role[] = ['attendance-coordinator', 'school-leadership'];
const SCHOOL_TEAM: readonly Role[] = ['contact-teacher', ...LEADERS];
/** Arenas above the school, whose meetings PHFS may lead too, while consent holds. */
const CENTRAL_ARENAS: readonly MeetingKind[] = ['central', 'bup', 'bridge-builders'];
const CLOSABLE_BY_TEACHER: readonly Phase[] = ['watching', 'closed'];
/** All that an app without an acting person may send. */
const APP_COMMANDS: readonly CommandName[] = ['schedule-meeting'];

/**
 * Tells whether the actor's roles on the case allow a command, for a kind of meeting where it is about one. Says nothing of the
 * phase. The program itself may everything; an app on its own only schedule meetings.
 */
export function mayCommand(
  c: ConcernCase,
  command: CommandName,
  kind: MeetingKind | undefined,
  { actor, now, setting }: Context,
): boolean {
  if (actor.kind === 'program') return true;
  if (actor.kind === 'system') return APP_COMMANDS.includes(command);
  const has = (roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));
  switch (command) {
    case 'record-report':
      return true;
    case 'accept-handover':
      return isNamed(c, actor.staffId);
    case 'assign':
      return has(LEADERS) || isNamed(c, actor.staffId);
    case 'extend':
      return has(LEADERS);
    case 'close':
      // Once closed, whoever may close is told that it is, not that they may not.
      return has(LEADERS) || (CLOSABLE_BY_TEACHER.includes(c.phase) && has(['contact-teacher']));
    case 'go-on-without-consent':
      return arenaOfPhase(c.phase) ? has(LEADERS) : has(SCHOOL_TEAM);
    case 'schedule-meeting':
    case 'hold-meeting':
      if (kind === undefined) return has(SCHOOL_TEAM) || has(['phfs']);
      if (kind === 'mapping' || kind === 'evaluation') return has(SCHOOL_TEAM);
      if (has(LEADERS)) return true;
      return (
        CENTRAL_ARENAS.includes(kind) &&
        has(['phfs']) &&
        isArena(kind) &&
        consentStatus(c, kind, { guide: setting.guide, now }) === 'sufficient'
      );
    default:
      return has(SCHOOL_TEAM);
  }
}

/** Tells whether somebody was asked to take the case over and has not answered. */
export function isNamed(c: ConcernCase, staffId: string): boolean {
  return c.assignments.some((a) => a.staffId === staffId && a.status === 'asked');
}

function isArena(kind: MeetingKind): kind is Arena {
  return (ARENAS as readonly MeetingKind[]).includes(kind);
}
