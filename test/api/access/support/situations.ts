import { createJourney } from '../../../support/case-journey.js';
import type { CaseWorld } from '../../../support/case-world.js';
import { givenStudent } from '../../../support/given-roster.js';

/** Lists the people, and the apps on their own, that knock at every route. */
export const PEOPLE = [
  'north-teacher',
  'north-colleague',
  'north-subject',
  'north-coordinator',
  'north-leader',
  'north-leader-two',
  'north-nurse',
  'south-teacher',
  'south-subject',
  'south-coordinator',
  'south-leader',
  'south-nurse',
  'ppa-1',
  'phfs-1',
  'child-welfare-1',
  'service-desk-1',
  'bup-1',
  'bridge-builders-1',
  'out-1',
  'municipal-administrator-1',
  'data-protection-officer-1',
  'operator-1',
] as const;
export const APPS = ['app', 'north-app'] as const;
export type Knocker = (typeof PEOPLE)[number] | (typeof APPS)[number];
export const KNOCKERS: readonly Knocker[] = [...PEOPLE, ...APPS];

export const SITUATIONS = [
  'own-school',
  'other-school',
  'shared',
  'withdrawn',
  'closed',
  'protected',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/**
 * How somebody stands to a case: in a role on it, as an app, as the officer; `outside` where emergency access may help; `nobody`
 * where nothing does.
 */
export type Stand =
  'teacher' | 'coordinator' | 'leader' | 'partner' | 'app' | 'officer' | 'outside' | 'nobody';

type Stands = Partial<Record<Knocker, Stand>>;

const NORTH: Stands = {
  'north-teacher': 'teacher',
  'north-coordinator': 'coordinator',
  'north-leader': 'leader',
  'north-leader-two': 'leader',
  'north-colleague': 'outside',
  'north-subject': 'outside',
  'north-nurse': 'outside',
  'data-protection-officer-1': 'officer',
  app: 'app',
  'north-app': 'app',
};

/** States who stands how in each situation of a student at the north school; whoever is left out is nobody. */
export const STANDS: Readonly<Record<Situation, Stands>> = {
  'own-school': NORTH,
  'other-school': {
    'south-teacher': 'teacher',
    'south-coordinator': 'coordinator',
    'south-leader': 'leader',
    'south-subject': 'outside',
    'south-nurse': 'outside',
    'data-protection-officer-1': 'officer',
    app: 'app',
  },
  shared: { ...NORTH, 'north-nurse': 'partner', 'ppa-1': 'partner' },
  withdrawn: { ...NORTH, 'ppa-1': 'outside' },
  closed: { ...NORTH, 'north-nurse': 'nobody' },
  protected: { 'north-teacher': 'teacher', 'north-leader': 'leader' },
};

/** Names the student of each situation. */
export const STUDENTS: Readonly<Record<Situation, string>> = {
  'own-school': 'anna',
  'other-school': 'cato',
  shared: 'eli',
  withdrawn: 'finn',
  closed: 'guro',
  protected: 'dina',
};

/** Opens a case in every situation, by real requests. */
export async function openSituations(world: CaseWorld): Promise<Record<Situation, string>> {
  for (const id of ['eli', 'finn', 'guro']) {
    await givenStudent(world.db, { id, birthDate: '2013-04-02' });
  }
  const ids = {} as Record<Situation, string>;
  for (const situation of SITUATIONS) ids[situation] = await world.openCase(STUDENTS[situation]);
  const journeyIn = (situation: Situation) =>
    createJourney(world, ids[situation], STUDENTS[situation]);
  for (const situation of ['shared', 'withdrawn'] as const) await journeyIn(situation).toLocal();
  await journeyIn('withdrawn').post('/consents', {
    by: { guardianId: `${STUDENTS.withdrawn}-far` },
    status: 'withdrawn',
    covers: ['local'],
    form: 'oral',
    recordedAt: world.time.now,
  });
  await journeyIn('closed').close();
  return ids;
}

/** Tells how somebody stands to the case of a situation. */
export function standOf(situation: Situation, knocker: Knocker): Stand {
  return STANDS[situation][knocker] ?? 'nobody';
}
