import { withDay } from '../fields/asked-day.js';
import { paths, type FormVerb } from '../paths.js';
import { withReturn } from '../return-to.js';
import type { Agenda } from './find-agenda.js';

/** Leads from an agenda to a case's form: it opens with the meeting's day, and comes back to the agenda. */
export function askedFrom({ school, date }: Agenda, caseId: string, verb: FormVerb): string {
  return withDay(withReturn(paths.form(caseId, verb), paths.localAgenda(school.id, date)), date);
}
