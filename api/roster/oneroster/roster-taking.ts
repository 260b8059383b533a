import type { Instant } from '../../../domain/local-time.js';
import type { Locale } from '../../locale.js';
import type { RosterReport } from './roster-report.js';

/** Says whose rows are taken, in whose name, and what may be touched. */
export interface RosterTaking {
  /** The rows' owner: the client, or a dry run's own. */
  rowsOf: string;
  /** The client in whose name schools and people are stored. */
  owner: string;
  /** The calendar of schools that are new; null where the source may bring none. */
  calendarId: string | null;
  allowsSchool: (schoolSourceId: string) => boolean;
  now: Instant;
  locale: Locale;
  /** Compares only, and writes nothing. */
  dryRun: boolean;
  /** Lets also go whom the guard would hold back (find-held-schools.ts). */
  isForced?: boolean;
  /** Called after each batch, with the report so far. */
  onBatch?: (report: RosterReport) => void;
}
