import type { CaseInView, Person } from '../who-sees.js';
import { ARENA_SEATS } from '../who-sees.js';
import { PARTNER_ROLES, type Arena, type Role } from '../codes.js';
import { consentStatus, gateArenaOf } from '../consent.js';
import type { Instant } from '../local-time.js';
import type { AccessRefusal } from './refusals.js';

const PARTNERS: readonly Role[] = PARTNER_ROLES;

/** Names why a case does not exist for a person who has no relation to it. */
export function whyUnseen(view: CaseInView, person: Person, now: Instant): AccessRefusal {
  const { case: c } = view;
  if (c.protectedAddress) return 'protected-address';
  const here = person.roles.filter((r) => r.schoolId === null || r.schoolId === c.schoolId);
  if (here.length === 0) return person.roles.length > 0 ? 'other-school' : 'out-of-reach';
  const partner = here.map((r) => r.role).filter((role) => PARTNERS.includes(role));
  const isOfSchool = here.some((r) => r.schoolId !== null && !PARTNERS.includes(r.role));
  if (isOfSchool) return 'not-own-student';
  if (partner.length === 0) return 'role-sees-no-case';
  if (c.phase === 'closed' || c.phase === 'watching') return 'case-closed-to-partner';
  const seats = arenasOf(view).filter((arena) =>
    ARENA_SEATS[arena].some((role) => partner.includes(role)),
  );
  if (seats.length > 0) {
    const context = { guide: view.setting.guide, now };
    const isRefused = seats.some((arena) => consentStatus(c, arena, context) === 'refused');
    return isRefused ? 'consent-withdrawn' : 'consent-not-sufficient';
  }
  return here.some((r) => r.schoolId !== null) ? 'not-own-student' : 'not-in-arena';
}

/** Lists the arenas that the case was lifted to, and the one whose consent it waits for. */
function arenasOf({ case: c }: CaseInView): Arena[] {
  const gate = gateArenaOf(c);
  return gate === null ? c.liftedTo : [...c.liftedTo, gate];
}
