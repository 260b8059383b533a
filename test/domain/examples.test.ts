import { describe, expect, it } from '@jest/globals';
import { calls } from './support/acts.js';
import { givenCase } from './support/given-case.js';
import { inPhase } from './support/in-phase.js';
import { PHASES } from '../../domain/codes.js';

const opened = {
  step: 'contact-home',
  phase: 'awaiting-contact',
  round: 1,
  planNumber: null,
  btiLevel: 0,
  btiColour: 'green',
  responsible: 'contact-teacher',
};
const both = ['attendance-coordinator', 'contact-teacher'];
const all = [...both, 'school-leadership'];

describe('the example stories, played on the core alone', () => {
  it('closes when the first call clears it up @guide S1-SAME-DAY S1-NATURAL-CAUSE', () => {
    const story = givenCase();
    story.at('2026-09-14T12:10').does(calls('natural-cause', { contactedAt: '2026-09-14T12:05' }));
    expect(story.until('2026-10-30T18:00')).toEqual([]);
    const at = '2026-09-14T12:10';
    expect(story.lines).toEqual([
      { at: '2026-09-14T08:45', type: 'case-opened', trigger: 'first-unexcused' },
      { at: '2026-09-14T08:45', type: 'phase', ...opened, dueAt: '2026-09-14T16:00' },
      { at: '2026-09-14T08:45', type: 'email', template: 'case-opened', to: both },
      { at, type: 'case-closed', outcome: 'natural-cause' },
      { at, type: 'email', template: 'case-closed', to: both },
    ]);
  });

  it('is reminded of until it is stuck when nobody calls and a break comes between', () => {
    const story = givenCase({ at: '2026-10-02T10:00', trigger: 'skipped-class' });
    const email = (at: string, template: string, to = all) => ({ at, type: 'email', template, to });
    story.until('2026-10-24T18:00');
    expect(story.lines).toEqual([
      { at: '2026-10-02T10:00', type: 'case-opened', trigger: 'skipped-class' },
      { at: '2026-10-02T10:00', type: 'phase', ...opened, dueAt: '2026-10-02T16:00' },
      email('2026-10-02T10:00', 'case-opened', both),
      email('2026-10-12T08:00', 'overdue', both),
      email('2026-10-14T08:00', 'overdue-escalated'),
      email('2026-10-21T08:00', 'overdue-escalated'),
      { at: '2026-10-23T08:00', type: 'stuck' },
    ]);
  });

  it.each(PHASES)('%s can be reached by commands alone', (phase) => {
    expect(inPhase(phase).case.phase).toBe(phase);
  });
});
