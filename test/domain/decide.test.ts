import { describe, expect, it } from '@jest/globals';
import { CASE_READS, type CaseAction } from '../../domain/access/actions.js';
import { decide, type Asker, type Bounds } from '../../domain/access/decide.js';
import { ACCESS_REFUSALS, type AccessRefusal } from '../../domain/access/refusals.js';
import { COMMANDS, type Role } from '../../domain/codes.js';
import { closes, consents, escalates } from './support/acts.js';
import { givenCase, type Story } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';

const bound: Bounds = { reachesSchool: true, roles: 'all' };
const person = (role: Role, schoolId: string | null = 'school', bounds: Bounds | null = null) =>
  ({
    kind: 'person',
    person: { staffId: `somebody-${role}`, roles: [{ role, schoolId }] },
    bounds,
  }) satisfies Asker;
const app = (bounds: Bounds = bound): Asker => ({ kind: 'app', bounds });
const nobody: Asker = {
  kind: 'person',
  person: { staffId: 'nobody', roles: [] },
  bounds: null,
};

const ask = (story: Story, asker: Asker, action: CaseAction = 'read', isEmergency = false) =>
  decide(asker, action, {
    view: {
      case: story.case,
      setting: story.setting,
      contactTeacherId: null,
      named: { leaderId: null, staffIds: [] },
    },
    now: story.now,
    isEmergency,
  });

const open = () => givenCase();
const waiting = () => givenCase().after(escalates());
const withdrawn = () =>
  inPhase('awaiting-local-meeting').after(consents('mother', 'withdrawn', 'local'));
const closed = () => inPhase('awaiting-local-meeting').after(closes(), 'school-leadership');
const guarded = () => givenCase({ protectedAddress: true });

const REFUSED: [string, () => Story, Asker, AccessRefusal][] = [
  ['an app of other schools', open, app({ ...bound, reachesSchool: false }), 'client-not-bound'],
  [
    'a leader through an app of other schools',
    open,
    person('school-leadership', 'school', { ...bound, reachesSchool: false }),
    'client-not-bound',
  ],
  [
    'a leader through an app that is not registered for leaders',
    open,
    person('school-leadership', 'school', { ...bound, roles: ['contact-teacher'] }),
    'client-not-bound',
  ],
  [
    'anybody unnamed, of a protected address',
    guarded,
    person('attendance-coordinator'),
    'protected-address',
  ],
  ['an app, of a protected address', guarded, app(), 'protected-address'],
  ['a leader of another school', open, person('school-leadership', 'other'), 'other-school'],
  ['somebody without any role', open, nobody, 'out-of-reach'],
  ['the administrator', open, person('municipal-administrator', null), 'role-sees-no-case'],
  ['the operator', open, person('operator', null), 'role-sees-no-case'],
  [
    'the officer, who reads the log alone',
    open,
    person('data-protection-officer', null),
    'role-sees-no-case',
  ],
  ['another contact teacher of the school', open, person('contact-teacher'), 'not-own-student'],
  ['a subject teacher of the school', open, person('subject-teacher'), 'not-own-student'],
  [
    'the school’s nurse, before the case is lifted',
    open,
    person('school-nurse'),
    'not-own-student',
  ],
  ['PPA, before the case is lifted', open, person('ppa', null), 'not-in-arena'],
  [
    'PPA, while consent for the arena is missing',
    waiting,
    person('ppa', null),
    'consent-not-sufficient',
  ],
  ['BUP, who has no seat in the arena', waiting, person('bup', null), 'not-in-arena'],
  ['PPA, once consent is withdrawn', withdrawn, person('ppa', null), 'consent-withdrawn'],
  ['the nurse, once consent is withdrawn', withdrawn, person('school-nurse'), 'consent-withdrawn'],
  ['PPA, once the case is closed', closed, person('ppa', null), 'case-closed-to-partner'],
];

describe('the decision of access', () => {
  it.each(REFUSED)('refuses %s by name', (_who, story, asker, refusal) => {
    const { mayBreakGlass } = ACCESS_REFUSALS[refusal];
    expect(ask(story(), asker)).toEqual({ allowed: false, refusal, mayBreakGlass });
  });

  it('covers every refusal that hides a case', () => {
    const hiding = Object.entries(ACCESS_REFUSALS).filter(([, { knowsCase }]) => !knowsCase);
    const tried = new Set(REFUSED.map(([, , , refusal]) => refusal));
    expect([...tried].sort()).toEqual(hiding.map(([name]) => name).sort());
  });

  it('opens only what emergency access may lift: to be read, and nothing else', () => {
    for (const [who, story, asker, refusal] of REFUSED) {
      const allowed = [...CASE_READS, ...COMMANDS].filter(
        (action) => ask(story(), asker, action, true).allowed,
      );
      const isOfficer = who.startsWith('the officer');
      const opened = ['read', 'timeline', 'break-glass'];
      const expected = ACCESS_REFUSALS[refusal].mayBreakGlass
        ? opened
        : isOfficer
          ? ['access-log']
          : [];
      expect([who, ...allowed]).toEqual([who, ...expected]);
    }
  });

  it('lets somebody break the glass exactly where it may help, and says what that lifts', () => {
    for (const [who, story, asker, refusal] of REFUSED) {
      const decision = ask(story(), asker, 'break-glass');
      const { mayBreakGlass } = ACCESS_REFUSALS[refusal];
      expect([who, decision.allowed]).toEqual([who, mayBreakGlass]);
      if (decision.allowed)
        expect(decision).toMatchObject({ ground: 'break-glass', lifts: refusal });
    }
  });

  it('shows a partner in an emergency what consent would have shown, the school’s own people all', () => {
    const partner = ask(withdrawn(), person('ppa', null), 'read', true);
    const teacher = ask(withdrawn(), person('contact-teacher'), 'read', true);
    expect([partner, teacher]).toMatchObject([{ sight: 'lifted' }, { sight: 'everything' }]);
  });

  it('refuses those who see the case by what they lack, and tells how they relate to it', () => {
    const coordinator = person('attendance-coordinator');
    expect(ask(open(), coordinator, 'access-log')).toMatchObject({
      allowed: false,
      refusal: 'role-lacks-action',
      mayBreakGlass: false,
      relation: { ground: 'own-school' },
    });
    expect(ask(open(), person('contact-teacher'), 'record-report', true)).toMatchObject({
      refusal: 'emergency-reads-only',
      relation: { ground: 'break-glass' },
    });
    expect(ask(open(), app(), 'log-call')).toMatchObject({ refusal: 'role-lacks-action' });
    expect(ask(open(), app(), 'schedule-meeting')).toMatchObject({ allowed: true, sight: 'codes' });
  });
});
