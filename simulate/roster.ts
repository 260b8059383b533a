import { ROLES, type Role } from '../domain/codes.js';
import type { CallApi } from './call-api.js';
import { SimulationError } from './scenario-error.js';
import type { RosterFolder, RosterPut } from './roster-schema.js';
import type { Scenario, ScenarioStudent, ScenarioYear } from './scenario-schema.js';
import { shiftBody } from './shift-body.js';
import type { TimeShift } from './time-shift.js';

/** Names the one school and its calendar. */
export const SCHOOL_ID = 'school-1';
export const CALENDAR_ID = 'calendar-1';
const CONTACT_TEACHER: Role = 'contact-teacher';
const CLASS_NAME = '8A';

const OF_THE_SCHOOL: ReadonlySet<string> = new Set<Role>([
  'contact-teacher',
  'subject-teacher',
  'attendance-coordinator',
  'school-leadership',
  'school-nurse',
]);

type Body = Record<string, unknown>;

/** Keeps the roster as it was last sent, so that a scenario need only say what changes. */
export interface Roster {
  /** Sends the calendar, the school, one person a role, and the students. */
  seed(): Promise<void>;
  /** Adds a school year, or replaces the one with the same first day. */
  putYear(year: ScenarioYear): Promise<void>;
  /** Sends what a roster event holds, over what was sent before. */
  put(puts: readonly RosterPut[]): Promise<void>;
}

/** Makes the roster of a scenario; a body that the API refuses ends the simulation. */
export function createRoster(scenario: Scenario, callApi: CallApi, shift: TimeShift): Roster {
  const sent = new Map<string, Body>();

  async function send({ folder, id, body }: RosterPut): Promise<void> {
    const path = `/${folder}/${encodeURIComponent(id)}`;
    const whole = { ...(sent.get(path) ?? blankBody(folder, id)), ...complete(folder, body) };
    const answer = await callApi({ method: 'PUT', path, body: shiftBody(whole, shift) });
    if (!answer.taken) {
      throw new SimulationError(
        `The API refuses ${path} (${answer.status} ${answer.problem}): ${answer.detail}`,
      );
    }
    sent.set(path, whole);
  }

  const putYear = (year: ScenarioYear) =>
    send({ folder: 'calendars', id: CALENDAR_ID, body: { years: [yearBody(year)] } });

  return {
    putYear,
    put: async (puts) => {
      for (const put of puts) await send(put);
    },
    seed: async () => {
      await putYear(scenario.calendar);
      const localMeetingDates = scenario.localMeetingDates ?? [];
      await send({ folder: 'schools', id: SCHOOL_ID, body: { localMeetingDates } });
      await Promise.all(ROLES.map((role) => send({ folder: 'staff', id: role, body: {} })));
      await Promise.all(scenario.students.map((student) => send(studentPut(student))));
    },
  };
}

function blankBody(folder: RosterFolder, id: string): Body {
  switch (folder) {
    case 'calendars':
      return { name: 'Skolerute', years: [] };
    case 'schools':
      return { name: 'Skolen', calendarId: CALENDAR_ID };
    case 'staff':
      return { name: `Ansatt ${id}`, email: `${emailName(id)}@skole.example`, roles: rolesOf(id) };
    case 'students':
      return {
        name: `Elev ${id}`,
        schoolId: SCHOOL_ID,
        className: CLASS_NAME,
        contactTeacherId: CONTACT_TEACHER,
        guardians: [],
      };
  }
}

function rolesOf(staffId: string): { role: string; schoolId?: string }[] {
  const role = (ROLES as readonly string[]).find((code) => code === staffId);
  return role === undefined ? [] : [atSchool({ role })];
}

/** Fills in what a scenario may leave out of the API's bodies. */
function complete(folder: RosterFolder, body: Body): Body {
  const { guardians, roles, years } = body;
  return {
    ...body,
    ...(folder === 'students' &&
      Array.isArray(guardians) && { guardians: guardians.map(wholeGuardian) }),
    ...(folder === 'staff' && Array.isArray(roles) && { roles: roles.map(wholeRole) }),
    ...(folder === 'calendars' && Array.isArray(years) && { years: years.map(wholeYear) }),
  };
}

function studentPut({ id, ...body }: ScenarioStudent): RosterPut {
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  return { folder: 'students', id, body: Object.fromEntries(given) };
}

function wholeGuardian(guardian: unknown): unknown {
  const given = typeof guardian === 'string' ? { guardianId: guardian } : guardian;
  if (typeof given !== 'object' || given === null) return given;
  const id = (given as { guardianId?: unknown }).guardianId;
  return { name: `Foresatt ${String(id)}`, parentalResponsibility: true, ...given };
}

function wholeRole(role: unknown): unknown {
  if (typeof role === 'string') return atSchool({ role });
  if (typeof role !== 'object' || role === null || 'schoolId' in role) return role;
  return atSchool(role as { role: string });
}

function atSchool(role: { role: string }): { role: string; schoolId?: string } {
  return OF_THE_SCHOOL.has(role.role) ? { ...role, schoolId: SCHOOL_ID } : role;
}

function wholeYear(year: unknown): unknown {
  return typeof year === 'object' && year !== null ? { closed: [], ...year } : year;
}

function yearBody({ firstDay, lastDay, closed }: ScenarioYear): Body {
  return { firstDay, lastDay, closed };
}

function emailName(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '-');
}
