import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { addDays, weekdayOf, type LocalDate } from '../domain/local-time.js';

const HEADER =
  'Oppføring-ID;Elev-ID;Dato;Time;Type fravær;Fag;Minutter;Avtalt;Merknad;Registrert av';
const FIRST_DAY = '2026-08-17';
const LAST_DAY = '2026-09-11';
const SUBJECTS = ['Norsk', 'Matematikk', 'Engelsk', 'Naturfag', 'Samfunnsfag', 'Kroppsøving'];

/** Holds one line of the register, as the columns stand. */
interface Line {
  student: string;
  date: LocalDate;
  kind: string;
  lesson?: string;
  subject?: string;
  minutes?: string;
  agreed?: string;
  note?: string;
  id?: string;
  /** The day it was entered, where not the day it bears. */
  entered?: LocalDate;
}

/** Writes the example register anew: the same bytes each time. */
export function makeRegister(): string {
  const random = seededRandom(20260817);
  const lines = [...everydayLines(random), ...STORIES].sort((a, b) =>
    (a.entered ?? a.date).localeCompare(b.entered ?? b.date),
  );
  const rows = lines.map((line, i) => rowOf(line, `f26-${String(i + 1).padStart(4, '0')}`));
  return `${[HEADER, ...withSlips(rows)].join('\r\n')}\r\n`;
}

/** Four weeks of a school: excused lessons and days, some late, nothing that raises a concern. */
function everydayLines(random: () => number): Line[] {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const lines: Line[] = [];
  for (let date = FIRST_DAY; date <= LAST_DAY; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    for (let i = 0; i < 15; i++) {
      // Students from 0101 on have an everyday only; those before it have the stories.
      const student = id(101 + Math.floor(random() * 200));
      const lesson = String(1 + Math.floor(random() * 6));
      const subject = pick(SUBJECTS);
      const roll = random();
      if (roll < 0.7) {
        const note = pick(['', '', 'Tannlege', 'Legetime', 'Samtale på kontoret']);
        lines.push({ student, date, kind: 'Dokumentert time', lesson, subject, note });
      } else if (roll < 0.9 && !hasMany(lines, student, 'Dokumentert dag', 4)) {
        lines.push({
          student,
          date,
          kind: 'Dokumentert dag',
          note: pick(['Sykdom', 'Sår hals', '']),
        });
      } else if (!hasMany(lines, student, 'Forsentkomming', 3)) {
        const minutes = String(5 * (1 + Math.floor(random() * 5)));
        lines.push({ student, date, kind: 'Forsentkomming', lesson, subject, minutes });
      }
    }
  }
  return lines;
}

function hasMany(lines: readonly Line[], student: string, kind: string, most: number): boolean {
  return lines.filter((line) => line.student === student && line.kind === kind).length >= most;
}

const days = (student: number, kind: string, dates: string[], more: Partial<Line> = {}): Line[] =>
  dates.map((date) => ({ student: id(student), date: `2026-${date}`, kind, ...more }));

/** What raises a concern, one student each, and what nearly does. */
const STORIES: Line[] = [
  ...days(5, 'Udokumentert time', ['08-24'], { lesson: '2', subject: 'Matematikk' }),
  ...days(12, 'Udokumentert dag', ['08-31']),
  ...days(17, 'Dokumentert dag', ['08-27', '08-28', '08-31', '09-01', '09-02'], { note: 'Sykdom' }),
  ...days(23, 'Dokumentert dag', ['08-18', '08-21', '08-26', '09-01', '09-04', '09-09']),
  ...days(31, 'Forsentkomming', ['08-17', '08-20', '08-25', '08-31'], {
    lesson: '1',
    minutes: '15',
  }),
  ...days(38, 'Forlot skolen', ['09-02'], { lesson: '4', note: 'Gikk hjem i storefri' }),
  ...days(44, 'Skulk', ['09-03'], { lesson: '3', subject: 'Kroppsøving' }),
  ...days(52, 'Ugyldig fravær – time', ['08-25'], { lesson: '5', subject: 'Engelsk' }),
  ...days(52, 'Forlot skolen', ['09-08'], { lesson: '2' }),
  ...days(3, 'Skulket time', ['09-10'], { lesson: '1' }),
  // Nearly: agreed beforehand, put right later in the file, late in two months, five days with one at school between.
  ...days(60, 'Udokumentert dag', ['09-04'], { agreed: 'Ja', note: 'Avtalt fri, idrettsstevne' }),
  ...days(61, 'Udokumentert time', ['08-26'], { lesson: '4', subject: 'Norsk', id: 'f26-r061' }),
  ...days(61, 'Dokumentert time', ['08-26'], {
    entered: '2026-08-28',
    lesson: '4',
    subject: 'Norsk',
    note: 'Melding fra foresatte kom dagen etter',
    id: 'f26-r061',
  }),
  ...days(62, 'Forsentkomming', ['08-26', '08-27', '08-28', '09-01'], {
    lesson: '1',
    minutes: '10',
  }),
  ...days(63, 'Dokumentert dag', ['08-31', '09-01', '09-03', '09-04', '09-07']),
];

function id(number: number): string {
  return `student-${String(number).padStart(4, '0')}`;
}

function rowOf(line: Line, entryId: string): string {
  const {
    student,
    date,
    kind,
    lesson = '',
    subject = '',
    minutes = '',
    agreed = '',
    note = '',
  } = line;
  const day = date.split('-').reverse().join('.');
  const fields = [line.id ?? entryId, student, day, lesson, kind, subject, minutes, agreed, note];
  return [...fields, 'school-1-teacher-1'].map((field) => quoted(field)).join(';');
}

function quoted(field: string): string {
  return /[";\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Slips as people make them, each line one, spread over the file; what each is for stands in README.md. */
const SLIPS: [place: number, row: string][] = [
  [20, 'f26-x001;student-9999;18.08.2026;2;Udokumentert time;Norsk;;;;school-1-teacher-1'],
  [45, 'f26-x002;student-0070;31.09.2026;;Udokumentert dag;;;;;school-1-teacher-1'],
  [60, 'f26-x003;student-0071;24.08.2062;;Udokumentert dag;;;;;school-1-teacher-1'],
  [80, 'f26-x004;student-0072;24.08.2026;1;Sykk;Norsk;;;;school-1-teacher-1'],
  [95, 'f26-x005;student-0073;25.08.2026;77;Udokumentert time;Norsk;;;;school-1-teacher-1'],
  [110, 'f26-x006;student-0074;26.08.2026;2;Forsentkomming;Norsk;ti;;;school-1-teacher-1'],
  [125, ';student-0075;27.08.2026;2;Udokumentert time;Norsk;;;;school-1-teacher-1'],
  [140, 'f26-x008;;28.08.2026;2;Udokumentert time;Norsk;;;;school-1-teacher-1'],
  [
    155,
    'f26-x009;student-0076;31.08.2026;2;Udokumentert time;Norsk;;;"Ringte hjem;school-1-teacher-1',
  ],
  [
    170,
    'f26-x010;student-0077;01.09.2026;2;Udokumentert time;Norsk;;;Kom; gikk; kom igjen;school-1-teacher-1',
  ],
  [185, 'f26-x011;15895010046;02.09.2026;2;Udokumentert time;Norsk;;;;school-1-teacher-1'],
  [200, 'f26-x012;student-0078;03.09.2026;2;Udokumentert time;Norsk;;kanskje;;school-1-teacher-1'],
  [215, 'f26-x013;student 0079;04.09.2026;2;Udokumentert time;Norsk;;;;school-1-teacher-1'],
];
/** Lines that stand twice, by their place in the clean register. */
const TWICE = [10, 100, 200];

function withSlips(rows: readonly string[]): string[] {
  const result = [...rows];
  for (const place of TWICE) result.push(rows[place] ?? '');
  for (const [place, row] of [...SLIPS].reverse()) result.splice(place, 0, row);
  return result;
}

/** Gives the same numbers each time (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = makeRegister();
  const file = (name: string) => path.join(import.meta.dirname, name);
  writeFileSync(file('fravaer-uke-34-37.csv'), `\ufeff${text}`);
  writeFileSync(file('fravaer-uke-34-37-windows-1252.csv'), iconv.encode(text, 'windows-1252'));
}
