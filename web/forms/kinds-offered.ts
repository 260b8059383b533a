import type { ConcernCase } from '../../domain/case.js';
import { MEETING_KINDS, type CommandName, type MeetingKind } from '../../domain/codes.js';
import { phaseOffers } from '../../domain/offers.js';

/** Lists the kinds of meeting for which a case offers a command where it stands. */
export function kindsOffered(c: ConcernCase, command: CommandName): MeetingKind[] {
  return MEETING_KINDS.filter((kind) => phaseOffers(c, command, kind));
}
