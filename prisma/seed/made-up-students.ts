import { addDays, addMonths, type LocalDate } from '../../domain/local-time.js';
import { madeUpName } from './made-up-names.js';
import { SCHOOLS } from './made-up-schools.js';

export interface MadeUpStudent {
  sourceId: string;
  name: string;
  birthDate: LocalDate;
  school: string;
  className: string;
  contactTeacher: string;
  protectedAddress: 6 | null;
  guardians: MadeUpGuardian[];
}

export interface MadeUpGuardian {
  sourceId: string;
  name: string;
  parentalResponsibility: boolean;
  email: string;
}

const CLASS_SIZE = 25;
/** Children begin in grade 1 in the year in which they turn six. */
const FIRST_GRADE_AGE = 6;
const FIRST_SCHOOL_YEAR = 2026;

/** Makes up 900 students in 36 classes. The first three are the ones that the documentation tells of. */
export function makeUpStudents(today: LocalDate): MadeUpStudent[] {
  const classes = SCHOOLS.flatMap(({ sourceId: school, classes: names }) =>
    names.map((className, n) => ({
      school,
      className,
      contactTeacher: `${school}-teacher-${n + 1}`,
    })),
  );
  return classes.flatMap((group, c) =>
    Array.from({ length: CLASS_SIZE }, (_, i) =>
      makeUpStudent(c * CLASS_SIZE + i + 1, group, today),
    ),
  );
}

function makeUpStudent(
  number: number,
  group: { school: string; className: string; contactTeacher: string },
  today: LocalDate,
): MadeUpStudent {
  const sourceId = `student-${String(number).padStart(4, '0')}`;
  return {
    sourceId,
    name: madeUpName(number, number),
    birthDate: birthDateOf(number, group.className, today),
    ...group,
    protectedAddress: number === 3 ? 6 : null,
    guardians: guardiansOf(number, sourceId),
  };
}

// Half a year from both birthdays: the ages of the first two are what the documentation says for months to come.
function birthDateOf(number: number, className: string, today: LocalDate): LocalDate {
  if (number === 1) return addMonths(today, -(13 * 12 + 6));
  if (number === 2) return addMonths(today, -(15 * 12 + 6));
  const bornIn = FIRST_SCHOOL_YEAR - FIRST_GRADE_AGE + 1 - Number.parseInt(className, 10);
  return addDays(`${bornIn}-01-01`, (number * 53) % 365);
}

// Most have two with parental responsibility; some one, some a second without it, and the last of all none that is known.
function guardiansOf(number: number, student: string): MadeUpGuardian[] {
  const guardian = (n: number, parentalResponsibility: boolean): MadeUpGuardian => ({
    sourceId: `${student}-g${n}`,
    name: madeUpName(number * 3 + n, number),
    parentalResponsibility,
    email: `${student}-g${n}@hjemme.example`,
  });
  if (number === 900) return [guardian(1, false)];
  if (number > 3 && number % 5 === 0) return [guardian(1, true)];
  return [guardian(1, true), guardian(2, number <= 3 || number % 7 !== 0)];
}
