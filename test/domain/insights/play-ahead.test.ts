import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, instantOf } from '../../../domain/local-time.js';
import {
  playAhead,
  type Ahead,
  type AheadItem,
  type DatedAnswer,
} from '../../../domain/insights/play-ahead.js';
import type { AheadAnswer } from '../../../domain/insights/ahead-answers.js';
import { at, givenCase, wallOf } from '../support/given-case.js';
import { calls, maps } from '../support/acts.js';
import { mailsIn } from '../support/lines.js';
import { setting } from '../support/calendar.js';

const start = {
  raisedAt: at('2026-09-14T08:45'),
  trigger: 'first-unexcused',
  ageBand: 'under-12',
  setting,
} as const;

const play = (...answers: (AheadAnswer | DatedAnswer)[]): Ahead =>
  playAhead(
    start,
    answers.map((given) => (typeof given === 'string' ? { answer: given } : given)),
  );

const dues = (items: AheadItem[]) =>
  items.flatMap((item) =>
    item.kind === 'due' ? [`${item.deadline} ${item.dueOn} ${item.because.rule}`] : [],
  );
const mails = (items: AheadItem[]) =>
  items.flatMap((item) =>
    item.kind === 'mail'
      ? [`${wallOf(item.at)} ${item.template} → ${[...item.to].sort().join(', ')}`]
      : [],
  );

describe('a case played ahead', () => {
  it('begins with the same day for the call home, and its reason', () => {
    const { items, options, usualDay } = play();
    expect(dues(items)).toEqual(['phase 2026-09-14 same-day']);
    expect(usualDay).toBe('2026-09-14');
    expect(options).toEqual([
      'call-still-concerned',
      'call-unsure',
      'call-natural-cause',
      'call-not-reached',
      'escalate-local',
    ]);
  });

  it('says every date of the five steps before they exist', () => {
    const { items, case: c } = play(
      'call-still-concerned',
      'mapping-plan-needed',
      'plan-today',
      'check-keep',
      'evaluation-not-reached-local-meeting',
      'consent-given',
      'decision-lift-central',
      'decision-monitor',
      'close',
    );
    expect(dues(items)).toEqual([
      'phase 2026-09-14 same-day',
      'phase 2026-09-21 week-after-first-call',
      'phase 2026-09-24 school-days',
      'check 2026-10-15 school-days',
      'evaluation 2026-10-22 school-days',
      'phase 2026-10-29 school-days',
      'phase 2026-11-25 fixed-local-meeting',
      'phase 2026-12-16 school-days',
      'phase 2027-02-10 school-days',
    ]);
    expect(c).toMatchObject({ phase: 'closed', outcome: 'goal-reached' });
  });

  it('tells the same e-mails as the case itself when nobody acts', () => {
    const { items, ifNobodyActs } = play();
    const story = givenCase({ at: '2026-09-14T08:45' });
    story.until(wallOf(ifNobodyActs.at(-1)?.at ?? ''));
    expect(mails([...items, ...ifNobodyActs])).toEqual(mailsIn(story.lines, { withTime: true }));
    expect(ifNobodyActs.at(-1)).toMatchObject({ kind: 'stuck' });
  });

  it('follows the case itself through the answers of its people', () => {
    const { items, now } = play('call-unsure', 'mapping-plan-needed');
    const story = givenCase({ at: '2026-09-14T08:45' });
    story.at('2026-09-14T09:00').does(calls('unsure'));
    story.at('2026-09-21T09:00').does(maps('plan-needed'));
    expect(now).toBe(story.now);
    expect(mails(items).sort()).toEqual(mailsIn(story.lines, { withTime: true }).sort());
  });

  it('lets the evaluation begin by itself on its day', () => {
    const { items, ifNobodyActs } = play('call-unsure', 'mapping-plan-needed', 'plan-today');
    expect(items.at(-1)).toMatchObject({ kind: 'due', deadline: 'evaluation' });
    expect(ifNobodyActs.find(({ kind }) => kind === 'phase')).toMatchObject({
      at: instantOf('2026-10-22', '08:00'),
      phase: 'awaiting-evaluation',
    });
  });

  it('answers on a day that is named', () => {
    const { items } = play({ answer: 'call-unsure', on: '2026-09-16' });
    expect(dues(items).at(-1)).toBe('phase 2026-09-23 week-after-first-call');
  });

  it('stops at an answer that the case refuses, and says which', () => {
    const { refused, case: c, items } = play('call-unsure', 'plan-today', 'close');
    expect(refused).toMatchObject({ index: 1, refusal: { code: 'not-allowed' } });
    expect(c.phase).toBe('awaiting-mapping-meeting');
    expect(items.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('offers only what the case takes, wherever the answers lead', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 9 }), (picks) => {
        const answers: DatedAnswer[] = [];
        for (const pick of picks) {
          const { options } = playAhead(start, answers);
          if (options.length === 0) break;
          const answer = options[pick % options.length];
          if (answer) answers.push({ answer });
        }
        const { refused, items, case: c, options, ifNobodyActs } = playAhead(start, answers);
        expect(refused).toBeNull();
        expect(options.length > 0).toBe(c.phase !== 'closed');
        const instants = [...items, ...ifNobodyActs].map((item) => item.at);
        expect(instants).toEqual([...instants].sort());
        for (const item of items) {
          if (item.kind === 'due') expect(item.dueOn >= dateOf(start.raisedAt)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
