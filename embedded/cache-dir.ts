import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Makes, and names, a folder of this person's cache: what took long to get is got once for all clones. */
export function makeCacheDir(...names: string[]): string {
  const base = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const directory = path.join(base, 'naervaer', ...names);
  mkdirSync(directory, { recursive: true });
  return directory;
}
