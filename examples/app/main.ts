import { followConcern, followEvents } from './follow-a-concern.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const settings = {
  url: process.argv[2] ?? 'http://127.0.0.1:3000',
  clientId: 'demo-app',
  clientSecret: 'demo-app-secret',
  staffId: 'school-1-leadership',
  studentId: process.argv[3] ?? 'student-0007',
};
await followConcern(settings, say);
for await (const { time, type, data } of followEvents(settings))
  say(`${time} ${type} ${data.caseId}`);
