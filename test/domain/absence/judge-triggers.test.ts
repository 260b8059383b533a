import { describe, expect, it } from '@jest/globals';
import { entry, playRegister, told } from './register-play.js';

const ARRIVAL = '2026-09-14';

describe('single-entry triggers', () => {
  it.each([
    ['unexcused-lesson', 'first-unexcused'],
    ['unexcused-day', 'first-unexcused'],
    ['left-school', 'left-school'],
    ['skipped-class', 'skipped-class'],
  ] as const)('%s opens a case by %s', (kind, trigger) => {
    const play = playRegister();
    expect(told(play.arrive(ARRIVAL, [entry('a1', ARRIVAL, kind)]))).toEqual([`opens ${trigger}`]);
  });

  it.each(['excused-lesson', 'excused-day', 'late'] as const)('one %s opens nothing', (kind) => {
    expect(told(playRegister().arrive(ARRIVAL, [entry('a1', ARRIVAL, kind)]))).toEqual([]);
  });

  it('an entry on a day without school opens a case all the same', () => {
    const play = playRegister();
    const saturday = entry('a1', '2026-09-12', 'unexcused-day');
    expect(told(play.arrive(ARRIVAL, [saturday]))).toEqual(['opens first-unexcused']);
  });

  it('the opening counts as that day’s: the same trigger is told again the next day only', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-lesson')]);
    expect(told(play.arrive(ARRIVAL, [entry('a2', ARRIVAL, 'unexcused-lesson')]))).toEqual([
      'stands-behind first-unexcused',
    ]);
    expect(told(play.arrive('2026-09-15', [entry('a3', ARRIVAL, 'unexcused-day')]))).toEqual([
      'is-added first-unexcused',
    ]);
  });

  it('another trigger is told the same day', () => {
    const play = playRegister();
    const judged = play.arrive(ARRIVAL, [
      entry('a1', ARRIVAL, 'skipped-class'),
      entry('a2', ARRIVAL, 'left-school'),
    ]);
    expect(told(judged)).toEqual(['opens skipped-class', 'is-added left-school']);
  });

  it('an entry sent again with nothing changed never fires twice', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-lesson')]);
    expect(told(play.arrive('2026-09-16', [entry('a1', ARRIVAL, 'unexcused-lesson')]))).toEqual([]);
    expect(told(play.arrive('2026-09-16', [entry('a1', '2026-09-15', 'unexcused-day')]))).toEqual(
      [],
    );
  });

  it('an entry that turns unexcused fires when the correction arrives', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'excused-lesson')]);
    expect(told(play.arrive('2026-09-16', [entry('a1', ARRIVAL, 'unexcused-lesson')]))).toEqual([
      'opens first-unexcused',
    ]);
  });
});

describe('agreed absence', () => {
  it('neither fires nor counts', () => {
    const play = playRegister();
    const agreed = { agreed: true };
    expect(
      told(
        play.arrive(ARRIVAL, [
          entry('a1', ARRIVAL, 'unexcused-day', agreed),
          entry('a2', '2026-09-07', 'excused-day'),
          entry('a3', '2026-09-08', 'excused-day', agreed),
          entry('a4', '2026-09-09', 'excused-day'),
          entry('a5', '2026-09-10', 'excused-day'),
          entry('a6', '2026-09-11', 'excused-day'),
        ]),
      ),
    ).toEqual([]);
  });

  it('fires when the agreement turns out not to hold', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-day', { agreed: true })]);
    expect(told(play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-day')]))).toEqual([
      'opens first-unexcused',
    ]);
  });

  it('covers the hours of a running reduced timetable, from its start, on its weekday and lessons', () => {
    const play = playRegister({
      agreed: [{ from: '2026-09-14', to: null, weekday: 1, lessons: [1, 2] }],
    });
    const lesson = (id: string, date: string, n: number | null) =>
      told(play.arrive(date, [entry(id, date, 'unexcused-lesson', { lesson: n })]));
    expect(lesson('a1', '2026-09-14', 1)).toEqual([]);
    expect(lesson('a2', '2026-09-07', 1)).toEqual(['opens first-unexcused']);
    play.close();
    expect(lesson('a3', '2026-09-15', 1)).toEqual(['opens first-unexcused']);
    play.close();
    expect(lesson('a4', '2026-09-21', 3)).toEqual(['opens first-unexcused']);
    play.close();
    expect(lesson('a5', '2026-09-21', null)).toEqual(['opens first-unexcused']);
  });
});

describe('history', () => {
  it('opens nothing and is spent', () => {
    const play = playRegister();
    const history = ['07', '08', '09', '10'].map((day) =>
      entry(day, `2026-09-${day}`, 'excused-day', { history: true }),
    );
    expect(told(play.arrive(ARRIVAL, history, true))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [entry('new', '2026-09-11', 'excused-day')]))).toEqual([]);
  });
});

describe('spent entries', () => {
  it('count towards no trigger again, also not when they change their kind', () => {
    const play = playRegister();
    play.arrive('2026-09-07', [entry('a1', '2026-09-07', 'unexcused-day')]);
    play.arrive('2026-09-08', [entry('a1', '2026-09-07', 'excused-day')]);
    play.close();
    const rest = ['08', '09', '10', '11'].map((d) => entry(d, `2026-09-${d}`, 'excused-day'));
    expect(told(play.arrive(ARRIVAL, rest))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [entry('a1', '2026-09-07', 'unexcused-day')]))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [entry('12', '2026-09-14', 'excused-day')]))).toEqual([
      'opens excused-streak',
    ]);
  });

  it('are not made by a case that closed as trigger-withdrawn', () => {
    const play = playRegister();
    play.arrive('2026-09-08', [entry('a1', '2026-09-07', 'unexcused-day')]);
    expect(told(play.arrive('2026-09-08', [entry('a1', '2026-09-07', 'excused-day')]))).toEqual([
      'withdraws',
    ]);
    play.close('trigger-withdrawn');
    const rest = ['08', '09', '10', '11'].map((d) => entry(d, `2026-09-${d}`, 'excused-day'));
    expect(told(play.arrive(ARRIVAL, rest))).toEqual(['opens excused-streak']);
  });

  it('leave entries that stood behind nothing to count again', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [
      entry('a1', ARRIVAL, 'skipped-class'),
      entry('l1', '2026-09-01', 'late'),
      entry('l2', '2026-09-02', 'late'),
      entry('l3', '2026-09-03', 'late'),
    ]);
    play.close();
    expect(told(play.arrive(ARRIVAL, [entry('l4', '2026-09-04', 'late')]))).toEqual([
      'opens late-monthly',
    ]);
  });
});

describe('corrections', () => {
  it('withdraw when the last trigger is gone, by deletion, kind or agreement', () => {
    const gone = [
      { delete: 'a1' },
      entry('a1', ARRIVAL, 'excused-lesson'),
      entry('a1', ARRIVAL, 'unexcused-lesson', { agreed: true }),
    ];
    for (const correction of gone) {
      const play = playRegister();
      play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-lesson')]);
      expect(told(play.arrive(ARRIVAL, [correction]))).toEqual(['withdraws']);
    }
  });

  it('withdraw nothing while another entry or trigger still stands', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [
      entry('a1', ARRIVAL, 'unexcused-lesson'),
      entry('a2', ARRIVAL, 'unexcused-lesson'),
      entry('a3', ARRIVAL, 'left-school'),
    ]);
    expect(told(play.arrive(ARRIVAL, [{ delete: 'a1' }]))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [{ delete: 'a2' }]))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [{ delete: 'a3' }]))).toEqual(['withdraws']);
  });

  it('tell it once: a later correction finds nothing to withdraw', () => {
    const play = playRegister();
    const lates = ['01', '02', '03', '04'].map((d) => entry(d, `2026-09-${d}`, 'late'));
    play.arrive(ARRIVAL, lates);
    expect(told(play.arrive(ARRIVAL, [{ delete: '01' }]))).toEqual(['withdraws']);
    expect(told(play.arrive(ARRIVAL, [{ delete: '02' }]))).toEqual([]);
  });

  it('never withdraw a concern that a person reported', () => {
    const play = playRegister({
      openCaseId: 'case-0',
      firings: [
        { trigger: 'manual', caseId: 'case-0', caseClosed: false, arrivedOn: ARRIVAL, behind: [] },
      ],
    });
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-lesson')]);
    expect(told(play.arrive(ARRIVAL, [{ delete: 'a1' }]))).toEqual([]);
  });

  it('that bring another trigger in the same request leave the case standing', () => {
    const play = playRegister();
    play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'unexcused-lesson')]);
    expect(told(play.arrive(ARRIVAL, [entry('a1', ARRIVAL, 'skipped-class')]))).toEqual([
      'is-added skipped-class',
    ]);
  });

  it('leave a count that is still reached by the others', () => {
    const play = playRegister();
    const days = ['07', '08', '09', '10', '11', '14'];
    play.arrive(
      ARRIVAL,
      days.map((d) => entry(d, `2026-09-${d}`, 'excused-day')),
    );
    expect(told(play.arrive(ARRIVAL, [{ delete: '07' }]))).toEqual([]);
    expect(told(play.arrive(ARRIVAL, [{ delete: '09' }]))).toEqual(['withdraws']);
  });
});
