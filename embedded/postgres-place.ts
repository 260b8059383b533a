import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { isReachableBy } from './postgres-binaries.js';

/**
 * Names the folder of the database files: `cluster` in the data folder, or, where the user who runs
 * PostgreSQL cannot enter that (we are root, in a folder closed to others), one under /var/tmp that
 * `cluster` then points to.
 */
export function placeCluster(
  dataDir: string,
  user: { uid: number; gid: number } | undefined,
): string {
  const place = path.join(realpathSync(dataDir), 'cluster');
  if (isLink(place)) return remakeTarget(place);
  if (existsSync(place) || isReachableBy(user, dataDir)) return place;
  const name = createHash('sha256').update(place).digest('hex').slice(0, 12);
  symlinkSync(`/var/tmp/naervaer-data-${name}/cluster`, place);
  return remakeTarget(place);
}

/** Removes the database files, wherever they lie. */
export function removeCluster(dataDir: string): void {
  const place = path.join(dataDir, 'cluster');
  if (isLink(place)) rmSync(path.dirname(readlinkSync(place)), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function remakeTarget(link: string): string {
  const target = readlinkSync(link);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
  return target;
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
