import path from 'node:path';
import { preparedFrom } from './bundle-cache.js';

const NAME = 'workflows.js';

/** Bundles the workflows, or finds the bundle of these very sources, and returns its file. */
export async function prepareWorkflowBundle(): Promise<string> {
  const sources = { name: 'workflows', folders: ['domain', 'workflows', 'worker'] };
  const folder = await preparedFrom(sources, async (made) => {
    const { bundleWorkflows } = await import('../worker/bundle.js');
    await bundleWorkflows(path.join(made, NAME));
  });
  return path.join(folder, NAME);
}
