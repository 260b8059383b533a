import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/local-time.js';
import type { Database } from '../../prisma/connect.js';
import { asProgram } from '../../prisma/scope.js';

const MINUTE_MS = 60_000;
/** How long a session lives without a request, and at most. */
const IDLE_MS = 30 * MINUTE_MS;
const LONGEST_MS = 10 * 60 * MINUTE_MS;
/** How long an ended session is remembered, so that what is sent on it can be kept for its owner. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;

/** Holds a session, with its owner as the roster knows them now. */
export interface WebSession {
  id: string;
  staffId: string;
  sourceId: string;
  name: string;
  locale: string;
  csrf: string;
  idToken: string | null;
  /** False once it has ended; then it says only whose it was. */
  isAlive: boolean;
}

interface Row extends Omit<WebSession, 'isAlive'> {
  seen_at: Date;
  ends_at: Date;
}

/** Begins a session and answers the secret of its cookie; the table keeps only a hash of it. */
export async function beginSession(
  db: Database,
  { staffId, idToken, now }: { staffId: string; idToken: string | undefined; now: Instant },
): Promise<string> {
  const secret = newSecret();
  const forgotten = new Date(Date.parse(now) - REMEMBERED_MS);
  const session = {
    id: hashOf(secret),
    staffId,
    csrf: newSecret(),
    idToken: idToken ?? null,
    createdAt: now,
    seenAt: now,
    endsAt: new Date(Date.parse(now) + LONGEST_MS),
  };
  // Who asks is only known by the session itself: its table is read and written as the program.
  await asProgram(async () => {
    await db.webSession.deleteMany({ where: { endsAt: { lt: forgotten } } });
    await db.webSession.create({ data: session });
  });
  return secret;
}

/** Finds the session of a cookie, alive or ended, and keeps one that is alive going. */
export async function findSession(
  db: Database,
  secret: string,
  now: Instant,
): Promise<WebSession | undefined> {
  const [row] = await asProgram(
    () => db.$queryRaw<Row[]>`
    select w.id, w.staff_id as "staffId", w.csrf, w.id_token as "idToken", w.seen_at, w.ends_at,
           s.source_id as "sourceId", s.name, s.locale
    from web_session w join staff s on s.id = w.staff_id
    where w.id = ${hashOf(secret)}`,
  );
  if (!row) return undefined;
  const { seen_at, ends_at, ...session } = row;
  const at = Date.parse(now);
  const isAlive = at < ends_at.getTime() && at - seen_at.getTime() < IDLE_MS;
  if (isAlive && at - seen_at.getTime() > MINUTE_MS) {
    await asProgram(() =>
      db.webSession.updateMany({ where: { id: row.id }, data: { seenAt: now } }),
    );
  }
  return { ...session, isAlive };
}

/** Ends a session; its row stays a while to say whose it was. */
export async function endSession(db: Database, id: string, now: Instant): Promise<void> {
  const ended = { endsAt: now, idToken: null };
  await asProgram(() => db.webSession.updateMany({ where: { id }, data: ended }));
}

/** Tells whether a form's token is the session's. */
export function fitsToken(session: WebSession, token: string | null): boolean {
  const [given, own] = [Buffer.from(token ?? ''), Buffer.from(session.csrf)];
  return given.length === own.length && timingSafeEqual(given, own);
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
