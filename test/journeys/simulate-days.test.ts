import { describe, expect, it } from '@jest/globals';
import { expectedStory, playStory } from '../support/run-simulation.js';

const PLAYS_WITHIN_MS = 120_000;

describe('a simulated calendar', () => {
  it.each([
    ['judges consent anew at midnight of a birthday, also of one on a leap day', 'ages'],
    ['holds a leap day and a night without two o’clock, with figures of its own', 'leap-day'],
  ])(
    '%s',
    async (_what, name) => {
      const { status, story } = await playStory(name);
      expect(story).toEqual(expectedStory(name));
      expect(status).toBe(0);
    },
    PLAYS_WITHIN_MS,
  );
});
