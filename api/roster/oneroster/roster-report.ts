import { faultText, type FieldError } from '../../field-faults.js';
import type { Locale } from '../../locale.js';

export const ROSTER_KINDS = ['schools', 'staff', 'students'] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  ended: number;
}

/** Holds a row that was not taken, and why. */
export interface RefusedRow {
  /** The collection of OneRoster, whose file has `.csv` behind it. */
  collection: string;
  line: number | null;
  sourcedId: string | null;
  problem: 'invalid-request' | 'not-found';
  detail: string;
}

/** Collects what becomes of a roster's rows. */
export interface RosterReport {
  counts: Record<RosterKind, Counts>;
  refused: RefusedRow[];
  /** Ids that a look beforehand shows, so many of each. */
  ids: Record<RosterKind, Record<keyof Omit<Counts, 'unchanged'>, string[]>>;
  add(kind: RosterKind, row: ReportedRow): void;
  refuse(
    collection: string,
    row: { line: number | null; sourcedId: string | null; faults: readonly FieldError[] },
    locale: Locale,
  ): void;
}

interface ReportedRow {
  sourceId: string;
  line: number | null;
  faults: readonly FieldError[];
  created: boolean;
  isNews: boolean;
  ended: boolean;
  locale: Locale;
}

const MOST_IDS = 100;
const none = () => ({ created: 0, updated: 0, unchanged: 0, ended: 0 });
const noIds = () => ({ created: [], updated: [], ended: [] });

/** Begins a report in which nothing has happened yet. */
export function createRosterReport(): RosterReport {
  const counts = { schools: none(), staff: none(), students: none() };
  const ids: RosterReport['ids'] = { schools: noIds(), staff: noIds(), students: noIds() };
  const refused: RefusedRow[] = [];
  const report: RosterReport = {
    counts,
    refused,
    ids,
    add(kind, { sourceId, line, faults, created, isNews, ended, locale }) {
      if (faults.length > 0) {
        const collection = kind === 'schools' ? 'orgs' : 'users';
        report.refuse(collection, { line, sourcedId: sourceId, faults }, locale);
        return;
      }
      const end = ended ? 'ended' : created ? 'created' : isNews ? 'updated' : 'unchanged';
      counts[kind][end]++;
      if (end !== 'unchanged' && ids[kind][end].length < MOST_IDS) ids[kind][end].push(sourceId);
    },
    refuse(collection, { line, sourcedId, faults }, locale) {
      const isUnreachable = faults.some(({ pointer }) => pointer === '');
      const detail = faults
        .map((fault) => `${(fault.pointer ?? '').slice(1)}: ${faultText(fault, locale)}`)
        .map((text) => text.replace(/^: /, ''))
        .join(' ');
      const problem = isUnreachable ? 'not-found' : 'invalid-request';
      refused.push({ collection, line, sourcedId, problem, detail });
    },
  };
  return report;
}
