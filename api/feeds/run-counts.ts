import type { Transaction } from '../../prisma/connect.js';
import type { Prisma } from '../../prisma/generated/client.js';
import { ROSTER_KINDS, type RosterReport } from '../roster/oneroster/roster-report.js';

/** A source that is wrong throughout need not be told a million times. */
const MOST_REFUSALS = 5_000;

export interface AbsenceCounts {
  accepted: number;
  updated: number;
  unchanged: number;
  removed: number;
  triggers: number;
}
export interface RunCounts {
  schools?: Record<string, number>;
  staff?: Record<string, number>;
  students?: Record<string, number>;
  absences?: AbsenceCounts;
  refused?: number;
}

export interface FeedRefusal {
  collection: string;
  rowId: string | null;
  problem: string;
  detail: string;
}

/** Takes a roster's refusals as a run keeps them. */
export function refusalsOf({ refused }: Pick<RosterReport, 'refused'>): FeedRefusal[] {
  return refused.map(({ collection, sourcedId: rowId, problem, detail }) => {
    return { collection, rowId, problem, detail };
  });
}

/** Adds to what a run has counted, and lists what it refused; the same row for the same reason stands once. */
export async function addToCounts(
  tx: Transaction,
  run: { id: string; counts: unknown },
  added: { roster?: RosterReport; absences?: AbsenceCounts; refused: readonly FeedRefusal[] },
): Promise<Prisma.InputJsonObject> {
  const before = run.counts as RunCounts;
  const room = MOST_REFUSALS - (before.refused ?? 0);
  const data = added.refused
    .slice(0, Math.max(0, room))
    .map(({ rowId, ...refusal }) => ({ ...refusal, rowId: rowId ?? '', runId: run.id }));
  if (data.length > 0) await tx.sourceRefusal.createMany({ data, skipDuplicates: true });
  const { roster, absences } = added;
  const kinds =
    roster && Object.fromEntries(ROSTER_KINDS.map((kind) => [kind, roster.counts[kind]]));
  return {
    ...before,
    ...kinds,
    ...(absences && { absences: sum(before.absences, absences) }),
    refused: (before.refused ?? 0) + added.refused.length,
  } as Prisma.InputJsonObject;
}

function sum(a: AbsenceCounts | undefined, b: AbsenceCounts): Record<string, number> {
  return {
    accepted: (a?.accepted ?? 0) + b.accepted,
    updated: (a?.updated ?? 0) + b.updated,
    unchanged: (a?.unchanged ?? 0) + b.unchanged,
    removed: (a?.removed ?? 0) + b.removed,
    triggers: (a?.triggers ?? 0) + b.triggers,
  };
}
