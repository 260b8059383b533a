import { describe, expect, it } from '@jest/globals';
import { entry, playRegister, told } from './register-play.js';

const excused = (...dates: string[]) => dates.map((date) => entry(date, date, 'excused-day'));
const late = (...dates: string[]) => dates.map((date, i) => entry(`${date}-${i}`, date, 'late'));

describe('excused-streak', () => {
  it('fires at the fifth school day in a row, over a weekend and the school’s own closed day', () => {
    const play = playRegister();
    const first = excused('2026-09-15', '2026-09-16', '2026-09-17', '2026-09-21');
    expect(told(play.arrive('2026-09-21', first))).toEqual([]);
    expect(told(play.arrive('2026-09-22', excused('2026-09-22')))).toEqual([
      'opens excused-streak',
    ]);
  });

  it('goes on over a break', () => {
    const play = playRegister();
    const days = excused('2026-09-30', '2026-10-01', '2026-10-02', '2026-10-12', '2026-10-13');
    expect(told(play.arrive('2026-10-13', days))).toEqual(['opens excused-streak']);
  });

  it('is interrupted by a school day that the student was there', () => {
    const play = playRegister();
    const days = excused('2026-09-07', '2026-09-08', '2026-09-10', '2026-09-11', '2026-09-14');
    expect(told(play.arrive('2026-09-14', days))).toEqual([]);
    expect(told(play.arrive('2026-09-14', excused('2026-09-09')))).toEqual([
      'opens excused-streak',
      'is-added excused-semester',
    ]);
  });

  it('counts neither days without school nor a day twice', () => {
    const play = playRegister();
    const days = excused('2026-09-09', '2026-09-10', '2026-09-11', '2026-09-12', '2026-09-14');
    const again = entry('twice', '2026-09-14', 'excused-day');
    expect(told(play.arrive('2026-09-14', [...days, again]))).toEqual([]);
  });

  it('fires again in the open case when five new days follow each other', () => {
    const play = playRegister();
    const week = ['2026-08-24', '2026-08-25', '2026-08-26', '2026-08-27', '2026-08-28'];
    const next = ['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'];
    play.arrive('2026-08-28', excused(...week));
    const story = next.map((day) => told(play.arrive(day, excused(day))));
    expect(story).toEqual([['is-added excused-semester'], [], [], [], ['is-added excused-streak']]);
  });
});

describe('excused-semester', () => {
  const scattered = ['2026-08-18', '2026-08-25', '2026-09-01', '2026-09-08', '2026-09-15'];

  it('fires at the sixth day, not at the fifth', () => {
    const play = playRegister();
    expect(told(play.arrive('2026-09-15', excused(...scattered)))).toEqual([]);
    expect(told(play.arrive('2026-09-22', excused('2026-09-22')))).toEqual([
      'opens excused-semester',
    ]);
  });

  it('begins anew on 1 January and 1 August', () => {
    const play = playRegister();
    play.arrive('2026-09-15', excused(...scattered));
    expect(told(play.arrive('2027-01-05', excused('2027-01-05')))).toEqual([]);
    expect(told(play.arrive('2027-01-05', excused('2026-07-31')))).toEqual([]);
    expect(told(play.arrive('2027-01-05', excused('2026-12-31')))).toEqual([
      'opens excused-semester',
    ]);
  });

  it('fires again in the open case after six new days', () => {
    const play = playRegister();
    play.arrive('2026-09-22', excused(...scattered, '2026-09-22'));
    const more = ['09-29', '10-13', '10-20', '10-27', '11-03', '11-10'].map((d) => `2026-${d}`);
    const story = more.map((day) => told(play.arrive(day, excused(day))));
    expect(story).toEqual([[], [], [], [], [], ['is-added excused-semester']]);
  });
});

describe('late-monthly', () => {
  const four = ['2026-09-01', '2026-09-08', '2026-09-08', '2026-09-30'];

  it('fires at the fourth in the calendar month of the days they bear', () => {
    const play = playRegister();
    expect(told(play.arrive('2026-09-30', late('2026-08-31', ...four.slice(0, 3))))).toEqual([]);
    expect(told(play.arrive('2026-10-02', late('2026-09-30')))).toEqual(['opens late-monthly']);
  });

  it('fires once a month, in the open case and after it', () => {
    const play = playRegister();
    play.arrive('2026-09-08', late(...four));
    const more = late('2026-09-09', '2026-09-10', '2026-09-11', '2026-09-14', '2026-09-15');
    expect(told(play.arrive('2026-09-15', more))).toEqual([]);
    play.close();
    const later = late('2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24');
    expect(told(play.arrive('2026-09-24', later))).toEqual([]);
    const october = late('2026-10-01', '2026-10-02', '2026-10-12', '2026-10-13');
    expect(told(play.arrive('2026-10-13', october))).toEqual(['opens late-monthly']);
  });

  it('has its turn back when the case closed because the trigger was withdrawn', () => {
    const play = playRegister();
    play.arrive('2026-09-30', late(...four));
    expect(told(play.arrive('2026-09-30', [{ delete: '2026-09-30-3' }]))).toEqual(['withdraws']);
    play.close('trigger-withdrawn');
    expect(told(play.arrive('2026-09-30', [entry('new', '2026-09-29', 'late')]))).toEqual([
      'opens late-monthly',
    ]);
  });
});
