import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalDate } from '../../domain/local-time.js';
import type { Answer, Courier } from './courier.js';
import { STORY_WEIGHTS, tellStories, type Cast, type Story } from './case-story.js';
import { seedRandom, type Random } from './seeded-random.js';

/** A command that the API took: the driver's own log, against which the program's record is held. */
export interface Acknowledged {
  key: string;
  path: string;
  status: number;
}

/** A case that was driven, and what the driver knows of it. */
export interface DrivenCase {
  cast: Cast;
  story: Story;
  caseId: string;
  caseNumber: string;
  acknowledged: Acknowledged[];
  /** What the API refused or never answered, which no story foresees. */
  surprises: string[];
  /** Whether a second trigger was added, and when. */
  triggerAddedAt: number | null;
}

/** Says how cases are driven. */
export interface DriveOptions {
  courier: Courier;
  seed: number;
  startsOn: LocalDate;
  /** How many cases are under way at once. */
  atOnce: number;
  /** Pause between two commands of a case, in milliseconds. */
  pauseMs: [number, number];
  /** Some open by a lesson, which the guide's minutes of grace hold back. */
  withGrace: boolean;
  cast: readonly Cast[];
  /** No new case is begun once this is true. */
  isOver: () => boolean;
}

/** Drives cases through their stories until it is over, and then those under way to their end. */
export async function driveCases(options: DriveOptions): Promise<DrivenCase[]> {
  const driven: DrivenCase[] = [];
  const cast = [...options.cast];
  const random = seedRandom(options.seed + 1);
  const driveOneAfterAnother = async () => {
    while (!options.isOver()) {
      const next = cast.pop();
      if (!next) return;
      const story = tellStories(next, options.startsOn)[random.pick(STORY_WEIGHTS)] as Story;
      const own = seedRandom(options.seed + driven.length * 1000);
      const one = await openCase(options, next, story, own);
      driven.push(one);
      if (one.caseId !== '') await playStory(options, one, own);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, driveOneAfterAnother));
  return driven;
}

async function openCase(
  { courier, withGrace }: DriveOptions,
  cast: Cast,
  story: Story,
  random: Random,
): Promise<DrivenCase> {
  const one: DrivenCase = {
    cast,
    story,
    caseId: '',
    caseNumber: '',
    acknowledged: [],
    surprises: [],
    triggerAddedAt: null,
  };
  const isHeldBack = withGrace && random.between(0, 1) < 0.3;
  const kind = isHeldBack ? 'unexcused-lesson' : 'unexcused-day';
  const triggers = await registerAbsence(courier, one, kind, 'first');
  const [trigger] = triggers;
  if (triggers.length !== 1 || !trigger?.opened) {
    one.surprises.push(`the absence opened no case: ${JSON.stringify(triggers)}`);
    return one;
  }
  const told = isHeldBack ? await findOnceOpen(courier, one) : trigger;
  one.caseId = String(told?.caseId ?? '');
  one.caseNumber = String(told?.caseNumber ?? '');
  if (one.caseId === '') one.surprises.push(`${cast.student}: no case was told of`);
  return one;
}

interface ToldTrigger {
  caseId?: string;
  caseNumber?: string;
  opened: boolean;
}

async function registerAbsence(
  courier: Courier,
  { cast, surprises }: DrivenCase,
  kind: string,
  which: string,
): Promise<ToldTrigger[]> {
  const entryId = `${cast.student}-${which}`;
  const date = new Date().toISOString().slice(0, 10);
  const entry = { entryId, studentId: cast.student, date, kind };
  const lesson = kind === 'unexcused-lesson' ? { lesson: 1 } : {};
  const answer = await courier.post(
    '/absences',
    { entries: [{ ...entry, ...lesson }] },
    { key: `absence-${entryId}` },
  );
  if (answer.status !== 200) surprises.push(`absence ${entryId}: ${describe(answer)}`);
  return (answer.body.triggers ?? []) as ToldTrigger[];
}

/** Waits out the minutes of grace, in which nobody is told of the case or sees it. */
async function findOnceOpen(
  courier: Courier,
  { cast }: DrivenCase,
): Promise<Pick<ToldTrigger, 'caseId' | 'caseNumber'> | undefined> {
  const end = Date.now() + 180_000;
  const asked = { studentId: cast.student };
  while (Date.now() < end) {
    const sender = { as: cast.leader, key: randomUUID() };
    const { body } = await courier.post('/cases/search', asked, sender);
    const [item] = (body.items ?? []) as { id: string; caseNumber: string }[];
    if (item) return { caseId: item.id, caseNumber: item.caseNumber };
    await delay(1_000);
  }
  return undefined;
}

async function playStory(options: DriveOptions, one: DrivenCase, random: Random): Promise<void> {
  const { courier, pauseMs } = options;
  const addsTrigger = random.between(0, 1) < 0.4 || one.story.name === 'left-uncalled';
  const addsAfter = Math.floor(random.between(0, one.story.steps.length - 1));
  if (addsTrigger && one.story.steps.length === 0) await addTrigger(courier, one);
  for (const [place, step] of one.story.steps.entries()) {
    await delay(random.between(...pauseMs));
    const key = `${one.cast.student}-${place}${step.path}`;
    const sender = { as: one.cast[step.by], key };
    const body = { ...step.body(new Date().toISOString()), summary: key };
    const answer = await courier.post(`/cases/${one.caseId}${step.path}`, body, sender);
    const isTaken = answer.status >= 200 && answer.status < 300;
    if (!isTaken) {
      one.surprises.push(`${step.path} was answered ${describe(answer)}`);
      return;
    }
    one.acknowledged.push({ key, path: step.path, status: answer.status });
    if (answer.status === 202) await settled(courier, one, answer, step.path);
    if (addsTrigger && place === addsAfter) await addTrigger(courier, one);
  }
}

/** Another concern about a student whose case is open: told to the case, never a second one. */
async function addTrigger(courier: Courier, one: DrivenCase): Promise<void> {
  const [trigger] = await registerAbsence(courier, one, 'left-school', 'second');
  one.triggerAddedAt = Date.now();
  if (trigger?.opened !== false || trigger.caseId !== one.caseId) {
    one.surprises.push(`the second trigger was told as ${JSON.stringify(trigger)}`);
  }
}

/** Follows a command that was stored but not answered, until the program says how it ended. */
async function settled(
  courier: Courier,
  one: DrivenCase,
  { location }: Answer,
  path: string,
): Promise<void> {
  const end = Date.now() + 180_000;
  const where = String(location).replace('/api/v1', '');
  for (;;) {
    const { status, body } = await courier.get(where, one.cast.leader);
    if (status === 200 && body.status === 'applied') return;
    const isOpen = status === 200 && body.status === 'pending' && Date.now() < end;
    if (!isOpen) {
      one.surprises.push(`${path}, answered with 202, ended as ${status} ${JSON.stringify(body)}`);
      return;
    }
    await delay(300);
  }
}

const describe = ({ status, body }: Answer) => `${status} ${JSON.stringify(body)}`;
