import { describe, expect, it } from '@jest/globals';
import {
  expectedStory,
  playStory,
  runSimulation,
  scenarioFile,
} from '../support/run-simulation.js';

const PLAYS_WITHIN_MS = 120_000;

describe('the simulator', () => {
  it(
    'tells the story of a first call that clears it up, and nothing else on standard output',
    async () => {
      const { status, story, stdout } = await playStory('natural-cause');
      expect(story).toEqual(expectedStory('natural-cause'));
      expect(status).toBe(0);
      const numbers = stdout.match(/"caseNumber":"[^"]*"/g) ?? [];
      expect(numbers).toHaveLength(6);
      expect(new Set(numbers).size).toBe(1);
    },
    PLAYS_WITHIN_MS,
  );

  it(
    'tells as a table, too, what comes of a case on which nobody acts',
    async () => {
      const { status, stdout } = await runSimulation(scenarioFile('nobody-calls'));
      expect(status).toBe(0);
      const [title, , ...lines] = stdout.trimEnd().split('\n');
      expect(title).toBe('Nobody calls, and a break comes between');
      const story = expectedStory('nobody-calls').map((line) => JSON.parse(line) as Line);
      expect(lines.map((line) => line.slice(0, 16))).toEqual(
        story.map(({ at }) => at.replace('T', ' ')),
      );
      expect(lines.map((line) => line.split(/ {2,}/).find((cell) => TYPES.has(cell)))).toEqual(
        story.map(({ type }) => type),
      );
    },
    PLAYS_WITHIN_MS,
  );
});

interface Line {
  at: string;
  type: string;
}

const TYPES = new Set(['case-opened', 'phase', 'email', 'stuck', 'end']);
