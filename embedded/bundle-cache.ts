import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const OLD_AFTER_MS = 7 * 86_400_000;
// Among the packages, so that a bundle finds those that it leaves where they are.
const cacheDir = path.join(root, 'node_modules', '.cache', 'naervaer');

/** Finds the folder that was made of these very sources, or makes it; returns its path. */
export async function preparedFrom(
  { name, folders }: { name: string; folders: readonly string[] },
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const place = path.join(cacheDir, `${name}-${hashOf(folders)}`);
  if (existsSync(place)) {
    utimesSync(place, new Date(), new Date());
    return place;
  }
  const half = path.join(cacheDir, `half-${name}-${process.pid}`);
  mkdirSync(half, { recursive: true });
  await make(half);
  forgetOld(name);
  try {
    renameSync(half, place);
  } catch (error) {
    // Another command has made the same meanwhile.
    if (!existsSync(place)) throw error;
    rmSync(half, { recursive: true });
  }
  return place;
}

// What ends up in a bundle comes from these folders, and from packages that the lock file pins. It names the place of its sources, so
// that a project which was moved is bundled anew.
function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(root);
  hash.update(readFileSync(path.join(root, 'package-lock.json')));
  for (const folder of folders) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true }).sort()) {
      const place = path.join(root, folder, String(file));
      if (/\.[cm]?[jt]sx?$/.test(place)) hash.update(String(file)).update(readFileSync(place));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

// A program that runs on other sources needs its bundle again when it is started again: only what nobody has used for days goes.
function forgetOld(name: string): void {
  for (const each of readdirSync(cacheDir)) {
    const place = path.join(cacheDir, each);
    if (each.startsWith(`${name}-`) && Date.now() - statSync(place).mtimeMs > OLD_AFTER_MS) {
      rmSync(place, { recursive: true, force: true });
    }
  }
}
