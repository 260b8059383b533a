import { CONSENT_COVERS, type Phase } from '../../../domain/codes.js';
import { agrees, calls, closes, consents, escalates, evaluates, holds, maps } from './acts.js';
import { givenCase, type Story } from './given-case.js';

type Given = Parameters<typeof givenCase>[0];

/** Lets both guardians consent to everything. */
export function consented(story: Story): Story {
  for (const guardian of ['mother', 'father']) {
    story.does(consents(guardian, 'given', [...CONSENT_COVERS]));
  }
  return story;
}

const WAYS: Record<Phase, (given: Given) => Story> = {
  'awaiting-contact': (given) => givenCase(given),
  'awaiting-mapping-meeting': (given) => from('awaiting-contact', given).after(calls('unsure')),
  drafting: (given) => from('awaiting-mapping-meeting', given).after(maps('plan-needed')),
  trial: (given) => from('drafting', given).after(agrees()),
  'awaiting-evaluation': (given) => from('trial', given).at('2026-10-12T09:00'),
  'awaiting-consent': (given) => givenCase(given).after(escalates()),
  'consent-refused': (given) =>
    givenCase(given)
      .after(consents('mother', 'refused', 'local'))
      .after(escalates()),
  'awaiting-local-meeting': (given) => consented(givenCase(given)).after(escalates()),
  'awaiting-central-meeting': (given) => consented(givenCase(given)).after(escalates('central')),
  'awaiting-bup-meeting': (given) =>
    from('awaiting-local-meeting', given).after(
      holds('local', { decision: 'lift-bup', reportedBy: 'ppa' }),
      'school-leadership',
    ),
  'awaiting-bridge-builders': (given) =>
    consented(from('trial', given))
      .after(evaluates('not-reached', 'local-meeting', { early: true }))
      .after(holds('local', { decision: 'lift-bridge-builders' }), 'school-leadership'),
  'intensive-follow-up': (given) =>
    from('awaiting-local-meeting', given).after(
      holds('local', { decision: 'responsible-group' }),
      'school-leadership',
    ),
  watching: (given) => from('trial', given).after(evaluates('reached', 'monitor', { early: true })),
  closed: (given) => givenCase(given).after(closes(), 'school-leadership'),
};

/** Brings a new case into a phase, by commands alone; all on its first day but for the evaluation. */
export function inPhase(phase: Phase, given: Given = {}): Story {
  const story = from(phase, given);
  if (story.case.phase !== phase) throw new Error(`The way to ${phase} led to ${story.case.phase}`);
  return story;
}

function from(phase: Phase, given: Given): Story {
  return WAYS[phase](given);
}
