import { describe, expect, it } from '@jest/globals';
import {
  agendaPlaceOf,
  anonymousSheetOf,
  countSameSheets,
  judgeRecognisable,
  schoolYearOf,
  type AnonymousSheet,
} from '../../domain/local-agenda.js';
import { consents, escalates, holds, moves, schedules } from './support/acts.js';
import { guide } from './support/calendar.js';
import { at, givenCase, type Story } from './support/given-case.js';
import { consented, inPhase } from './support/in-phase.js';

const NEXT = '2026-09-30';
const LATER = '2026-10-28';
const LEADER = 'school-leadership';
const NOW = '2026-09-14T12:00';

/** The case's place on the agendas of the school's next meeting and of the one after it. */
function placesOf(story: Story, now = NOW, next = NEXT, later = LATER) {
  const context = { guide, now: at(now) };
  return [
    agendaPlaceOf(story.case, { date: next, isNext: true }, context),
    agendaPlaceOf(story.case, { date: later, isNext: false }, context),
  ];
}

describe('a case’s place on the agenda of the local meeting', () => {
  it('is by name at the next meeting while consent holds @guide S5-LOCAL', () => {
    expect(placesOf(inPhase('awaiting-local-meeting'))).toEqual(['named', undefined]);
  });

  it('is without a name at the next meeting while consent is missing or refused @guide S5-CONSENT', () => {
    const story = givenCase().after(escalates());
    expect(placesOf(story)).toEqual(['anonymous', undefined]);
    story.does(consents('mother', 'refused', 'local'));
    expect(placesOf(story)).toEqual(['anonymous', undefined]);
  });

  it('is without a name from the moment that the consent has run out, whatever the phase still says', () => {
    const story = inPhase('awaiting-local-meeting');
    const [place] = placesOf(story, '2027-10-14T12:00', '2027-10-20');
    expect(place).toBe('anonymous');
  });

  it('is at the day it was scheduled for alone, also one between the fixed meetings', () => {
    const story = inPhase('awaiting-local-meeting').after(
      schedules('local', `${LATER}T12:00`),
      LEADER,
    );
    expect(placesOf(story)).toEqual([undefined, 'named']);
    story.does(moves('meeting-local', '2026-09-23T12:00'), LEADER);
    expect(placesOf(story)).toEqual([undefined, undefined]);
    expect(placesOf(story, NOW, NEXT, '2026-09-23')).toEqual([undefined, 'named']);
  });

  it('is at the next meeting where its day passed without a decision', () => {
    const story = inPhase('awaiting-local-meeting').after(
      schedules('local', '2026-09-23T12:00'),
      LEADER,
    );
    expect(placesOf(story, '2026-09-24T08:00')).toEqual(['named', undefined]);
    expect(placesOf(inPhase('awaiting-local-meeting'), '2026-10-01T08:00', LATER)[0]).toBe('named');
  });

  it('is among the decided on the day on which the meeting was held', () => {
    const story = inPhase('awaiting-local-meeting');
    const day = story.now.slice(0, 10);
    story.does(holds('local', { decision: 'monitor' }), LEADER);
    expect(placesOf(story, NOW, day)).toEqual(['decided', undefined]);
  });

  it('is none before step 5 and in another arena', () => {
    expect(placesOf(givenCase())).toEqual([undefined, undefined]);
    expect(placesOf(inPhase('awaiting-central-meeting'))).toEqual([undefined, undefined]);
    const central = consented(givenCase()).after(escalates('central'));
    expect(placesOf(central)).toEqual([undefined, undefined]);
  });
});

describe('an anonymous sheet', () => {
  it('says the age band, the reasons and roughly what was tried, and nothing else', () => {
    expect(anonymousSheetOf(givenCase({ ageBand: '12-to-14' }).case)).toEqual({
      ageBand: '12-to-14',
      triggers: ['first-unexcused'],
      plansTried: 'none',
    });
    expect(anonymousSheetOf(inPhase('awaiting-evaluation').case).plansTried).toBe('one');
  });

  it.each([
    [{ inBand: 4, inMix: 4, inYear: 4 }, 'few-in-band'],
    [{ inBand: 5, inMix: 4, inYear: 4 }, 'few-in-mix'],
    [{ inBand: 5, inMix: 4, inYear: 5 }, 'few-in-mix'],
    [{ inBand: 5, inMix: 5, inYear: 4 }, 'few-in-year'],
    [{ inBand: 5, inMix: 5, inYear: 5 }, undefined],
  ])('of %j students points at one: %s', (alike, pointsAt) => {
    expect(judgeRecognisable(alike)).toBe(pointsAt);
  });

  it('is the same as those alone that say the same of age, reasons and plans', () => {
    const one = anonymousSheetOf(givenCase({ ageBand: '12-to-14' }).case);
    const others: AnonymousSheet[] = [
      { ...one },
      { ...one, ageBand: '15-and-over' },
      { ...one, triggers: ['first-unexcused', 'late-monthly'] },
      { ...one, plansTried: 'one' },
    ];
    expect(countSameSheets([one, ...others], one)).toBe(2);
  });

  it.each([
    ['8A', '8'],
    ['10 C', '10'],
    ['Mottaksklassen', 'Mottaksklassen'],
  ])('takes the class %s for the school year %s', (className, year) => {
    expect(schoolYearOf(className)).toBe(year);
  });
});
