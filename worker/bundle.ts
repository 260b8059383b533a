import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bundleWorkflowCode } from '@temporalio/worker';

const require = createRequire(import.meta.url);

/** Points at the converter that never throws; client and worker use the same. */
export const payloadConverterPath = require.resolve('../workflows/payload-converter.cjs');

/** Bundles the workflows for the sandbox and writes the bundle to a file (takes seconds; done once for a set of sources). */
export async function bundleWorkflows(outFile: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows/index.ts'),
    payloadConverterPath,
    // Evaluated once a thread and not once a case: the core has no state of its own.
    preloadModules: [require.resolve('../workflows/preload.ts')],
    logger: { ...console, log: quiet, trace: quiet, debug: quiet, info: quiet },
  });
  await writeFile(outFile, code);
}

function quiet(): void {
  // webpack's own talk is of no use to whoever starts the program
}
