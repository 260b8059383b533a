import { Unzip, UnzipInflate } from 'fflate';
import type { ApiFault } from '../../field-faults.js';
import { invalidRequest } from '../../problems.js';
import { COLLECTIONS } from './roster-rows.js';
import { findZipChecksums, isAsPacked } from './zip-checksums.js';

const MOST_FILES = 100;
const MOST_BYTES = 64 * 1024 * 1024;
const WANTED = new Set(['manifest.csv', ...COLLECTIONS.map((name) => `${name}.csv`)]);

/**
 * Unpacks the files of a OneRoster zip that we read, in memory and only by their plain names. What is written is counted while it is
 * unpacked: what a zip says of its sizes is not believed.
 */
export function unpackZip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let total = 0;
  let seen = 0;
  const refuse = (fault: ApiFault, pointer = '') => invalidRequest([{ pointer, fault }]);
  const unzip = new Unzip((file) => {
    if (++seen > MOST_FILES) throw refuse('too-large-unpacked');
    if (!WANTED.has(file.name)) return;
    if (files.has(file.name)) throw refuse('duplicate', `/${file.name}`);
    if (total + (file.originalSize ?? 0) > MOST_BYTES) throw refuse('too-large-unpacked');
    const parts: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, part, isLast) => {
      if (error) throw refuse('not-a-oneroster-zip');
      size += part.length;
      total += part.length;
      const isMoreThanSaid = file.originalSize !== undefined && size > file.originalSize;
      if (total > MOST_BYTES || isMoreThanSaid) throw refuse('too-large-unpacked');
      parts.push(part);
      if (!isLast) return;
      if (file.originalSize !== undefined && size < file.originalSize)
        throw refuse('not-a-oneroster-zip');
      files.set(file.name, Buffer.concat(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In small parts: a part that unpacks to very much is met before the next.
    for (let at = 0; at < bytes.length; at += 65_536) {
      unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'ProblemError') throw error;
    throw refuse('not-a-oneroster-zip');
  }
  if (!files.has('manifest.csv')) throw refuse('not-a-oneroster-zip');
  const checksums = findZipChecksums(bytes);
  for (const [name, file] of files) {
    if (!isAsPacked(file, checksums?.get(name))) throw refuse('damaged-file', `/${name}`);
  }
  return files;
}
