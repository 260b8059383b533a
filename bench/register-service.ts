import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A OneRoster service with nothing but absence, in a process of its own: what it costs is not ours.
//
//   register-service.ts ENTRIES FIRST_DAY DAYS < the students' ids, a line each
//
// Row i is about student i mod their number: each page is about as many students as it has rows, as where ids are random.
// Of each student's rows one in seven is a day with a valid reason, the others are lessons with one; every twentieth student
// has one lesson without, which opens a case.

const [, , entries = '0', firstDay = '', days = '1'] = process.argv;
const total = Number(entries);
let input = '';
for await (const part of process.stdin) input += String(part);
const students = input.split('\n').filter((id) => id !== '');
const modified = new Date(Date.now() - 3_600_000).toISOString();

function rowOf(i: number): object {
  const [student, nth] = [i % students.length, Math.floor(i / students.length)];
  const date = new Date(Date.parse(firstDay) + ((nth * 7 + student) % Number(days)) * 86_400_000);
  const isDay = nth % 7 === 0;
  return {
    sourcedId: `feed-${String(i).padStart(7, '0')}`,
    status: 'active',
    dateLastModified: modified,
    student: { sourcedId: students[student], href: 'none', type: 'student' },
    date: date.toISOString().slice(0, 10),
    absenceType: isDay ? 'day' : 'lesson',
    ...(!isDay && { lesson: (nth % 6) + 1 }),
    excused: isDay || nth !== 1 || student % 20 !== 0,
  };
}

function answer(response: ServerResponse, body: object, rows = 0): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'X-Total-Count': String(rows) });
  response.end(JSON.stringify(body));
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const name = pathname.split('/').at(-1) ?? '';
  if (name === 'token') return answer(response, { access_token: 'bench', expires_in: 3600 });
  if (name !== 'detail') return answer(response, { [name]: [] });
  const [offset, limit] = ['offset', 'limit'].map((key) => Number(searchParams.get(key)));
  const length = Math.max(0, Math.min(limit ?? 0, total - (offset ?? 0)));
  const absences = Array.from({ length }, (_, i) => rowOf((offset ?? 0) + i));
  answer(response, { absences }, total);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
