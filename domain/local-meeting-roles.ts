import type { Role } from './codes.js';
import { ARENA_SEATS } from './who-sees.js';

/** Lists who takes part in a school's local meeting: the school's own people and who sits in its arena. @guide Lokalt tverrfaglig møte */
export const LOCAL_MEETING_ROLES: readonly Role[] = [
  'contact-teacher',
  'attendance-coordinator',
  'school-leadership',
  ...ARENA_SEATS.local,
];
