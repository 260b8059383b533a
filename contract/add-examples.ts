import type { Example } from './examples.js';

interface Parameter {
  name: string;
  in: string;
  example?: unknown;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}
/** Holds an OpenAPI document, as far as it is looked at here. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** Lists the operations of a document, with how they are called. */
export function operationsIn({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

/** Adds to the served document what is known of this very server: a request for each operation that should succeed. */
export function addExamples(document: Document, examples: Record<string, Example>): Document {
  const added = structuredClone(document);
  for (const { operation } of operationsIn(added)) {
    const { path, query, body } = examples[operation.operationId] ?? {};
    for (const parameter of operation.parameters ?? []) {
      const given = { path, query }[parameter.in]?.[parameter.name];
      if (given !== undefined) parameter.example = given;
    }
    for (const content of Object.values(operation.requestBody?.content ?? {})) {
      if (body !== undefined) content.example = body;
    }
  }
  return added;
}
