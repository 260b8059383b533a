import type { Database } from '../prisma/connect.js';
import type { TestClock } from '../embedded/test-clock.js';
import type { CallApi } from './call-api.js';
import type { MailCatcher } from './catch-mail.js';
import { latestEndOf } from './scenario-end.js';
import { hasOpenCase } from './find-unfinished.js';
import { readOccurrences } from './read-story.js';
import { createRoster } from './roster.js';
import type { Scenario, ScenarioEvent } from './scenario-schema.js';
import { sendAbsences } from './send-absences.js';
import { createCommandSender } from './send-command.js';
import { orderStory, type Occurrence, type Timed } from './story.js';
import type { ScenarioTime, TimeShift } from './time-shift.js';
import { createTimeTraveller } from './time-travel.js';

interface Stage {
  db: Database;
  clock: TestClock;
  mail: MailCatcher;
  callApi: CallApi;
  shift: TimeShift;
  /** Says what changes no story but whoever wrote the scenario should know. */
  warn: (line: string) => void;
}

/** Plays a scenario from its start to its end and answers its story. */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Occurrence[]> {
  const { db, clock, callApi, shift, warn } = stage;
  const roster = createRoster(scenario, callApi, shift);
  const sendCommand = createCommandSender({ db, callApi, shift });
  const { travelTo, settle } = createTimeTraveller(db, clock);
  const answered: Timed[] = [];
  const playedAt: string[] = [];

  async function play(event: ScenarioEvent): Promise<void> {
    if (event.absences) return sendAbsences(event, { callApi, shift, warn });
    if (event.calendar) return roster.putYear(event.calendar);
    if (event.roster) return roster.put(event.roster);
    const occurrence = await sendCommand(event, warn);
    answered.push({ playedAt: playedAt.at(-1) ?? '', occurrence });
  }

  await roster.seed();
  await travelTo(shift.toInstant(scenario.start));
  const events = inOrderOfTime(scenario.events ?? []);
  for (const event of events) {
    await travelTo(shift.toInstant(event.at));
    playedAt.push(await clock.now());
    await play(event);
    await settle();
  }
  const isOver = !scenario.until && !(await hasOpenCase(db));
  const end: ScenarioTime = isOver ? (events.at(-1)?.at ?? scenario.start) : latestEndOf(scenario);
  await travelTo(shift.toInstant(end));
  const open = await db.concernCase.count({ where: { closedAt: null } });
  const students = scenario.students.map(({ id }) => id);
  return [
    ...orderStory([...answered, ...(await readOccurrences(stage))], { playedAt, students }),
    { at: end, type: 'end', open },
  ];
}

/** Sorts by time; what stands at one time keeps the file's order. */
function inOrderOfTime(events: readonly ScenarioEvent[]): ScenarioEvent[] {
  return events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
