import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflows } from '../worker/bundle.js';
import { reportAndFail, StartError } from './start-error.js';

async function main(): Promise<void> {
  const file = process.argv[2];
  if (!file) throw new StartError('Name the file for the bundle of the workflows.');
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await bundleWorkflows(file);
}

main().catch(reportAndFail);
