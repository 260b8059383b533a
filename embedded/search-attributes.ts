import type { Connection } from '@temporalio/client';

// The numbers of temporal.api.enums.v1.IndexedValueType.
const TYPES = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6 } as const;

/** Names search attributes with their Temporal types. */
export type SearchAttributeTypes = Readonly<Record<string, keyof typeof TYPES>>;

// The gRPC code.
const ALREADY_EXISTS = 6;

/** Registers search attributes; those that are there already stay. */
export async function registerSearchAttributes(
  connection: Connection,
  types: SearchAttributeTypes,
  namespace = 'default',
): Promise<void> {
  for (const [name, type] of Object.entries(types)) {
    // One by one: the server refuses the whole list for one that it knows.
    await connection.operatorService
      .addSearchAttributes({ namespace, searchAttributes: { [name]: TYPES[type] } })
      .catch((error: { code?: number }) => {
        if (error.code !== ALREADY_EXISTS) throw error;
      });
  }
}
