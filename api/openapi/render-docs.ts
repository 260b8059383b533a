import { html, page, type Html } from '../html.js';
import type { buildDocument } from './build-document.js';
import { groupBy } from '../group-by.js';
import { describeSchema, type Schema } from './describe-schema.js';

type Document = ReturnType<typeof buildDocument>;

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: {
    in: string;
    name: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

interface Call {
  method: string;
  path: string;
  operation: Operation;
}

/** Writes the document as a page that people read, one section a call. */
export function renderDocs(document: Document, documentPath: string): string {
  const calls = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      method,
      path,
      operation,
    })),
  );
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const groups = groupBy(calls, ({ operation }) => operation.tags[0] ?? 'other');
  const body = html`<h1>${document.info.title} API ${document.info.version}</h1>
    <p>${document.info.description ?? ''}</p>
    <p><a href="${documentPath}">OpenAPI 3.1</a></p>
    <nav aria-label="Calls">
      <ul>
        ${calls.map(
          ({ operation }) =>
            html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
        )}
      </ul>
    </nav>
    ${groups.map(
      ([tag, several]) =>
        html`<h2 class="tag">${tag}</h2>
          ${several.map((call) => renderCall(call, schemas))}`,
    )}`;
  return page('en', `${document.info.title} API`, body);
}

function renderCall({ method, path, operation }: Call, schemas: Record<string, Schema>): Html {
  const scopes = operation.security.flatMap((option) => Object.values(option).flat());
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  return html`<section class="call" id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p><span class="method">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    ${scopes.length > 0 ? html`<p>Scope: ${scopes.map((scope) => html`<code>${scope}</code> `)}</p>` : ''}
    ${renderParameters(operation, schemas)}
    ${bodies.map(
      ([type, { schema }]) =>
        html`<p>Body, <code>${type}</code>:</p>
          <pre>${describeSchema(schema, schemas)}</pre>`,
    )}
    ${Object.entries(operation.responses).map(([status, answer]) => renderAnswer(status, answer, schemas))}
  </section>`;
}

function renderParameters({ parameters = [] }: Operation, schemas: Record<string, Schema>): Html {
  if (parameters.length === 0) return html``;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Parameter</th>
        <th scope="col">In</th>
        <th scope="col">Is</th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map(
        ({ name, in: place, required, schema, description }) =>
          html`<tr>
            <td><code>${name}${required ? '' : '?'}</code></td>
            <td>${place}</td>
            <td><code>${describeSchema(schema, schemas)}</code> ${description ?? ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderAnswer(
  status: string,
  { description, content = {} }: Operation['responses'][string],
  schemas: Record<string, Schema>,
): Html {
  const schema = content['application/json']?.schema;
  return html`<p><strong>${status}</strong> ${description}</p>
    ${schema ? html`<pre>${describeSchema(schema, schemas)}</pre>` : ''}`;
}
