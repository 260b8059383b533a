import { beforeAll, describe, expect, it } from '@jest/globals';
import { runFaults } from '../../embedded/faults/run-faults.js';
import { askServices, WHILE_TEMPORAL_IS_BUILT } from '../support/ask-services.js';

beforeAll(async () => {
  await askServices('/temporal-program');
}, WHILE_TEMPORAL_IS_BUILT);

describe('the running program', () => {
  it('loses and doubles nothing, and goes on by itself, when its processes are killed', async () => {
    const said: string[] = [];
    const report = await runFaults({
      kills: 6,
      seed: 7,
      withTimers: false,
      waitsForMails: false,
      pauseMs: [50, 400],
      say: (line) => said.push(line),
    });
    expect({ violations: report.violations, said }).toEqual({ violations: [], said });
    expect(Object.values(report.kills).reduce((sum, kills) => sum + kills, 0)).toBe(6);
    expect(report.commands).toBeGreaterThan(0);
  }, 300_000);
});
