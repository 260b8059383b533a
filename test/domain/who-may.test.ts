import { describe, expect, it } from '@jest/globals';
import {
  COMMANDS,
  PHASES,
  ROLES,
  type CommandName,
  type Phase,
  type Role,
} from '../../domain/codes.js';
import { mainDeadlineOf } from '../../domain/deadlines.js';
import { dateOf } from '../../domain/local-time.js';
import { addSchoolDays } from '../../domain/school-days.js';
import { calendar } from './support/calendar.js';
import type { Act } from './support/given-case.js';
import {
  accepts,
  agrees,
  calls,
  cancels,
  checks,
  closes,
  consents,
  consults,
  escalates,
  evaluates,
  extendsTo,
  goesOn,
  hands,
  holds,
  maps,
  missed,
  opensDuty,
  progresses,
  reports,
  schedules,
} from './support/acts.js';
import { copyOf, type Story } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';
import {
  BESIDES,
  IN_EVERY_OPEN_PHASE,
  KIND,
  TEACHER,
  WHEN_CLOSED,
  kindIn,
  whoMay,
} from './support/tables.js';

/** Makes a body that only role, phase and consent can stand in the way of. */
function plainAct(command: CommandName, phase: Phase): Act {
  const kind = kindIn(phase);
  const plain: Record<CommandName, Act> = {
    'log-call': calls('not-reached'),
    'schedule-meeting': schedules(kind, '2026-10-14T12:00'),
    'hold-meeting':
      kind === 'mapping'
        ? maps('continue')
        : holds(kind, kind === 'bridge-builders' ? { accepted: true } : { decision: 'monitor' }),
    'agree-plan': agrees(),
    'check-plan': checks(),
    'evaluate-plan': evaluates('reached', 'monitor', { early: true }),
    'record-consent': consents('mother', 'withdrawn', 'school-nurse-information'),
    'discuss-anonymously': consults('child-welfare'),
    'consult-ppa': consults('ppa', { anonymous: false }),
    'go-on-without-consent': goesOn('monitor'),
    escalate: escalates('central'),
    assign: hands('staff-new'),
    extend: (now, c) => {
      const from = [mainDeadlineOf(c)?.dueOn ?? '', dateOf(now)].sort()[1] ?? '';
      return extendsTo(addSchoolDays(calendar, from, 1))(now, c);
    },
    'report-no-show': missed(`meeting-${kind}`),
    'accept-handover': accepts(),
    'open-duty': opensDuty('av1-robot'),
    'progress-duty': progresses('duty', 'guardians-applied'),
    'record-report': reports(),
    close: closes(),
  };
  return plain[command];
}

/** Brings a case into the phase, with an open duty, an open meeting, consent asked for yesterday, and consent for PPA. */
function ready(phase: Phase): Story {
  const story = inPhase(phase);
  if (phase === 'closed') {
    const open = inPhase('drafting');
    open.does(opensDuty('responsible-group', 'duty'));
    return open.at('2026-10-13T09:00').after(closes(), 'school-leadership');
  }
  story.does(opensDuty('responsible-group', 'duty'));
  for (const guardian of ['mother', 'father']) {
    story.does(consents(guardian, 'given', 'ppa-referral'));
  }
  if (phase === 'awaiting-consent') story.does(consents('mother', 'requested', 'local'));
  if (KIND[phase] || phase === 'awaiting-local-meeting' || phase === 'awaiting-consent')
    story.does(schedules(kindIn(phase), '2026-10-13T12:00'), 'school-leadership');
  return phase === 'awaiting-evaluation' || phase === 'trial'
    ? story
    : story.at('2026-09-15T09:00');
}

const READY = Object.fromEntries(PHASES.map((phase) => [phase, ready(phase)])) as Record<
  Phase,
  Story
>;

describe.each(PHASES)('in %s', (phase) => {
  const story = () => copyOf(READY[phase]);
  const offered = phase === 'closed' ? WHEN_CLOSED : [...IN_EVERY_OPEN_PHASE, ...BESIDES[phase]];

  it.each(ROLES)('%s is offered exactly what the tables give', (role) => {
    const expected = COMMANDS.filter(
      (command) => offered.includes(command) && whoMay(command, phase).includes(role),
    );
    expect(story().allowed(role)).toEqual(expected);
  });

  it('an app on its own is offered nothing but to schedule', () => {
    expect(story().allowed('system')).toEqual(
      offered.filter((command) => command === 'schedule-meeting'),
    );
  });

  it.each(COMMANDS)('%s is taken or refused for the reason the tables give', (command) => {
    for (const role of ROLES) {
      const refusal = story().refusal(plainAct(command, phase), role)?.code;
      const may = whoMay(command, phase).includes(role) || mayElsewhere(command, role, phase);
      const known = `${role}: ${refusal ?? 'taken'}`;
      if (!may) expect(known).toBe(`${role}: not-allowed`);
      else if (phase === 'closed' && !offered.includes(command))
        expect(known).toBe(`${role}: already-closed`);
      else if (!offered.includes(command))
        expect(['step-mismatch', 'consent-required']).toContain(refusal);
      else expect(known).toBe(`${role}: taken`);
    }
  });
});

/** A contact teacher closes in monitoring; once it is closed, hears that it is. */
function mayElsewhere(command: CommandName, role: Role, phase: Phase): boolean {
  return command === 'close' && role === TEACHER && phase === 'closed';
}

describe('who may, beside the tables', () => {
  it('phfs leads the central meeting only while consent holds', () => {
    const story = inPhase('awaiting-central-meeting');
    expect(story.allowed('phfs')).toEqual(['schedule-meeting', 'hold-meeting', 'record-report']);
    story.does(consents('father', 'withdrawn', 'central'));
    expect(story.allowed('phfs')).toEqual(['record-report']);
    expect(story.refusal(holds('central', { decision: 'monitor' }), 'phfs')?.code).toBe(
      'not-allowed',
    );
  });

  it('the person asked, and nobody else, accepts or declines a handover', () => {
    const story = inPhase('drafting');
    const asked = { kind: 'person', staffId: 'staff-new', roles: [] } as const;
    story.does(hands('staff-new'), 'school-leadership');
    expect(story.allowed({ ...asked, roles: [] })).toEqual([
      'assign',
      'accept-handover',
      'record-report',
    ]);
    expect(story.refusal(hands('staff-x', 'y'), { ...asked, roles: [] })?.code).toBe('not-allowed');
    expect(story.refusal(accepts(), 'school-leadership')?.code).toBe('not-allowed');
    expect(story.refusal(accepts(), { ...asked, roles: [] })).toBeUndefined();
  });

  it('no longer offers an extension once there was one', () => {
    const story = inPhase('drafting').after(extendsTo('2026-09-21'), 'school-leadership');
    expect(story.allowed('school-leadership')).not.toContain('extend');
  });

  it('an app on its own moves and cancels a meeting too, and sends nothing else', () => {
    const story = inPhase('awaiting-mapping-meeting');
    story.does(schedules('mapping', '2026-09-16T12:00'), 'system');
    expect(story.refusal(cancels('meeting-mapping'), 'system')).toBeUndefined();
    expect(story.refusal(calls('unsure'), 'system')?.code).toBe('not-allowed');
  });
});
