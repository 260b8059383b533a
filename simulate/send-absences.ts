import type { CallApi } from './call-api.js';
import type { ScenarioAbsence, ScenarioEvent } from './scenario-schema.js';
import { shiftBody } from './shift-body.js';
import type { TimeShift } from './time-shift.js';

/** Sends an event's absences to the API, in their order; what it refuses is told on standard error and changes no story. */
export async function sendAbsences(
  { absences = [], history = false, as, key }: ScenarioEvent,
  { callApi, shift, warn }: { callApi: CallApi; shift: TimeShift; warn: (line: string) => void },
): Promise<void> {
  const actingStaff = as === 'system' ? undefined : as;
  for (const run of runsOf(absences)) {
    const [first] = run;
    const answer = await callApi(
      first && 'deleted' in first
        ? {
            method: 'DELETE',
            path: `/absences/${encodeURIComponent(first.entryId)}`,
            actingStaff,
            key,
          }
        : {
            method: 'POST',
            path: `/absences${history ? '?history=true' : ''}`,
            body: shiftBody({ entries: run }, shift),
            actingStaff,
            key,
          },
    );
    if (!answer.taken) {
      warn(`absences refused: ${answer.status} ${answer.problem}; ${answer.detail}`);
      continue;
    }
    const { rejected = [] } = (answer.body ?? {}) as { rejected?: Rejected[] };
    for (const r of rejected) warn(`absence ${r.entryId} refused: ${r.problem}; ${r.detail ?? ''}`);
  }
}

interface Rejected {
  entryId: string | null;
  problem: string;
  detail?: string;
}

/** Cuts the list where a deletion stands: those go one by one, the rest as they come, at most 1000 a request. */
function runsOf(absences: readonly ScenarioAbsence[]): ScenarioAbsence[][] {
  const runs: ScenarioAbsence[][] = [];
  for (const entry of absences) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const fits =
      run && first && run.length < 1000 && !('deleted' in first) && !('deleted' in entry);
    if (fits) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
