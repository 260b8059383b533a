import {
  dueAtOf,
  isOverdue,
  nextDeadlineOf,
  responsibleOf,
  stepOf,
  waitingForOf,
} from '../../domain/case-view.js';
import type { ConcernCase, ConsentWord } from '../../domain/case.js';
import type { Instant } from '../../domain/local-time.js';
import { allowedActions } from '../../domain/offers.js';
import { PHASE_FACTS, btiColourOf } from '../../domain/phases.js';
import { workflowIdOf } from '../../workflows/concern-case/messages.js';
import type { StoredCase } from '../../prisma/find-case-in-view.js';
import type { Deps } from '../deps.js';
import type { CaseAnswer, CaseItem } from './case-answer.js';
import { NO_TEXTS, findCaseTexts, type CaseTexts } from './find-case-texts.js';
import { findResponsible } from './find-responsible.js';
import { findOutwardIds, type OutwardIds } from './outward-ids.js';
import type { VisibleCase } from './who-sees.js';

/** Presents a case as one caller sees it: the sources' ids, what may be sent now, free text only where they are entitled to it. */
export async function presentCase(
  { db }: Pick<Deps, 'db'>,
  { stored, relation, actor }: VisibleCase,
  { now, maySend }: { now: Instant; maySend: boolean },
): Promise<CaseAnswer> {
  const { case: c, setting } = stored.view;
  const showsTexts = relation.sight !== 'codes' && relation.sight !== 'findings';
  const responsibleId = await findResponsible(db, stored.view);
  const [ids, texts] = await Promise.all([
    findOutwardIds(db, [c], responsibleId === null ? [] : [responsibleId]),
    showsTexts ? findCaseTexts(db, c, relation.sight) : NO_TEXTS,
  ]);
  const because = nextDeadlineOf(c)?.because;
  return {
    ...itemOf(stored, ids, responsibleId, now),
    dueBecause: because ? { ...because, calendarId: ids.of(because.calendarId) } : null,
    allowedActions: maySend ? allowedActions(c, actor, { now, setting }) : [],
    assignments: c.assignments.map(({ id, role, staffId, from, to, status, kind }) => {
      return { id, role, staffId: ids.of(staffId), from, to, status, kind };
    }),
    consents: c.consents.map((word) => consentOf(word, ids, relation.sight === 'codes')),
    meetings: c.meetings.map((m) => meetingOf(m, ids, texts)),
    plans: c.plans.map((p) => ({ ...p, ...texts.plans.get(p.number) })),
    duties: c.duties,
    workflowId: workflowIdOf(c.id),
    guideVersion: stored.guideVersion,
    ...(stored.pending && { pending: true as const }),
  };
}

/** Presents a case in a list: ids, codes and dates only. */
export function itemOf(
  { caseNumber, view }: StoredCase,
  ids: OutwardIds,
  responsibleId: string | null,
  now: Instant,
): CaseItem {
  const { case: c, setting } = view;
  const { id, openedAt, closedAt, outcome, trigger, phase, round, btiLevel, stuck } = c;
  return {
    id,
    caseNumber,
    studentId: ids.of(c.studentId),
    schoolId: ids.of(c.schoolId),
    openedAt,
    closedAt,
    outcome,
    trigger,
    step: stepOf(c),
    stepNumber: PHASE_FACTS[phase].stepNumber,
    phase,
    round,
    btiLevel,
    btiColour: btiColourOf(btiLevel),
    dueAt: dueAtOf(c, setting),
    overdue: isOverdue(c, setting, now),
    stuck,
    waitingFor: waitingForOf(c),
    responsible:
      phase === 'closed'
        ? null
        : { role: responsibleOf(c), staffId: responsibleId && ids.of(responsibleId) },
    planNumber: c.plans.at(-1)?.number ?? null,
  };
}

/** Makes the entity tag of a case: its id and the number of its newest record. */
export function etagOf({ id, seq }: Pick<ConcernCase, 'id' | 'seq'>): string {
  return `"${id}-${seq}"`;
}

function consentOf(
  word: ConsentWord,
  ids: OutwardIds,
  asCodes: boolean,
): CaseAnswer['consents'][number] {
  const { status, covers, form, recordedAt } = word;
  const said = { status, covers, form, recordedAt };
  if (asCodes) return said;
  return {
    by: word.by === 'student' ? { student: true } : { guardianId: ids.of(word.by) },
    ...said,
  };
}

function meetingOf(
  {
    id,
    kind,
    status,
    scheduledFor,
    heldAt,
    decision,
    noShows,
    participants,
  }: ConcernCase['meetings'][number],
  ids: OutwardIds,
  texts: CaseTexts,
): CaseAnswer['meetings'][number] {
  const { place, externals = [] } = texts.meetings.get(id) ?? {};
  let next = 0;
  return {
    id,
    kind,
    status,
    scheduledFor,
    heldAt,
    decision,
    noShows,
    participants: participants.map((p) => {
      switch (p.kind) {
        case 'staff':
          return { staffId: ids.of(p.staffId) };
        case 'guardian':
          return { guardianId: ids.of(p.guardianId) };
        case 'student':
          return { student: true };
        case 'external':
          return externals[next++] ?? { external: true };
      }
    }),
    ...(place !== undefined && { place }),
  };
}
