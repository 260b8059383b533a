import { describe, expect, it } from '@jest/globals';
import type { DutyKind } from '../../../domain/codes.js';
import { tellStory } from '../support/story.js';

const AT = '2026-09-14T06:45:00.000Z';
const open = (kind: DutyKind) => {
  const story = tellStory();
  const refused = story.send({ type: 'open-duty', dutyId: 'duty', kind });
  return { story, refused };
};
const items = (kind: DutyKind) => open(kind).story.case.duties[0]?.items.map((i) => i.item);

describe('the duties beside the steps', () => {
  it('D-EXEMPTION: exemption takes every one of the guide’s conditions before it is done', () => {
    const { story } = open('exemption');
    expect(items('exemption')).toEqual([
      'guardians-application',
      'specialist-statement',
      'discussed-in-local-meeting',
      'ppa-referral',
      'ppa-assessment',
      'written-consent',
    ]);
    for (const { item } of story.case.duties[0]!.items) {
      expect(story.case.duties[0]!.doneAt).toBeNull();
      story.send({ type: 'progress-duty', dutyId: 'duty', item, doneAt: AT });
    }
    expect(story.case.duties[0]!.doneAt).not.toBeNull();
  });
  it('D-RESPONSIBLE-GROUP: the guardians apply for a responsible group themselves', () => {
    expect(items('responsible-group')).toContain('guardians-applied');
  });
  it.each([
    ['D-HOME-EDUCATION', 'home-education', 'ppa-referral'],
    ['D-ALTERNATIVE-ARENA', 'alternative-arena', 'municipal-routine-followed'],
  ] as const)('%s: asks PPA first and has a time limit', (_, kind, item) => {
    const { story, refused } = open(kind);
    expect(refused).toBe('ppa-consultation-required');
    story.send({ type: 'discuss-anonymously', with: 'ppa', anonymous: true, heldAt: AT });
    expect(story.send({ type: 'open-duty', dutyId: 'duty', kind })).toBeUndefined();
    const listed = story.case.duties[0]!.items.map((i) => i.item);
    expect(listed).toEqual(expect.arrayContaining([item, 'time-limit-set', 'return-planned']));
  });
  it('D-AV1: a robot takes an application for a loan, no consultation first', () => {
    expect(open('av1-robot').refused).toBeUndefined();
    expect(items('av1-robot')).toEqual(
      expect.arrayContaining(['loan-applied-for', 'return-planned']),
    );
  });
});
