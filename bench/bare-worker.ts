import { createRequire } from 'node:module';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker';

/** Names the queue of the workflows that do nothing. */
const [, , address = '', taskQueue = 'bare'] = process.argv;
const require = createRequire(import.meta.url);

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: require.resolve('./bare-workflow.ts'),
  logger: new DefaultLogger('ERROR'),
});
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowBundle,
  maxCachedWorkflows: 5_000,
});
const running = worker.run();
process.stdout.write('ready\n');
process.once('SIGTERM', () => worker.shutdown());
await running;
process.exit(0);
