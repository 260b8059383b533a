import { createHash } from 'node:crypto';

/** Stands where the first line has no seal before it. */
export const CHAIN_START = Buffer.alloc(32);

/**
 * Makes the hash that seals a line: over the seal before it and the line's canonical text (`access_log_text` in the database). Who
 * changes a line must make every later seal anew, and the head then is another.
 */
export function chainHash(before: Uint8Array, lineText: string): Buffer {
  return createHash('sha256').update(before).update(lineText, 'utf8').digest();
}
