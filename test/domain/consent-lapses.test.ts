import { describe, expect, it } from '@jest/globals';
import { apply, keepTime, type Applied } from '../../domain/apply.js';
import type { AgeBand } from '../../domain/codes.js';
import { nextMomentOf } from '../../domain/keep-time.js';
import { consents } from './support/acts.js';
import { at, givenCase, type Story } from './support/given-case.js';
import { consented, inPhase } from './support/in-phase.js';

const YEAR_ON = '2027-09-14T08:45';
const changesIn = ({ effects }: Applied) =>
  effects.occurrences.filter(({ type }) => type === 'consent-changed').map(({ data }) => data);

/** What the case notes of consent when it wakes at a moment, whatever came before it. */
const woken = (story: Story, wall: string) =>
  changesIn(keepTime(story.case, { now: at(wall), setting: story.setting }));

const told = (story: Story, ageBand: AgeBand, guardianIds = ['mother', 'father']) => {
  const notice = { type: 'change-student' as const, ageBand, guardianIds, protectedAddress: false };
  const { now, setting } = story;
  const applied = apply(story.case, notice, { now, setting, actor: { kind: 'program' } });
  if ('refusal' in applied) throw new Error(applied.refusal.code);
  return changesIn(applied);
};

describe('consent that runs out by time', () => {
  it('is noted at its very moment, for each person and all that the word covered', () => {
    const story = givenCase()
      .after(consents('mother', 'given', ['ppa-referral', 'central']))
      .at('2026-09-15T10:00')
      .after(consents('father', 'given', 'central'));
    expect(woken(story, '2027-09-14T08:44')).toEqual([]);
    const lapsed = { status: 'lapsed', because: 'time' };
    expect(woken(story, YEAR_ON)).toEqual([
      { ...lapsed, by: 'mother', covers: ['ppa-referral', 'central'] },
    ]);
    story.at(YEAR_ON);
    expect(woken(story, '2027-09-15T10:00')).toEqual([
      { ...lapsed, by: 'father', covers: ['central'] },
    ]);
  });

  it('wakes the case wherever it stands, also for a purpose that no phase waits for', () => {
    const story = givenCase().after(consents('mother', 'given', 'school-nurse-information'));
    story.at('2027-09-14T08:44');
    expect(nextMomentOf(story.case, story.setting, story.now)).toBe(at(YEAR_ON));
  });

  it('is noted once', () => {
    const story = consented(givenCase()).at('2027-09-20T09:00');
    expect(woken(story, '2027-09-21T09:00')).toEqual([]);
  });

  it.each(['withdrawn', 'given'] as const)(
    'is not noted of a word that was %s again meanwhile',
    (status) => {
      const story = givenCase().after(consents('mother', 'given', 'local'));
      story.at('2026-11-02T09:00').does(consents('mother', status, 'local'));
      expect(woken(story, YEAR_ON)).toEqual([]);
    },
  );

  it('is not noted of somebody whose word does not count, nor after monitoring ended it', () => {
    const uncles = givenCase().after(consents('uncle', 'given', 'local'));
    expect(woken(uncles, YEAR_ON)).toEqual([]);
    expect(woken(inPhase('watching'), YEAR_ON)).toEqual([]);
  });
});

describe('consent that other people decide than before', () => {
  it('lapses at 15, when guardians’ words count no longer, also where one was still missing', () => {
    const story = givenCase({ ageBand: '12-to-14' })
      .after(consents('mother', 'given', ['local', 'central'], { view: true }))
      .after(consents('father', 'given', 'local'));
    expect(told(story, '15-and-over')).toEqual([
      { status: 'lapsed', covers: ['local', 'central'], because: 'age' },
    ]);
  });

  it('is refused at 15 where the student had said no', () => {
    const story = givenCase({ ageBand: '12-to-14' }).after(consents('student', 'refused', 'local'));
    expect(told(story, '15-and-over')).toEqual([
      { status: 'refused', covers: ['local'], because: 'age' },
    ]);
  });

  it('lapses at 12 while the student’s own view is not on record', () => {
    expect(told(consented(givenCase()), '12-to-14')).toMatchObject([{ status: 'lapsed' }]);
    const heard = givenCase().after(consents('mother', 'given', 'local', { view: true }));
    heard.does(consents('father', 'given', 'local'));
    expect(told(heard, '12-to-14')).toEqual([]);
  });

  it('lapses with a new guardian, and is sufficient when the one who had not answered ends', () => {
    const story = givenCase().after(consents('mother', 'given', 'local'));
    expect(told(story, 'under-12', ['mother'])).toEqual([
      { status: 'sufficient', covers: ['local'], because: 'guardians' },
    ]);
    const all = story.after(consents('father', 'given', 'local'));
    expect(told(all, 'under-12', ['mother', 'father', 'third'])).toEqual([
      { status: 'lapsed', covers: ['local'], because: 'guardians' },
    ]);
  });

  it('changes nothing where nobody has said anything', () => {
    expect(told(givenCase(), '15-and-over')).toEqual([]);
  });
});
