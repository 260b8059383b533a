import { readFileSync } from 'node:fs';
import { LineCounter, isMap, isNode, isPair, parseDocument, type Document, type Node } from 'yaml';
import type { ZodError } from 'zod';
import { checkScenario } from './check-scenario.js';
import { salvage } from './salvage.js';
import { ScenarioError, type ScenarioFault } from './scenario-error.js';
import { scenarioSchema, type Scenario } from './scenario-schema.js';

/** Reads a scenario file; throws a `ScenarioError` that names every fault with its line. Dates and times stay text. */
export function readScenario(file: string): Scenario {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const lineAt = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new ScenarioError(document.errors.map((e) => `${lineAt(e.pos[0])}: ${e.message}`));
  }
  const raw = valueOf(document, `${file}:1`);
  const parsed = scenarioSchema.safeParse(raw);
  const faults = [
    ...(parsed.success ? [] : faultsOf(parsed.error)),
    ...checkScenario(salvage(raw)),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ScenarioError(
    faults
      .map((fault) => ({ fault, offset: offsetOf(document, fault.path) }))
      .sort((a, b) => a.offset - b.offset)
      .map(({ fault, offset }) => `${lineAt(offset)}: ${describe(fault)}`),
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new ScenarioError([`${file}:1: ${why}`]);
  }
}

/** Resolves what the file says; aliases without end are a fault of the file, as the parser finds out only here. */
function valueOf(document: Document, place: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw new ScenarioError([`${place}: ${error instanceof Error ? error.message : 'unreadable'}`]);
  }
}

function faultsOf(error: ZodError): ScenarioFault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: 'there is no such key',
      }));
    }
    return [{ path: issue.path, message: sayOf(issue) }];
  });
}

function sayOf({ code, message, ...issue }: ZodError['issues'][number]): string {
  if (code === 'invalid_type' && message.endsWith('received undefined')) return 'it is missing';
  if (message === 'national-identity-number') return 'an id is no national identity number';
  const isId = 'format' in issue && issue.format === 'regex';
  return isId ? 'an id of letters, digits and . _ : @ - is expected' : message;
}

/** Finds where a path begins in the file: its key, or the nearest thing around it that is there. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const owner: unknown = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(owner)) {
      const pair = owner.items.find((p) => String(isNode(p.key) ? p.key : '') === String(key));
      if (isPair(pair) && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && (node as Node).range) return (node as Node).range?.[0] ?? 0;
  }
  return document.contents?.range?.[0] ?? 0;
}

function describe({ path, message }: ScenarioFault): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}
