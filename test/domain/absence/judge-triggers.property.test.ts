import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsAnyTrigger } from '../../../domain/absence/holds-trigger.js';
import { ABSENCE_KINDS } from '../../../domain/codes.js';
import { addDays } from '../../../domain/local-time.js';
import { calendar, entry, playRegister, told } from './register-play.js';

const figures = { excusedStreakDays: 5, excusedSemesterMoreThan: 5, latePerMonth: 4 };
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-08-17', n));
const register = fc
  .array(
    fc.record({
      date: day,
      kind: fc.constantFrom(...ABSENCE_KINDS, 'excused-day' as const, 'excused-day' as const),
      agreed: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map(({ date, kind, agreed }, i) => entry(`e${i}`, date, kind, { agreed })));
const shuffled = register.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
);
const TODAY = '2026-10-20';

describe('the triggers of a register', () => {
  it('are the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const triggers = (entries: typeof one) =>
          [
            ...new Set(
              playRegister()
                .arrive(TODAY, entries)
                .firings.map((f) => f.trigger),
            ),
          ].sort();
        expect(triggers(other)).toEqual(triggers(one));
      }),
    );
  });

  it('are the same in one request and one by one', () => {
    fc.assert(
      fc.property(register, (entries) => {
        const alone = playRegister();
        const oneByOne = entries.flatMap((e) => told(alone.arrive(TODAY, [e])));
        expect(oneByOne).toEqual(told(playRegister().arrive(TODAY, entries)));
      }),
    );
  });

  it('fire no second time when everything is sent again', () => {
    fc.assert(
      fc.property(shuffled, ([one, again]) => {
        const play = playRegister();
        play.arrive(TODAY, one);
        expect(told(play.arrive('2026-10-21', again))).toEqual([]);
        play.close();
        expect(told(play.arrive('2026-10-22', again))).toEqual([]);
      }),
    );
  });

  it('open one case at most, first of all', () => {
    fc.assert(
      fc.property(register, (entries) => {
        const effects = playRegister()
          .arrive(TODAY, entries)
          .firings.map((f) => f.effect);
        expect(effects.slice(1)).not.toContain('opens');
        if (effects.length > 0) expect(effects[0]).toBe('opens');
      }),
    );
  });

  it('are withdrawn by the correction that takes the last one, and by none before or after it', () => {
    fc.assert(
      fc.property(shuffled, ([entries, deleted]) => {
        const play = playRegister();
        play.arrive(TODAY, entries);
        for (const gone of deleted) {
          const held = holdsAnyTrigger(play.student(), { calendar, figures });
          const { withdraws } = play.arrive(TODAY, [{ delete: gone.id }]);
          const holds = holdsAnyTrigger(play.student(), { calendar, figures });
          expect(withdraws).toBe(held && !holds);
        }
        expect(holdsAnyTrigger(play.student(), { calendar, figures })).toBe(false);
      }),
    );
  });
});
