import { isCaseId } from '../../api/cases/who-sees.js';
import { findVisibleCases, type FoundCase } from '../../api/cases/find-visible-cases.js';
import { problem } from '../../api/problems.js';
import { openMeetingOf } from '../../domain/case-view.js';
import type { CommandName } from '../../domain/codes.js';
import {
  agendaPlaceOf,
  anonymousSheetOf,
  judgeRecognisable,
  type AgendaPlace,
  type AnonymousSheet,
  type PointsAt,
} from '../../domain/local-agenda.js';
import { dateOf, isLocalDate, type LocalDate } from '../../domain/local-time.js';
import { Prisma } from '../../prisma/generated/client.js';
import { logList } from '../cases/log-list.js';
import { countAlike } from './count-alike.js';
import { commandsFor, seatsOf, type Asking } from './find-meetings.js';

/** Most cases that one agenda looks through. */
const MOST = 500;

/** Holds one case of an agenda, as far as the reader sees it. */
export interface AgendaItem {
  place: AgendaPlace;
  caseId: string;
  caseNumber: string;
  studentName: string;
  className: string;
  /** The meeting with the home that is arranged for this day, if one is. */
  arrangedId: string | undefined;
  /** What the meeting decided; a code of the guide's decisions. */
  decision: string | null;
  offered: readonly CommandName[];
  /** What may be said where the student may not be named, and whether that could still point at one. */
  sheet: AnonymousSheet;
  pointsAt: PointsAt | undefined;
}

/** Holds the agenda of a school's local meeting. */
export interface Agenda {
  school: { id: string; name: string };
  date: LocalDate;
  /** The school's meetings before and after it. */
  earlier: LocalDate | undefined;
  later: LocalDate | undefined;
  /** False for partners, to whom cases without consent do not exist. */
  isOfSchool: boolean;
  named: AgendaItem[];
  anonymous: AgendaItem[];
  decided: AgendaItem[];
}

/**
 * Gets the agenda of a school's local meeting, with those of its cases that the person sees. Throws not-found for whoever has no seat
 * in that meeting, and for a day on which there is none.
 */
export async function getAgenda(
  asking: Asking,
  { schoolId, date }: { schoolId: string; date: string },
): Promise<Agenda> {
  const { deps, caller, now } = asking;
  const seats = seatsOf(caller).filter((seat) => [null, schoolId].includes(seat.schoolId));
  if (seats.length === 0 || !isCaseId(schoolId) || !isLocalDate(date)) throw problem('not-found');
  const school = await deps.db.school.findUnique({
    where: { id: schoolId },
    select: { id: true, name: true, localMeetingDates: { orderBy: { date: 'asc' } } },
  });
  if (!school) throw problem('not-found');
  const days = school.localMeetingDates.map((one) => one.date.toISOString().slice(0, 10));
  const isNext = days.find((day) => day >= dateOf(now)) === date;
  const found = await findCases(asking, schoolId);
  const context = { guide: deps.guide.rules, now };
  const placed = found.flatMap((one) => {
    const place = agendaPlaceOf(one.stored.view.case, { date, isNext }, context);
    const { sight } = one.relation;
    const isShown = place === 'anonymous' ? sight === 'everything' : sight !== 'codes';
    return place !== undefined && isShown ? [{ ...one, place }] : [];
  });
  if (placed.length === 0 && !days.includes(date)) throw problem('not-found');
  await logList(deps.db, caller, placed, now);
  const items = await describe(asking, { schoolId, date }, placed);
  return {
    school,
    date,
    earlier: days.findLast((day) => day < date),
    later: days.find((day) => day > date),
    isOfSchool: seats.some(({ role }) => role !== 'ppa' && role !== 'school-nurse'),
    named: items.filter(({ place }) => place === 'named').sort(byName),
    anonymous: items.filter(({ place }) => place === 'anonymous').sort(byId),
    decided: items.filter(({ place }) => place === 'decided').sort(byName),
  };
}

function findCases({ deps, caller, now }: Asking, schoolId: string): Promise<FoundCase[]> {
  return findVisibleCases(deps, caller, {
    action: 'list',
    where: [
      Prisma.sql`c.school_id = ${schoolId}::uuid`,
      Prisma.sql`(c.phase in ('awaiting-local-meeting', 'awaiting-consent', 'consent-refused')
        or c.state->'meetings' @> '[{"kind": "local", "status": "held"}]'::jsonb)`,
    ],
    limit: MOST,
    now,
  });
}

type Placed = FoundCase & { place: AgendaPlace };

async function describe(
  { deps, caller, now }: Asking,
  { schoolId, date }: { schoolId: string; date: LocalDate },
  placed: readonly Placed[],
): Promise<AgendaItem[]> {
  const ages = deps.guide.rules.consent;
  const students = await deps.db.student.findMany({
    where: { id: { in: placed.map(({ stored }) => stored.view.case.studentId) } },
    select: { id: true, name: true, className: true },
  });
  const isAnonymous = placed.some(({ place }) => place === 'anonymous');
  const alikeOf = isAnonymous ? await countAlike(deps.db, { schoolId, now, ages }) : undefined;
  return placed.flatMap(({ place, stored, relation }) => {
    const { case: c } = stored.view;
    const student = students.find(({ id }) => id === c.studentId);
    if (!student) return [];
    const { name: studentName, className } = student;
    const sheet = anonymousSheetOf(c);
    const open = openMeetingOf(c, 'local');
    const isOnDay = open?.scheduledFor && dateOf(open.scheduledFor) === date;
    const held = c.meetings.findLast(
      ({ kind, heldAt }) => kind === 'local' && heldAt !== null && dateOf(heldAt) === date,
    );
    return {
      place,
      caseId: c.id,
      caseNumber: stored.caseNumber,
      studentName,
      className,
      arrangedId: isOnDay ? open.id : undefined,
      decision: held?.decision ?? null,
      offered: commandsFor(caller, { stored, relation }, now),
      sheet,
      pointsAt: alikeOf && judgeRecognisable(alikeOf({ sheet, className })),
    };
  });
}

function byName(a: AgendaItem, b: AgendaItem): number {
  return a.studentName.localeCompare(b.studentName, 'nb');
}

/** An order that says nothing of anybody. */
function byId(a: AgendaItem, b: AgendaItem): number {
  return a.caseId < b.caseId ? -1 : 1;
}
