'use strict';

// Node loads this before everything else, in each thread of the worker (`--require`). The SDK watches every promise of a workflow to
// keep its stack for the Temporal UI, at half of a workflow's CPU; where Node has no such hooks it does without (docs/decisions/0014).
// Node's own use of them, for AsyncLocalStorage, is not touched.
require('node:v8').promiseHooks = {};
