import { afterAll, beforeAll, describe } from '@jest/globals';
import { WHILE_TEMPORAL_IS_BUILT } from '../support/ask-services.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { pagesJourney } from './journey-pages.js';

// Beside stack.test.ts, so that the two share the machine: a browser on a stack of its own.
let world: StackWorld;

beforeAll(async () => {
  world = await startStackWorld();
}, WHILE_TEMPORAL_IS_BUILT);

afterAll(async () => {
  await world.stop();
}, 60_000);

describe('on the embedded stack, in a browser', () => {
  describe('a case from its first absence to its end', () => pagesJourney(() => world));
});
