/** Holds the part of JSON Schema that our own schemas come out as. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Writes a schema in the short form that the specification uses: `{ name, email?: string, roles: [{ role }] }`. */
export function describeSchema(
  schema: Schema,
  schemas: Record<string, Schema>,
  indent = '',
  depth = 0,
): string {
  const inner = (next: Schema, deeper = indent) => describeSchema(next, schemas, deeper, depth + 1);
  if (depth > 12) return '…';
  if (schema.$ref) {
    const known = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return known ? inner(known) : 'object';
  }
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map((option) => inner(option)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => inner(part)).join(' & ');
  if (schema.items) return `[${inner(schema.items)}]`;
  if (schema.properties) {
    const deeper = `${indent}  `;
    const lines = Object.entries(schema.properties).map(([name, property]) => {
      const mark = schema.required?.includes(name) ? '' : '?';
      return `${deeper}${name}${mark}: ${inner(property, deeper)}`;
    });
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'anything');
  return schema.format ? `${type} (${schema.format})` : type;
}
