import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, type SearchAttributePair } from '@temporalio/common';
import type { Instant } from '../domain/local-time.js';
import { openCase } from '../domain/open-case.js';
import type { Refusal } from '../domain/refusals.js';
import {
  CASE_QUEUE,
  CONCERN_CASE_WORKFLOW,
  OPEN_CASE_UPDATE,
  workflowIdOf,
  type CaseStart,
  type CommandMessage,
  type CommandResult,
} from '../workflows/concern-case/messages.js';
import { startAttributesOf } from '../workflows/concern-case/search-attributes.js';
import {
  BREAK_GLASS_REVIEW_WORKFLOW,
  REVIEWED_SIGNAL,
  reviewWorkflowIdOf,
  type ReviewStart,
} from '../workflows/break-glass-review/messages.js';

/** Says how the engine took a command: carried out, refused by the case, or no such case is running. */
export type Taken =
  | { status: 'applied'; seq: number }
  | { status: 'refused'; refusal: Refusal }
  | { status: 'not-running' };

/** Drives cases in Temporal. Every call may be repeated: the update id is the command's. Rejects when the engine's answer is not known. */
export interface CaseClient {
  /** Opens a case by update-with-start, or finds it open. */
  open(
    commandId: string,
    start: CaseStart & { kind: 'open' },
    when: { now: Instant; deadline: Date },
  ): Promise<Taken>;
  /** Sends a command to a running case. */
  send(caseId: string, message: CommandMessage, deadline: Date): Promise<Taken>;
  /** Sends a command to a case whose run has ended, starting it again on the value that the database holds. */
  sendToEnded(
    start: CaseStart & { kind: 'go-on' },
    message: CommandMessage,
    deadline: Date,
  ): Promise<Taken>;
  /** Begins the review of an emergency access, or finds it begun. */
  startReview(grantId: string): Promise<void>;
  /** Tells a review's workflow that it is done; the workflow finds out by itself too. */
  tellReviewed(grantId: string): Promise<void>;
  /** Tells whether the engine answers and a worker polls for cases. */
  ready(): Promise<{ reachable: boolean; workerPolling: boolean }>;
  close(): Promise<void>;
}

/** Types the workflow without importing it: the API knows the contract, not the code. */
type ConcernCaseWorkflow = (start: CaseStart) => Promise<void>;

/** Polls older than this mean that the worker is gone. */
const POLL_FRESH_MS = 90_000;
const REVIEW_WAIT_MS = 3_000;

/** Connects lazily to Temporal, so that the API starts and reads on without it. */
export function createCaseClient(options: {
  address: string;
  namespace: string;
  payloadConverterPath: string;
}): CaseClient {
  const connection = Connection.lazy({ address: options.address });
  const client = new Client({
    connection,
    namespace: options.namespace,
    dataConverter: { payloadConverterPath: options.payloadConverterPath },
  });
  return {
    open: (commandId, start, { now, deadline }) =>
      startWith(client, {
        start,
        update: { name: OPEN_CASE_UPDATE, id: commandId },
        args: [],
        shown: shownOnceOpen(start, now),
        deadline,
      }),
    sendToEnded: (start, message, deadline) =>
      startWith(client, {
        start,
        update: { name: message.command.type, id: message.commandId },
        args: [message],
        shown: [],
        deadline,
      }),
    send: (caseId, message, deadline) =>
      taken(() =>
        client.withDeadline(deadline, () =>
          client.workflow
            .getHandle(workflowIdOf(caseId))
            .executeUpdate<CommandResult, [CommandMessage]>(message.command.type, {
              updateId: message.commandId,
              args: [message],
            }),
        ),
      ),
    startReview: (grantId) => startReview(client, grantId),
    tellReviewed: (grantId) =>
      client.withDeadline(Date.now() + REVIEW_WAIT_MS, () =>
        client.workflow.getHandle(reviewWorkflowIdOf(grantId)).signal(REVIEWED_SIGNAL),
      ),
    ready: () => readiness(connection, options.namespace),
    close: () => connection.close(),
  };
}

/**
 * Foresees what the case will show its operators once it is open, so that it need not say so itself: what the case makes of its opening
 * depends on nothing else. One that waits out its minutes of grace is no case yet, and shows nothing.
 */
function shownOnceOpen(start: CaseStart & { kind: 'open' }, now: Instant): SearchAttributePair[] {
  if (start.notBefore !== null) return [];
  const { opening, setting } = start;
  const opened = openCase(opening, { now, actor: { kind: 'program' }, setting });
  return startAttributesOf(opened.case, opened.setting);
}

function startWith(
  client: Client,
  {
    start,
    update,
    args,
    shown,
    deadline,
  }: {
    start: CaseStart;
    update: { name: string; id: string };
    args: CommandMessage[];
    shown: SearchAttributePair[];
    deadline: Date;
  },
): Promise<Taken> {
  const { id, protectedAddress } = start.kind === 'open' ? start.opening : start.case;
  const commandId = start.kind === 'open' ? { commandId: update.id } : {};
  const startWorkflowOperation = new WithStartWorkflowOperation<ConcernCaseWorkflow>(
    CONCERN_CASE_WORKFLOW,
    {
      workflowId: workflowIdOf(id),
      taskQueue: CASE_QUEUE,
      args: [{ ...start, ...commandId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      typedSearchAttributes: shown,
      staticSummary: protectedAddress ? 'Concern case' : `Concern case ${start.caseNumber}`,
    },
  );
  return taken(() =>
    client.withDeadline(deadline, () =>
      client.workflow.executeUpdateWithStart<ConcernCaseWorkflow, CommandResult, CommandMessage[]>(
        update.name,
        {
          updateId: update.id,
          args,
          startWorkflowOperation,
        },
      ),
    ),
  );
}

async function startReview(client: Client, grantId: string): Promise<void> {
  const input: ReviewStart = { grantId };
  await client.withDeadline(Date.now() + REVIEW_WAIT_MS, () =>
    client.workflow.start(BREAK_GLASS_REVIEW_WORKFLOW, {
      workflowId: reviewWorkflowIdOf(grantId),
      taskQueue: CASE_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: 'Emergency access awaits review',
    }),
  );
}

async function taken(call: () => Promise<CommandResult>): Promise<Taken> {
  try {
    const { seq } = await call();
    return { status: 'applied', seq };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { status: 'not-running' };
    const refusal = error instanceof WorkflowUpdateFailedError ? refusalIn(error) : undefined;
    if (refusal) return { status: 'refused', refusal };
    throw error;
  }
}

/** Finds the refusal that a case sent as the failure of an Update; other failures are faults. */
function refusalIn({ cause }: WorkflowUpdateFailedError): Refusal | undefined {
  if (!(cause instanceof ApplicationFailure)) return undefined;
  const [refusal] = (cause.details ?? []) as Refusal[];
  return refusal?.code === cause.type ? refusal : undefined;
}

async function readiness(connection: Connection, namespace: string) {
  try {
    const { pollers } = await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: CASE_QUEUE },
        taskQueueType: 1,
      }),
    );
    const fresh = (pollers ?? []).some(
      ({ lastAccessTime }) =>
        Number(lastAccessTime?.seconds ?? 0) * 1000 > Date.now() - POLL_FRESH_MS,
    );
    return { reachable: true, workerPolling: fresh };
  } catch {
    return { reachable: false, workerPolling: false };
  }
}
