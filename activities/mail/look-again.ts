import { dateOf, type Instant } from '../../domain/local-time.js';
import type { MailData } from '../../domain/effects.js';
import type { Database } from '../../prisma/connect.js';
import { completeData } from './complete-data.js';
import { lookUpRound, type MailedCase, type WaitingMail } from './find-mails.js';
import { resolveReceivers, type Receiver } from './resolve-receivers.js';
import { whyUnwanted, type SchoolFacts } from './still-wanted.js';

/** Holds what one more look found: what is to be sent to whom, and what is not and why. */
export interface Look {
  wanted: { mail: WaitingMail; receivers: Receiver[] }[];
  unwanted: Map<string, string>;
  /** Nobody there to receive it: operators must know. */
  withoutReceiver: string[];
  completed: Map<string, MailData>;
  cases: Map<string, MailedCase>;
  emails: Map<string, string>;
}

/** Looks at everything anew before sending: is each e-mail still wanted, and who is entitled to it now? */
export async function lookAgain(db: Database, mails: WaitingMail[], now: Instant): Promise<Look> {
  const [round, facts] = await Promise.all([lookUpRound(db, mails), findSchoolFacts(db, mails)]);
  const look: Look = {
    wanted: [],
    unwanted: new Map(),
    withoutReceiver: [],
    completed: new Map(),
    cases: round.cases,
    emails: new Map(round.people.map((p) => [p.staffId, p.email])),
  };
  for (const mail of mails) {
    const about = mail.caseId === null ? undefined : round.cases.get(mail.caseId);
    const why = whyUnwanted(mail, about?.view.case, dateOf(now), facts.get(mail.id));
    if (why) {
      look.unwanted.set(mail.id, why);
      continue;
    }
    const receivers = resolveReceivers(mail, about, round.people, now);
    if (receivers.length > 0) {
      look.wanted.push({ mail, receivers });
      look.completed.set(mail.id, completeData(mail, about?.view.case, facts.get(mail.id)));
    } else if (
      resolveReceivers({ ...mail, exceptStaffId: null }, about, round.people, now).length
    ) {
      look.unwanted.set(mail.id, 'told-by-themselves');
    } else {
      look.withoutReceiver.push(mail.id);
    }
  }
  return look;
}

async function findSchoolFacts(
  db: Database,
  mails: WaitingMail[],
): Promise<Map<string, SchoolFacts>> {
  const numbers = mails.flatMap((m) =>
    m.template === 'open-cases' ? (m.data.caseNumbers ?? []) : [],
  );
  const calendars = mails.flatMap((m) => m.data.calendarId ?? []);
  const grants = mails.flatMap((m) => m.data.grantId ?? []);
  const [open, years, reviewed] = await Promise.all([
    numbers.length === 0
      ? []
      : db.concernCase.findMany({
          where: { caseNumber: { in: numbers }, closedAt: null, protectedAddress: false },
          select: { caseNumber: true },
        }),
    calendars.length === 0
      ? []
      : db.calendarYear.findMany({ where: { calendarId: { in: calendars } } }),
    grants.length === 0
      ? []
      : db.breakGlassGrant.findMany({
          where: { id: { in: grants }, reviewedAt: { not: null } },
          select: { id: true },
        }),
  ]);
  const openNumbers = new Set(open.map((c) => c.caseNumber));
  return new Map(
    mails.map((mail) => {
      const lastDays = years
        .filter((y) => y.calendarId === mail.data.calendarId)
        .map((y) => y.lastDay.toISOString().slice(0, 10))
        .sort();
      const knownUntil = lastDays.at(-1);
      return [
        mail.id,
        {
          ...(knownUntil ? { calendarKnownUntil: knownUntil } : {}),
          isReviewed: reviewed.some(({ id }) => id === mail.data.grantId),
          ...(mail.template === 'open-cases'
            ? { openCaseNumbers: (mail.data.caseNumbers ?? []).filter((n) => openNumbers.has(n)) }
            : {}),
        },
      ];
    }),
  );
}
