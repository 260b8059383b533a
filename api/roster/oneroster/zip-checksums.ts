import { crc32 } from 'node:zlib';

const signature = (text: string) => Buffer.from(`PK${text}`, 'latin1');
const END = signature('\x05\x06');
const LARGE_END = signature('\x06\x06');
const ENTRY = signature('\x01\x02');
const ENTRY_BYTES = 46;
const IN_LARGE_END = 0xffffffff;

/**
 * Reads the checksums of a zip's files from the list at its end; undefined where there is no whole list, as in a zip that was cut
 * off. The unpacking library follows the files one by one and looks at neither.
 */
export function findZipChecksums(bytes: Buffer): Map<string, number> | undefined {
  try {
    return readChecksums(bytes);
  } catch (error) {
    // A place that the list names lies outside the zip.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readChecksums(bytes: Buffer): Map<string, number> | undefined {
  const end = bytes.lastIndexOf(END);
  if (end < 0) return undefined;
  const checksums = new Map<string, number>();
  let at = bytes.readUInt32LE(end + 16);
  if (at === IN_LARGE_END) {
    at = Number(bytes.readBigUInt64LE(bytes.lastIndexOf(LARGE_END, end) + 48));
  }
  while (bytes.subarray(at, at + ENTRY.length).equals(ENTRY)) {
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + ENTRY_BYTES, nameEnd);
    checksums.set(name, bytes.readUInt32LE(at + 16));
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return checksums;
}

/** Tells whether a file came out of the zip as it was put in. */
export function isAsPacked(file: Buffer, checksum: number | undefined): boolean {
  return checksum !== undefined && crc32(file) === checksum;
}
