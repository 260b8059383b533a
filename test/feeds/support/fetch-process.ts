import { createFeedActivities } from '../../../activities/feed/create-feed-activities.js';
import { createFeedStore } from '../../../api/feeds/create-feed-store.js';
import { loadGuide } from '../../../guide/load-guide.js';
import { connectDatabase } from '../../../prisma/connect.js';
import { secretKeysField } from '../../../prisma/sealed-secrets.js';
import { createInboxDesk } from '../../api/support/inbox-desk.js';
import { pino } from 'pino';

// Fetches a run in a process of its own, that may be killed: DATABASE_URL RUN_ID NOW, and the key for secrets on standard input.

const [, , url = '', runId = '', now = ''] = process.argv;
let keys = '';
for await (const part of process.stdin) keys += String(part);
const db = connectDatabase(url, { role: 'naervaer_api', poolSize: 4, scope: 'program' });
const { fetchRun } = createFeedActivities({
  store: createFeedStore({
    db,
    guide: loadGuide(),
    desk: createInboxDesk(),
    log: pino({ level: 'silent' }),
    clock: { now: () => Promise.resolve(now) },
    secretKeys: secretKeysField.parse(keys),
  }),
  reaching: { allowPrivate: true, resolve: () => Promise.resolve(['127.0.0.1']) },
  beat: () => undefined,
});
await fetchRun({ runId });
process.exit(0);
