import type { Clock } from '../../domain/clock.js';
import type { Guide } from '../../guide/load-guide.js';
import type { Database } from '../../prisma/connect.js';
import type { Mailer } from './create-mailer.js';

/** Holds what the mail activities work with. */
export interface MailDeps {
  db: Database;
  clock: Clock;
  mailer: Mailer;
  guide: Pick<Guide, 'texts'>;
  /** Where the staff pages are; links begin with it. */
  appUrl: string;
  /** The sender, such as `Nærvær <naervaer@kommune.example>`. */
  mailFrom: string;
  /** How long to gather after an outage before the digests go out. */
  digestWaitMs?: number;
  /** How long to wait before recording again what the mail server took while the database was away. */
  recordAgainMs?: number;
}
