import { readFileSync } from 'node:fs';
import { operationsIn, type Document } from './add-examples.js';

interface Har {
  log: { entries: { request: { method: string; url: string }; response: { status: number } }[] };
}

/** Counts, for each operation, how often each status was answered. */
export type Counts = Map<string, Map<number, number>>;

/** Adds what a run's record says was answered. */
export function countAnswers(counts: Counts, document: Document, recordFile: string): void {
  const { log } = JSON.parse(readFileSync(recordFile, 'utf8')) as Har;
  const operations = operationsIn(document)
    .map(({ method, path, operation }) => ({
      ...{ method: method.toUpperCase(), operationId: operation.operationId },
      form: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      parameters: path.split('{').length,
    }))
    // `/meetings/held` before `/meetings/{meetingId}`.
    .sort((a, b) => a.parameters - b.parameters);
  for (const { request, response } of log.entries) {
    const { pathname } = new URL(request.url);
    const operation = operations.find((o) => o.method === request.method && o.form.test(pathname));
    if (!operation) continue;
    const statuses = counts.get(operation.operationId) ?? new Map<number, number>();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    counts.set(operation.operationId, statuses);
  }
}

/** Lists operation by operation how often it succeeded, of how many tries, and with what else it was answered. */
export function tableOf(counts: Counts, document: Document): string[] {
  return operationsIn(document).map(({ operation: { operationId } }) => {
    const statuses = [...(counts.get(operationId) ?? [])].sort(([a], [b]) => a - b);
    const all = statuses.reduce((sum, [, times]) => sum + times, 0);
    const others = statuses.filter(([status]) => status >= 300);
    const shown = others.map(([status, times]) => `${status} × ${times}`).join(', ');
    const good = successesOf(counts, operationId);
    return `${operationId.padEnd(24)}${String(good).padStart(6)} of ${String(all).padStart(6)}   ${shown}`;
  });
}

/** Tells how often an operation was answered 2xx. */
export function successesOf(counts: Counts, operationId: string): number {
  return [...(counts.get(operationId) ?? [])]
    .filter(([status]) => status >= 200 && status < 300)
    .reduce((sum, [, times]) => sum + times, 0);
}
