import { randomUUID } from 'node:crypto';
import type { Command, HoldMeeting, ScheduleMeeting } from '../../domain/commands.js';
import { addDays, dateOf, instantOf, type LocalDate } from '../../domain/local-time.js';
import { schoolDayFrom } from '../../domain/school-days.js';
import type { Engine, EngineCase } from '../workflows/support/start-engine.js';

export interface Path {
  /** Names the saved history. */
  name: string;
  /** Takes a case along the path, to its end. */
  walk(engine: Engine, c: EngineCase): Promise<void>;
}

const call = (at: string, outcome: 'natural-cause' | 'unsure'): Command => ({
  type: 'log-call',
  contactedAt: at,
  channel: 'phone',
  reached: true,
  spokeWithStudentFirst: true,
  outcome,
});

const hold = (at: string, kind: HoldMeeting['kind'], more: Partial<HoldMeeting>): Command => ({
  type: 'hold-meeting',
  meetingId: null,
  kind,
  newMeetingId: randomUUID(),
  heldAt: at,
  participants: [],
  ...more,
});

const consents = (c: EngineCase, at: string, status: 'given' | 'refused' | 'requested') =>
  (c.opening.ageBand === '15-and-over' ? ['student'] : c.opening.guardianIds).map(
    (by): Command => ({
      type: 'record-consent',
      by,
      status,
      covers: ['local', 'central', 'bup', 'bridge-builders'],
      form: 'written',
      recordedAt: at,
      hasStudentView: true,
    }),
  );

const close: Command = { type: 'close', reason: 'goal-reached' };

async function sendAll(engine: Engine, c: EngineCase, make: (at: string) => Command[]) {
  for (const command of make(await engine.clock.now())) await c.send(command);
}

async function later(engine: Engine, days: number): Promise<void> {
  const day = addDays(dateOf(await engine.clock.now()), days);
  await engine.clock.sleepUntil(instantOf(day, '10:00'));
}

async function toLocalMeeting(engine: Engine, c: EngineCase): Promise<void> {
  await sendAll(engine, c, (at) => [
    ...consents(c, at, 'given'),
    { type: 'escalate', to: 'local', rapidDecline: false },
  ]);
}

async function toTrial(engine: Engine, c: EngineCase): Promise<LocalDate> {
  const today = dateOf(await engine.clock.now());
  const startsOn = schoolDayFrom(c.setting.calendar, today);
  await sendAll(engine, c, (at) => [
    call(at, 'unsure'),
    hold(at, 'mapping', { studentHeard: true, bullyingSuspected: true, outcome: 'plan-needed' }),
    {
      type: 'agree-plan',
      startsOn,
      measureAreas: ['school', 'home'],
      madeWithStudent: true,
      hasNotWithStudentReason: false,
      special: [],
      reducedHours: [],
    },
  ]);
  return startsOn;
}

/** Lists a walk for every path of the workflow: steps, timers, consent, arenas, duties, rounds, handover, reminders without end. */
export const PATHS: Path[] = [
  {
    name: 'natural-cause',
    walk: (engine, c) => sendAll(engine, c, (at) => [call(at, 'natural-cause')]),
  },
  {
    name: 'nobody-acts-for-two-months',
    async walk(engine, c) {
      await later(engine, 60);
      await c.send(close);
    },
  },
  {
    name: 'plan-checked-and-evaluated',
    async walk(engine, c) {
      await toTrial(engine, c);
      await later(engine, 14);
      await sendAll(engine, c, (at) => [
        { type: 'check-plan', planNumber: 1, checkedAt: at, result: 'keep' },
        { type: 'extend', until: schoolDayFrom(c.setting.calendar, addDays(dateOf(at), 20)) },
      ]);
      await later(engine, 25);
      await sendAll(engine, c, (at) => [
        {
          type: 'evaluate-plan',
          planNumber: 1,
          evaluatedAt: at,
          goal: 'reached',
          decision: 'monitor',
          hasEarlyReason: true,
        },
        close,
      ]);
    },
  },
  {
    name: 'consent-refused-then-on-without',
    async walk(engine, c) {
      await c.send({ type: 'escalate', to: 'local', rapidDecline: false });
      await sendAll(engine, c, (at) => consents(c, at, 'requested'));
      await later(engine, 1);
      await sendAll(engine, c, (at) => [
        ...consents(c, at, 'refused'),
        { type: 'go-on-without-consent', decision: 'monitor', hasReason: true },
        close,
      ]);
    },
  },
  {
    name: 'scheduled-moved-cancelled-and-no-shows',
    async walk(engine, c) {
      await toLocalMeeting(engine, c);
      const meetingId = randomUUID();
      const at = instantOf(addDays(dateOf(await engine.clock.now()), 7), '12:00');
      const meeting: Pick<ScheduleMeeting, 'type' | 'meetingId' | 'participants'> = {
        type: 'schedule-meeting',
        meetingId,
        participants: [],
      };
      await c.send({ ...meeting, change: 'schedule', kind: 'local', scheduledFor: at });
      await c.send({ ...meeting, change: 'cancel', kind: null, scheduledFor: null });
      const again = { ...meeting, meetingId: randomUUID() };
      await c.send({ ...again, change: 'schedule', kind: 'local', scheduledFor: at });
      for (let time = 0; time < 2; time++) {
        const who: ('guardians' | 'student')[] = ['guardians'];
        await c.send({ type: 'report-no-show', meetingId: again.meetingId, who, newDate: null });
      }
      await c.send(close);
    },
  },
  {
    name: 'arenas-to-intensive-follow-up',
    async walk(engine, c) {
      await toTrial(engine, c);
      await sendAll(engine, c, (at) => [
        {
          type: 'evaluate-plan',
          planNumber: 1,
          evaluatedAt: at,
          goal: 'not-reached',
          decision: 'local-meeting',
          hasEarlyReason: true,
        },
        ...consents(c, at, 'given'),
        hold(at, 'local', { decision: 'lift-central' }),
        hold(at, 'central', { decision: 'lift-bup', reportedBy: 'phfs' }),
        hold(at, 'bup', { decision: 'lift-bridge-builders' }),
        hold(at, 'bridge-builders', { accepted: true }),
      ]);
      await later(engine, 50);
      await sendAll(engine, c, (at) => [
        hold(at, 'review', { decision: 'continue' }),
        hold(at, 'review', { decision: 'close', reason: 'goal-reached' }),
      ]);
    },
  },
  {
    name: 'handover-lapses-and-duty-progresses',
    async walk(engine, c) {
      const assignmentId = randomUUID();
      const nobody = { from: null, to: null, schoolId: null, setting: null };
      const staff = { role: 'contact-teacher', staffId: randomUUID() } as const;
      await c.send({ type: 'assign', change: 'assign', assignmentId, ...staff, ...nobody });
      const dutyId = randomUUID();
      await c.send({ type: 'open-duty', dutyId, kind: 'av1-robot' });
      await later(engine, 40);
      const { items } = c.setting.guide.duties['av1-robot'];
      await sendAll(engine, c, (at) => [
        ...items.map((item): Command => ({ type: 'progress-duty', dutyId, item, doneAt: at })),
        close,
      ]);
    },
  },
];
