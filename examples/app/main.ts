import { followConcern, followEvents } from './follow-a-concern.js';

const [url = 'http://127.0.0.1:3000', studentId = 'student-0007'] = process.argv.slice(2);
const settings = { url, clientId: 'demo-app', clientSecret: 'demo-app-secret' };
const caseId = await followConcern(settings, { staffId: 'school-1-leadership', studentId });
process.stdout.write(`reported, called and invited: case ${caseId}\n`);
for await (const { time, type, data } of followEvents(settings))
  process.stdout.write(`${time} ${type} ${JSON.stringify(data)}\n`);
