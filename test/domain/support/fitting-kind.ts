import type { ConcernCase } from '../../../domain/case.js';
import type { MEETING_KINDS } from '../../../domain/codes.js';

/** Most of the time the kind of meeting that the phase is about, so that stories get somewhere. */
export function fitting(
  c: ConcernCase,
  kind: (typeof MEETING_KINDS)[number],
  index: number,
): (typeof MEETING_KINDS)[number] {
  if (index === 0) return kind;
  switch (c.phase) {
    case 'awaiting-contact':
    case 'awaiting-mapping-meeting':
      return 'mapping';
    case 'trial':
    case 'awaiting-evaluation':
      return 'evaluation';
    case 'awaiting-local-meeting':
      return 'local';
    case 'awaiting-central-meeting':
      return 'central';
    case 'awaiting-bup-meeting':
      return 'bup';
    case 'awaiting-bridge-builders':
      return 'bridge-builders';
    case 'intensive-follow-up':
      return 'review';
    default:
      return c.arena ?? kind;
  }
}
