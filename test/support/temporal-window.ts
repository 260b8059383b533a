import { Client, Connection } from '@temporalio/client';
import { decode } from '@temporalio/common/lib/encoding.js';

/** One workflow as an operator may read it: what lists and details show, and its whole history, decoded. */
export interface SeenWorkflow {
  workflowId: string;
  type: string;
  attributes: Record<string, unknown>;
  summary: string;
  currentDetails: string;
  /** Activities under way, mails among them. */
  pendingActivities: number;
  /** All of it in one text: description, attributes, memo, details, history. */
  everything: string;
}

/** Reads every workflow of the namespace, open and closed. */
export async function seeWorkflows(address: string): Promise<SeenWorkflow[]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection });
    const found: SeenWorkflow[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      found.push(await seeWorkflow(client, workflowId, runId));
    }
    return found;
  } finally {
    await connection.close();
  }
}

async function seeWorkflow(
  client: Client,
  workflowId: string,
  runId: string,
): Promise<SeenWorkflow> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const seen = await handle.describe();
  const { currentDetails } = await handle.query<{ currentDetails?: string }>(
    '__temporal_workflow_metadata',
  );
  const history = await handle.fetchHistory();
  const summary = (await seen.staticSummary()) ?? '';
  const details = (await seen.staticDetails()) ?? '';
  const attributes = Object.fromEntries(
    seen.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
  );
  return {
    workflowId,
    type: seen.type,
    attributes,
    summary,
    currentDetails: currentDetails ?? '',
    pendingActivities: seen.raw.pendingActivities?.length ?? 0,
    everything: [
      ...[workflowId, summary, details, currentDetails],
      ...[JSON.stringify(attributes), JSON.stringify(seen.memo)],
      readText(seen.raw),
      readText(history),
    ].join('\n'),
  };
}

/** Turns a message of the engine's into text; payloads, which are bytes, are read as the text they hold. */
function readText(message: unknown): string {
  // Not by JSON: these messages would write their bytes as base64.
  if (message instanceof Uint8Array) return decode(message);
  if (typeof message !== 'object' || message === null) return String(message);
  return Object.entries(message)
    .map(([key, value]) => `${key}: ${readText(value)}`)
    .join('\n');
}
