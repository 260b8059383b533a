/** Names one thing that is wrong with a scenario file: the place in it, and what was expected. */
export interface ScenarioFault {
  path: PropertyKey[];
  message: string;
}

/** Reports everything that is wrong with a scenario file, a line each. */
export class ScenarioError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ScenarioError';
  }
}

/** Says in one sentence why a scenario could not be played to its end. */
export class SimulationError extends Error {
  override name = 'SimulationError';
}
