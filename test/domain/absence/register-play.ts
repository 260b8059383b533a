import type { AbsenceEntry } from '../../../domain/absence/entry.js';
import { judgeTriggers, type Judgement } from '../../../domain/absence/judge-triggers.js';
import type { StudentAbsence } from '../../../domain/absence/student-absence.js';
import type { SchoolCalendar } from '../../../domain/school-days.js';

/** A school year with an autumn break in week 41. */
export const calendar: SchoolCalendar = {
  id: 'calendar',
  version: 1,
  years: [
    {
      firstDay: '2026-08-17',
      lastDay: '2027-06-18',
      closed: [
        { from: '2026-10-05', to: '2026-10-09', name: 'høstferie' },
        { from: '2026-12-21', to: '2027-01-01', name: 'juleferie' },
      ],
    },
  ],
  closedDays: ['2026-09-18'],
  publicHolidays: [{ date: '2027-05-17', name: 'Grunnlovsdagen' }],
};

const figures = { excusedStreakDays: 5, excusedSemesterMoreThan: 5, latePerMonth: 4 };

/** Makes an entry; the id says nothing. */
export function entry(
  id: string,
  date: string,
  kind: AbsenceEntry['kind'],
  more: Partial<AbsenceEntry> = {},
): AbsenceEntry {
  return { id, date, kind, lesson: null, agreed: false, history: false, ...more };
}

/** Plays a register against the rules, one request a call, keeping what the database would keep. */
export function playRegister(start: Partial<StudentAbsence> = {}) {
  let student: StudentAbsence = {
    entries: [],
    firings: [],
    openCaseId: null,
    agreed: [],
    ...start,
  };
  let cases = 0;

  function arrive(
    today: string,
    changes: (AbsenceEntry | { delete: string })[],
    asHistory = false,
  ): Judgement {
    const arrivals = changes.map((change) => {
      const id = 'delete' in change ? change.delete : change.id;
      const before = student.entries.find((e) => e.id === id) ?? null;
      return { before, after: 'delete' in change ? null : change };
    });
    const newCaseId = `case-${cases + 1}`;
    const judgement = judgeTriggers(student, arrivals, {
      calendar,
      figures,
      today,
      newCaseId,
      asHistory,
    });
    if (judgement.firings.some((f) => f.effect === 'opens')) cases++;
    const touched = new Set(arrivals.map((a) => a.before?.id ?? a.after?.id));
    student = {
      ...student,
      entries: [
        ...student.entries.filter((e) => !touched.has(e.id)),
        ...arrivals.flatMap((a) => (a.after ? [a.after] : [])),
      ],
      openCaseId: judgement.firings[0]?.caseId ?? student.openCaseId,
      firings: [
        ...student.firings,
        ...judgement.firings.map(({ trigger, caseId, behind }) => ({
          trigger,
          caseId,
          caseClosed: false,
          arrivedOn: today,
          behind,
        })),
      ],
    };
    return judgement;
  }

  /** Closes the open case: by a person, or because its trigger was withdrawn. */
  function close(how: 'by-person' | 'trigger-withdrawn' = 'by-person') {
    const closed = student.openCaseId;
    student = {
      ...student,
      openCaseId: null,
      firings: student.firings
        .filter((f) => f.caseId !== closed || how === 'by-person')
        .map((f) => (f.caseId === closed ? { ...f, caseClosed: true } : f)),
    };
  }

  return { arrive, close, student: () => student };
}

/** Writes a judgement down as `effect trigger`, one a firing. */
export function told(judgement: Judgement): string[] {
  return [
    ...judgement.firings.map((f) => `${f.effect} ${f.trigger}`),
    ...(judgement.withdraws ? ['withdraws'] : []),
  ];
}
