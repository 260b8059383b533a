import { afterAll, beforeAll, describe } from '@jest/globals';
import { WHILE_TEMPORAL_IS_BUILT } from '../support/ask-services.js';
import { startStackWorld, type StackWorld } from '../support/stack-world.js';
import { clientJourney } from './journey-client.js';
import { feedJourney } from './journey-feed.js';
import { fiveStepsJourney } from './journey-five-steps.js';
import { identityJourney } from './journey-identity.js';
import { registerJourney } from './journey-register.js';
import { schoolsJourney } from './journey-schools.js';
import { workerAwayJourney } from './journey-worker-away.js';

// One file, because the stack takes seconds to start; a journey each in the files beside it.
let world: StackWorld;

beforeAll(async () => {
  world = await startStackWorld();
}, WHILE_TEMPORAL_IS_BUILT);

afterAll(async () => {
  await world.stop();
}, 60_000);

describe('on the embedded stack', () => {
  describe('an absence register', () => registerJourney(() => world));
  describe('a OneRoster source', () => feedJourney(() => world));
  describe('a case through all five steps', () => fiveStepsJourney(() => world));
  describe('the example app', () => clientJourney(() => world));
  describe('two schools', () => schoolsJourney(() => world));
  describe('without a worker', () => workerAwayJourney(() => world));
  // Last, because it looks through everything that the others have left behind too.
  describe('identity', () => identityJourney(() => world));
});
