import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';

const QUEUE = 'bench-bare';

/** The floor: a bare client and a worker whose workflow and Updates do nothing, on the same server. */
export interface Bare {
  workerPid: number;
  /** Opens a workflow by update-with-start, as a case is opened. */
  open: () => Promise<string>;
  touch: (id: string) => Promise<void>;
  end: (id: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the bare worker, in a process of its own, and connects the bare client. */
export async function startBare(address: string): Promise<Bare> {
  const entry = path.join(import.meta.dirname, 'bare-worker.ts');
  const worker = spawn(process.execPath, ['--import', 'tsx', entry, address, QUEUE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(worker.stdout, 'data');
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const update = async (id: string, name: 'touch' | 'end') => {
    await workflow.getHandle(id).executeUpdate(name, { updateId: randomUUID() });
  };
  return {
    workerPid: worker.pid ?? 0,
    async open() {
      const workflowId = `bare/${randomUUID()}`;
      const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
        workflowId,
        taskQueue: QUEUE,
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      await workflow.executeUpdateWithStart('touch', { startWorkflowOperation });
      return workflowId;
    },
    touch: (id) => update(id, 'touch'),
    end: (id) => update(id, 'end'),
    async stop() {
      const exited = once(worker, 'exit');
      worker.kill('SIGTERM');
      await connection.close();
      await exited;
    },
  };
}
