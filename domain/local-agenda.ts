import { openMeetingOf, nextDeadlineOf } from './case-view.js';
import type { ConcernCase } from './case.js';
import type { AgeBand, Trigger } from './codes.js';
import { consentStatus, gateArenaOf, type ConsentContext } from './consent.js';
import { SMALLEST_SHOWN } from './insights/pool-small-groups.js';
import { dateOf, type LocalDate } from './local-time.js';

/** Says how a case stands on an agenda: talked about by name, without saying who it is, or decided that day. */
export type AgendaPlace = 'named' | 'anonymous' | 'decided';

/** Holds the local meeting that an agenda is for. */
export interface AgendaDay {
  date: LocalDate;
  /** True for the school's next local meeting: what has no day of its own, or was left over, comes to it. */
  isNext: boolean;
}

/**
 * Finds a case's place on the agenda of a local meeting; undefined where it is not on it. By name only while the consent for it is
 * sufficient at this moment; what waits for consent can be discussed without a name. @guide Lokalt tverrfaglig møte
 */
export function agendaPlaceOf(
  c: ConcernCase,
  { date, isNext }: AgendaDay,
  context: ConsentContext,
): AgendaPlace | undefined {
  const isDecided = c.meetings.some(
    ({ kind, heldAt }) => kind === 'local' && heldAt !== null && dateOf(heldAt) === date,
  );
  if (isDecided) return 'decided';
  const isWaiting = c.phase === 'awaiting-consent' || c.phase === 'consent-refused';
  const isHere = c.phase === 'awaiting-local-meeting';
  if (gateArenaOf(c) !== 'local' || !(isWaiting || isHere)) return undefined;
  const scheduledFor = openMeetingOf(c, 'local')?.scheduledFor;
  const due = isHere ? nextDeadlineOf(c)?.dueOn : undefined;
  const day = scheduledFor ? dateOf(scheduledFor) : due;
  // Without a day of its own, or with one that passed without a decision, the case comes to the next meeting.
  const comesNext =
    day === undefined || day < dateOf(context.now) || (!scheduledFor && day <= date);
  if (day !== date && !(isNext && comesNext)) return undefined;
  return isHere && consentStatus(c, 'local', context) === 'sufficient' ? 'named' : 'anonymous';
}

/** Holds all that is said of a case without consent: no name, sex, class, school year or date, and nothing counted exactly. */
export interface AnonymousSheet {
  ageBand: AgeBand;
  triggers: Trigger[];
  plansTried: 'none' | 'one' | 'several';
}

/** Makes a case's anonymous sheet. */
export function anonymousSheetOf(
  c: Pick<ConcernCase, 'ageBand' | 'triggers' | 'plans'>,
): AnonymousSheet {
  const plans = c.plans.length;
  return {
    ageBand: c.ageBand,
    triggers: [...new Set(c.triggers.map(({ trigger }) => trigger))].sort(),
    plansTried: plans === 0 ? 'none' : plans === 1 ? 'one' : 'several',
  };
}

/** Counts the sheets that say all the same as one, itself among them: by age, reasons and plans together. */
export function countSameSheets(sheets: readonly AnonymousSheet[], one: AnonymousSheet): number {
  const wordsOf = ({ ageBand, triggers, plansTried }: AnonymousSheet) =>
    [ageBand, plansTried, ...triggers].join(' ');
  return sheets.filter((sheet) => wordsOf(sheet) === wordsOf(one)).length;
}

/**
 * Says how a sheet could still point at one student: by the age band alone, by all that it says taken together, or once somebody lets
 * slip the school year.
 */
export type PointsAt = 'few-in-band' | 'few-in-mix' | 'few-in-year';

/** Holds of how many students at the school the same could be said: of the same age, with an open case of the same sheet, of the same year. */
export interface Alike {
  inBand: number;
  inMix: number;
  inYear: number;
}

/** Judges whether an anonymous sheet could be recognised, and by the least of what it says; undefined where enough students could be meant. */
export function judgeRecognisable({ inBand, inMix, inYear }: Alike): PointsAt | undefined {
  if (inBand < SMALLEST_SHOWN) return 'few-in-band';
  if (inMix < SMALLEST_SHOWN) return 'few-in-mix';
  return inYear < SMALLEST_SHOWN ? 'few-in-year' : undefined;
}

/** Takes the school year out of a class's name: `8A` is of year 8; a class without a number stands for itself. */
export function schoolYearOf(className: string): string {
  return /\d+/.exec(className)?.[0] ?? className;
}
