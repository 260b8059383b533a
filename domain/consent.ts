import type { ConcernCase, ConsentWord } from './case.js';
import type { Arena, ConsentCover } from './codes.js';
import type { GuideRules } from './guide-rules.js';
import {
  addMonths,
  dateOf,
  instantOf,
  timeOf,
  type Instant,
  type LocalDate,
} from './local-time.js';
import { arenaOfPhase } from './phases.js';

export type ConsentStatus = 'sufficient' | 'refused' | 'missing';

/** Holds what consent is judged by: the guide's figures and the moment. */
export interface ConsentContext {
  guide: GuideRules;
  now: Instant;
}

/**
 * Judges the consent for an arena or a purpose at a moment. Under 15 every guardian with parental responsibility must have given it
 * (from 12 the student's view must be on record too); from 15 the student. @guide Trinn 5: samtykke
 */
export function consentStatus(
  c: ConcernCase,
  cover: ConsentCover,
  context: ConsentContext,
): ConsentStatus {
  const words = neededPeople(c).map((person) => wordOf(c, person, cover, context));
  if (words.some((word) => word === 'refused')) return 'refused';
  const given = words.filter((word) => word === 'given').length;
  const enough = oneIsEnough(c, context) ? given > 0 : given > 0 && given === words.length;
  return enough && !lacksStudentView(c) ? 'sufficient' : 'missing';
}

/** Lists whose word is missing or refused for a cover: guardians' ids, `student`, or `student-view`. */
export function missingConsents(
  c: ConcernCase,
  cover: ConsentCover,
  context: ConsentContext,
): string[] {
  const people = neededPeople(c).filter((person) => wordOf(c, person, cover, context) !== 'given');
  return lacksStudentView(c) ? [...people, 'student-view'] : people;
}

/** Holds what one person has said about one arena or purpose, as it stands now. */
export interface PersonsWord {
  /** A guardian's id, or `student`. */
  by: string;
  /** False for a word that is on record and decides nothing (any more). */
  isNeeded: boolean;
  status: ConsentWord['status'] | 'expired' | 'none';
  since: Instant | null;
  /** When a word given runs out, or ran out. */
  until: Instant | null;
}

/** Describes the word of everybody who must be asked about a cover, and of whoever else has said something; a request shows only while nothing came after it. */
export function describeWords(
  c: ConcernCase,
  cover: ConsentCover,
  { guide, now }: ConsentContext,
): PersonsWord[] {
  const needed = neededPeople(c);
  const spoken = standingWords(c).filter((w) => w.covers.includes(cover));
  return [...new Set([...needed, ...spoken.map(({ by }) => by)])].map((by): PersonsWord => {
    const own = inOrder(spoken.filter((w) => w.by === by));
    const newest = own.findLast((w) => w.status !== 'requested') ?? own.at(-1);
    const isNeeded = needed.includes(by);
    if (newest === undefined) return { by, isNeeded, status: 'none', since: null, until: null };
    const until = newest.status === 'given' ? expiryOf(newest, guide) : null;
    const status = until !== null && until <= now ? 'expired' : newest.status;
    return { by, isNeeded, status, since: newest.recordedAt, until };
  });
}

/** Tells whether the student's own view must be on record, and whether it is. */
export function studentViewOf(c: ConcernCase): 'not-needed' | 'missing' | 'on-record' {
  if (c.ageBand !== '12-to-14') return 'not-needed';
  return c.studentViewOnRecord ? 'on-record' : 'missing';
}

/** Tells whether consent can never be sufficient, for nobody is known who could give it. */
export function lacksConsenter(c: ConcernCase): boolean {
  return neededPeople(c).length === 0;
}

/** Finds the arena whose consent the case depends on now: the one it waits at, or came to intensive follow-up by. */
export function gateArenaOf(c: ConcernCase): Arena | null {
  const atGate =
    c.phase === 'awaiting-consent' ||
    c.phase === 'consent-refused' ||
    c.phase === 'intensive-follow-up';
  return atGate ? c.arena : (arenaOfPhase(c.phase) ?? null);
}

/** Finds the first day on which somebody was asked for consent to the arena, if anybody was. */
export function firstRequestedOn(c: ConcernCase, arena: Arena): LocalDate | undefined {
  return standingWords(c)
    .filter((w) => w.status === 'requested' && w.covers.includes(arena))
    .map((w) => dateOf(w.recordedAt))
    .sort()[0];
}

/** Lists the arenas and purposes that somebody has said something about since consent last ended. */
export function spokenCovers(c: ConcernCase): ConsentCover[] {
  return [...new Set(standingWords(c).flatMap(({ covers }) => covers))];
}

/** Ends every consent recorded so far; it holds until monitoring or closing. */
export function endConsents(c: ConcernCase): void {
  c.consentsEndedAtSeq = c.consents.at(-1)?.seq ?? 0;
}

/** Lists the people whose word counts: the guardians with parental responsibility, or from 15 the student. */
function neededPeople(c: ConcernCase): string[] {
  return c.ageBand === '15-and-over' ? ['student'] : c.guardianIds;
}

function oneIsEnough(c: ConcernCase, { guide }: ConsentContext): boolean {
  return c.ageBand !== '15-and-over' && guide.consent.guardians === 'one';
}

function lacksStudentView(c: ConcernCase): boolean {
  return studentViewOf(c) === 'missing';
}

function standingWords(c: ConcernCase): ConsentWord[] {
  return c.consents.filter((w) => w.seq > c.consentsEndedAtSeq);
}

/** Finds a person's newest word for a cover, by when it was said, then by arrival; a request is no word. */
function wordOf(
  c: ConcernCase,
  person: string,
  cover: ConsentCover,
  { guide, now }: ConsentContext,
): 'given' | 'refused' | 'none' {
  const newest = inOrder(
    standingWords(c).filter(
      (w) => w.by === person && w.covers.includes(cover) && w.status !== 'requested',
    ),
  ).at(-1);
  if (newest === undefined) return 'none';
  if (newest.status !== 'given') return 'refused';
  return now < expiryOf(newest, guide) ? 'given' : 'none';
}

/** Puts words in order by when they were said, then by arrival. */
function inOrder(words: readonly ConsentWord[]): ConsentWord[] {
  return [...words].sort((a, b) =>
    a.recordedAt === b.recordedAt ? a.seq - b.seq : a.recordedAt < b.recordedAt ? -1 : 1,
  );
}

/** Finds the moment a word runs out: so many months after it was said, at the same time of day. */
function expiryOf({ recordedAt }: ConsentWord, { consent }: GuideRules): Instant {
  return instantOf(addMonths(dateOf(recordedAt), consent.months), timeOf(recordedAt));
}
