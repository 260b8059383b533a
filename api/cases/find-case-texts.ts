import type { ConcernCase } from '../../domain/case.js';
import type { Sight } from '../../domain/who-sees.js';
import type { Database } from '../../prisma/connect.js';
import type { CommandText } from './command-text.js';

type MeetingTexts = Pick<CommandText, 'place' | 'externals'>;
type PlanTexts = Pick<CommandText, 'goal' | 'measures'>;

/** Holds the free text that belongs to a case's meetings (by id) and plans (by number). */
export interface CaseTexts {
  meetings: ReadonlyMap<string, MeetingTexts>;
  plans: ReadonlyMap<number, PlanTexts>;
}

/** Holds no text at all, for those who see codes and dates only. */
export const NO_TEXTS: CaseTexts = { meetings: new Map(), plans: new Map() };

interface Row {
  text: CommandText;
  meeting_id: string | null;
}

/** Finds the texts of a case's meetings and plans; asks nothing where it has neither. */
export async function findCaseTexts(
  db: Database,
  c: ConcernCase,
  sight: Sight,
): Promise<CaseTexts> {
  if (c.meetings.length === 0 && c.plans.length === 0) return NO_TEXTS;
  const rows = await db.$queryRaw<Row[]>`
    select e.text, (select m.data->>'meetingId' from case_event m
                    where m.case_id = e.case_id and m.seq = e.seq and m.data ? 'meetingId' limit 1) as meeting_id
    from case_event e
    where e.case_id = ${c.id}::uuid and e.text is not null
    order by e.seq, e.place`;
  const meetings = new Map<string, MeetingTexts>();
  const plans = new Map<number, PlanTexts>();
  const hidden = sight === 'lifted' ? mappingIds(c) : new Set<string>();
  for (const { text, meeting_id } of rows) {
    const { place, externals, goal, measures } = text;
    if (meeting_id !== null && !hidden.has(meeting_id)) {
      const before = meetings.get(meeting_id);
      meetings.set(meeting_id, {
        ...before,
        ...(place !== undefined && { place }),
        ...(externals && { externals }),
      });
    }
    // Only an agreed plan has a goal of its own; plans are numbered as they are agreed.
    if (goal !== undefined) plans.set(plans.size + 1, { goal, ...(measures && { measures }) });
  }
  return { meetings, plans };
}

function mappingIds(c: ConcernCase): Set<string> {
  return new Set(c.meetings.filter((m) => m.kind === 'mapping').map((m) => m.id));
}
