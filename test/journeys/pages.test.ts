import { afterAll, beforeAll, describe } from '@jest/globals';
import { WHILE_TEMPORAL_IS_BUILT } from '../support/ask-services.js';
import { startBrowserWorld, type BrowserWorld } from './browser-world.js';
import { engineAwayJourney } from './journey-engine-away.js';
import { pagesJourney } from './journey-pages.js';
import { twoPeopleJourney } from './journey-two-people.js';

// Beside stack.test.ts, so that the two share the machine: a browser on a stack of its own.
let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
}, WHILE_TEMPORAL_IS_BUILT);

afterAll(async () => {
  await world?.stop();
}, 60_000);

describe('on the embedded stack, in a browser', () => {
  describe('a case from its first absence to its end', () => pagesJourney(() => world));
  describe('two people on one case', () => twoPeopleJourney(() => world));
  describe('without the engine', () => engineAwayJourney(() => world));
});
