import type { Instant } from './local-time.js';

/** Lists what other apps are told of. Each name is a contract with them. */
export const OUTWARD_TYPES = [
  'no.naervaer.case.opened',
  'no.naervaer.case.phase-changed',
  'no.naervaer.case.overdue',
  'no.naervaer.case.stuck',
  'no.naervaer.case.closed',
  'no.naervaer.meeting.scheduled',
  'no.naervaer.consent.changed',
  'no.naervaer.plan.agreed',
  'no.naervaer.plan.evaluated',
] as const;
export type OutwardType = (typeof OUTWARD_TYPES)[number];

type Data = Readonly<Record<string, unknown>>;

/** Holds what an outward event says beside which case it is about: codes and dates. */
export interface Told {
  type: OutwardType;
  data: Data;
}

/** States, for each occurrence of a case that is told outside, what is told of it: named fields only, so that nothing else ever slips out. */
const TELLINGS: Readonly<Record<string, (data: Data) => Told>> = {
  'case-opened': telling('no.naervaer.case.opened', ['trigger']),
  phase: telling('no.naervaer.case.phase-changed', [
    'step',
    'phase',
    'round',
    'planNumber',
    'btiLevel',
    'btiColour',
    'dueOn',
    'responsible',
  ]),
  stuck: telling('no.naervaer.case.stuck', []),
  'case-closed': telling('no.naervaer.case.closed', ['outcome']),
  'meeting-scheduled': tellingOfMeeting('scheduled'),
  'meeting-moved': tellingOfMeeting('moved'),
  'meeting-cancelled': tellingOfMeeting('cancelled'),
  // Whose word it is stays here: for other apps consent is a code.
  'consent-recorded': telling('no.naervaer.consent.changed', [
    'status',
    'covers',
    'form',
    'recordedAt',
  ]),
  'consent-changed': telling('no.naervaer.consent.changed', ['status', 'covers', 'because']),
  'plan-agreed': telling('no.naervaer.plan.agreed', [
    'planNumber',
    'startsOn',
    'measureAreas',
    'special',
    'madeWithStudent',
  ]),
  'plan-evaluated': telling('no.naervaer.plan.evaluated', [
    'planNumber',
    'evaluatedAt',
    'goal',
    'decision',
  ]),
};

/** Lists the occurrences that are told outside. */
export const TOLD_OCCURRENCES: readonly string[] = Object.keys(TELLINGS);

/** Turns an occurrence into what other apps are told of it; undefined for what stays inside. */
export function tellOutside(occurrence: string, data: Data): Told | undefined {
  return Object.hasOwn(TELLINGS, occurrence) ? TELLINGS[occurrence]?.(data) : undefined;
}

/** Tells that a deadline has passed unmet, which no record says: only the clock brings it. */
export function tellOverdue(phase: string, dueAt: Instant): Told {
  return { type: 'no.naervaer.case.overdue', data: { phase, dueAt } };
}

function telling(type: OutwardType, fields: readonly string[]) {
  return (data: Data): Told => ({ type, data: pick(data, fields) });
}

function tellingOfMeeting(change: 'scheduled' | 'moved' | 'cancelled') {
  return (data: Data): Told => ({
    type: 'no.naervaer.meeting.scheduled',
    data: { change, ...pick(data, ['meetingId', 'kind', 'scheduledFor']) },
  });
}

function pick(data: Data, fields: readonly string[]): Data {
  return Object.fromEntries(
    fields.flatMap((field) => (field in data ? [[field, data[field]]] : [])),
  );
}
