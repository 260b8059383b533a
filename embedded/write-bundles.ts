import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflows } from '../worker/bundle.js';
import { bundlePrograms } from './program-bundles.js';
import { reportAndFail, StartError } from './start-error.js';

/** Writes what the image runs into a folder: `api.js`, `worker.js`, and `workflows.js` for the worker. */
async function main(): Promise<void> {
  const folder = process.argv[2];
  if (!folder) throw new StartError('Name the folder for the bundles.');
  mkdirSync(folder, { recursive: true });
  await Promise.all([
    bundlePrograms(path.resolve(folder)),
    bundleWorkflows(path.join(folder, 'workflows.js')),
  ]);
}

main().catch(reportAndFail);
