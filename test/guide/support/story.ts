import { randomUUID } from 'node:crypto';
import { apply, keepTime, type Applied } from '../../../domain/apply.js';
import type { CaseSetting, ConcernCase } from '../../../domain/case.js';
import type { Role } from '../../../domain/codes.js';
import type {
  Actor,
  AgreePlan,
  Command,
  EvaluatePlan,
  HoldMeeting,
  Opening,
} from '../../../domain/commands.js';
import type { MailRequest, Occurrence } from '../../../domain/effects.js';
import { nextMomentOf } from '../../../domain/keep-time.js';
import { instantOf } from '../../../domain/local-time.js';
import { openCase } from '../../../domain/open-case.js';
import type { RefusalCode } from '../../../domain/refusals.js';
import { loadGuide } from '../../../guide/load-guide.js';

const SETTING: CaseSetting = {
  guide: loadGuide().rules,
  calendar: {
    id: 'calendar',
    version: 1,
    years: [
      {
        firstDay: '2026-08-17',
        lastDay: '2027-06-18',
        closed: [{ from: '2026-10-05', to: '2026-10-09', name: 'høstferie' }],
      },
    ],
    closedDays: [],
    publicHolidays: [],
  },
  localMeetingDates: ['2026-09-30', '2026-10-28'],
};

/** Reads a wall-clock time such as `2026-09-14T08:45` in Oslo. */
const at = (written: string) => instantOf(written.slice(0, 10), written.slice(11));

/** Tells a case's story on the pure core, with the guide's own figures, from Monday 14 September 2026 at 08:45. */
export function tellStory(opening: Partial<Opening> = {}) {
  const start: Opening = {
    id: randomUUID(),
    studentId: randomUUID(),
    schoolId: randomUUID(),
    protectedAddress: false,
    ageBand: '12-to-14',
    guardianIds: ['mor', 'far'],
    holderId: 'teacher',
    trigger: 'first-unexcused',
    ...opening,
  };
  let now = at('2026-09-14T08:45');
  const mails: MailRequest[] = [];
  const occurrences: Occurrence[] = [];
  const keep = (turn: Applied) => {
    c = turn.case;
    mails.push(...turn.effects.mails);
    occurrences.push(...turn.effects.occurrences);
  };
  const first = openCase(start, { now, actor: { kind: 'program' }, setting: SETTING });
  let c: ConcernCase = first.case;
  keep(first);

  const story = {
    get case() {
      return c;
    },
    get due() {
      return c.deadlines.map((d) => d.dueOn).sort();
    },
    mails,
    occurrences,
    /** Lets time pass, waking the case at each moment it names. */
    until(written: string) {
      for (;;) {
        const next = nextMomentOf(c, SETTING, now);
        if (next === null || next > at(written)) break;
        now = next;
        keep(keepTime(c, { now, setting: SETTING }));
      }
      now = at(written);
      return story;
    },
    /** Sends a command as somebody with a role; answers why it was refused, if it was. */
    send(command: Command, role: Role = 'contact-teacher'): RefusalCode | undefined {
      const actor: Actor = { kind: 'person', staffId: 'teacher', roles: [role] };
      const turn = apply(c, command, { now, actor, setting: SETTING });
      if ('refusal' in turn) return turn.refusal.code;
      keep(turn);
      return undefined;
    },
    call: (outcome: 'natural-cause' | 'still-concerned' | 'unsure' | 'not-reached', first = true) =>
      story.send({
        type: 'log-call',
        contactedAt: now,
        channel: 'phone',
        reached: outcome !== 'not-reached',
        spokeWithStudentFirst: first,
        outcome,
      }),
    hold: (held: Partial<HoldMeeting>, role?: Role) =>
      story.send(
        {
          type: 'hold-meeting',
          meetingId: null,
          kind: 'mapping',
          newMeetingId: randomUUID(),
          heldAt: now,
          participants: null,
          ...held,
        },
        role,
      ),
    agree: (plan: Partial<AgreePlan> = {}) =>
      story.send({
        type: 'agree-plan',
        startsOn: '2026-09-15',
        measureAreas: ['school'],
        madeWithStudent: true,
        hasNotWithStudentReason: false,
        special: [],
        reducedHours: [],
        ...plan,
      }),
    evaluate: (
      goal: EvaluatePlan['goal'],
      decision: EvaluatePlan['decision'],
      hasEarlyReason = true,
    ) =>
      story.send({
        type: 'evaluate-plan',
        planNumber: c.plans.at(-1)?.number ?? 1,
        evaluatedAt: now,
        goal,
        decision,
        hasEarlyReason,
      }),
    consent: (by: string, status: 'given' | 'refused' | 'requested', covers: ConsentCovers) =>
      story.send({
        type: 'record-consent',
        by,
        status,
        covers,
        form: 'written',
        recordedAt: now,
        hasStudentView: true,
      }),
    /** Goes by the shortest way to a step. */
    mapping: () => (story.call('still-concerned'), story),
    drafting: () => (
      story
        .mapping()
        .hold({ studentHeard: true, bullyingSuspected: false, outcome: 'plan-needed' }),
      story
    ),
    trial: () => (story.drafting().agree(), story),
    /** Lifts the case to the local meeting with everybody's consent. */
    local: () => {
      for (const by of ['mor', 'far']) {
        story.consent(by, 'given', ['local', 'central', 'bup', 'bridge-builders', 'ppa-referral']);
      }
      story.send({ type: 'escalate', to: 'local', rapidDecline: false });
      return story;
    },
  };
  return story;
}

type ConsentCovers = Extract<Command, { type: 'record-consent' }>['covers'];
