import { randomUUID } from 'node:crypto';
import { createMailActivities } from '../../../../activities/mail/create-mail-activities.js';
import { createMailer, type Mailer } from '../../../../activities/mail/create-mailer.js';
import type { ConcernCase } from '../../../../domain/case.js';
import type { Role, Template } from '../../../../domain/codes.js';
import type { MailData } from '../../../../domain/effects.js';
import { connectDatabase, type Database } from '../../../../prisma/connect.js';
import type { Prisma } from '../../../../prisma/generated/client.js';
import type { MailActivities } from '../../../../workflows/concern-case/messages.js';
import { createTestDatabase } from '../../../support/database.js';
import { givenCase } from '../../../support/given-case.js';
import { givenRoster } from '../../../support/given-roster.js';
import { guide, NOW } from './given-mail.js';
import { startMailServer, type MailServer } from './mail-server.js';

export interface Planned {
  template: Template;
  caseId?: string | null;
  toRoles?: Role[];
  to?: string[];
  except?: string;
  data?: MailData;
  plannedAt?: string;
}

export interface MailWorld {
  db: Database;
  worker: Database;
  server: MailServer;
  time: { now: string };
  mail: MailActivities;
  /** The same activities with another mailer: a process of its own. */
  withMailer(mailer: Mailer, database?: Database): MailActivities;
  openCase(student: string): Promise<string>;
  changeCase(caseId: string, change: Partial<ConcernCase>): Promise<void>;
  plan(mail: Planned): Promise<string>;
  staffId(sourceId: string): Promise<string>;
  /** Lets every lease run out, as a minute does. */
  letLeasesRunOut(): Promise<void>;
  /** Tells of a mail: its own status, and each delivery's as `who: role status`. */
  look(mailId: string): Promise<{ status: string; reason: string | null; deliveries: string[] }>;
  end(): Promise<void>;
}

/** Makes the mail activities over a real database and a real mail server. */
export async function createMailWorld(): Promise<MailWorld> {
  const test = await createTestDatabase();
  const db = connectDatabase(test.url, { poolSize: 3 });
  const worker = connectDatabase(test.url, { role: 'naervaer_worker', poolSize: 4 });
  await givenRoster(db);
  const server = await startMailServer();
  const time = { now: NOW };
  const withMailer = (mailer: Mailer, database = worker) =>
    createMailActivities({
      db: database,
      clock: { now: () => Promise.resolve(time.now) },
      mailer,
      guide,
      appUrl: 'https://naervaer.example',
      mailFrom: 'Nærvær <varsel@naervaer.example>',
      digestWaitMs: 0,
      recordAgainMs: 1,
    });
  const staffId = async (sourceId: string) =>
    (await db.staff.findUniqueOrThrow({ where: { sourceId } })).id;
  return {
    db,
    worker,
    server,
    time,
    mail: withMailer(createMailer(server.url)),
    withMailer,
    staffId,
    openCase: async (student) => {
      const caseId = await givenCase({ api: db, worker, guide: guide.rules, now: NOW }, student);
      // What the opening itself asks for is not what these tests are about.
      await db.outboxMail.deleteMany({ where: { caseId } });
      return caseId;
    },
    async changeCase(caseId, change) {
      const { state } = await db.concernCase.findUniqueOrThrow({ where: { id: caseId } });
      const changed = { ...(state as unknown as ConcernCase), ...change };
      const { closedAt, holderId } = changed;
      await db.concernCase.update({
        where: { id: caseId },
        data: { state: changed as unknown as Prisma.InputJsonValue, closedAt, holderId },
      });
    },
    async plan({ template, caseId = null, toRoles = [], to = [], except, data, plannedAt }) {
      const id = randomUUID();
      await db.outboxMail.create({
        data: {
          id,
          caseId,
          template,
          toRoles,
          toStaffIds: await Promise.all(to.map(staffId)),
          exceptStaffId: except === undefined ? null : await staffId(except),
          data: (data ?? {}) as Prisma.InputJsonValue,
          plannedAt: plannedAt ?? time.now,
        },
      });
      return id;
    },
    async letLeasesRunOut() {
      const leased = { leasedUntil: { not: null } };
      await db.mailDelivery.updateMany({ where: leased, data: { leasedUntil: new Date(0) } });
    },
    async look(mailId) {
      const mail = await db.outboxMail.findUniqueOrThrow({
        where: { id: mailId },
        include: { deliveries: true },
      });
      const staff = await db.staff.findMany();
      const nameOf = (id: string) => staff.find((s) => s.id === id)?.sourceId ?? '?';
      const deliveries = mail.deliveries
        .map((d) => `${nameOf(d.staffId)}: ${d.role} ${d.status}`)
        .sort();
      return { status: mail.status, reason: mail.reason, deliveries };
    },
    async end() {
      await Promise.all([db.$disconnect(), worker.$disconnect()]);
      await Promise.all([server.close(), test.drop()]);
    },
  };
}
