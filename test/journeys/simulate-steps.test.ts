import { describe, expect, it } from '@jest/globals';
import { expectedStory, playStory } from '../support/run-simulation.js';

const PLAYS_WITHIN_MS = 120_000;

describe('a simulated case', () => {
  it.each([
    ['goes through all five steps to monitoring, comes back in round 2 and closes', 'five-steps'],
    ['goes on when people leave, do not come, or do not answer', 'people'],
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
