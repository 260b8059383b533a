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
const cacheDir = path.join(root, 'node_modules', '.cache', 'naervaer');

/** Bundles the workflows, or finds the bundle of these very sources, and returns its file. */
export async function prepareWorkflowBundle(): Promise<string> {
  const file = path.join(cacheDir, `workflows-${hashSources()}.js`);
  if (existsSync(file)) {
    utimesSync(file, new Date(), new Date());
    return file;
  }
  mkdirSync(cacheDir, { recursive: true });
  const { bundleWorkflows } = await import('../worker/bundle.js');
  const half = path.join(cacheDir, `workflows-half-${process.pid}.js`);
  await bundleWorkflows(half);
  for (const name of readdirSync(cacheDir)) {
    const isOld = Date.now() - statSync(path.join(cacheDir, name)).mtimeMs > OLD_AFTER_MS;
    // A program that runs on other sources needs its bundle again when its worker is started again.
    if (isOld && /^workflows-[0-9a-f]+\.js$/.test(name)) {
      rmSync(path.join(cacheDir, name), { force: true });
    }
  }
  renameSync(half, file);
  return file;
}

// What ends up in the bundle comes from these folders, and from packages that the lock file pins.
function hashSources(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const folder of ['domain', 'workflows', 'worker']) {
    for (const name of readdirSync(path.join(root, folder), { recursive: true }).sort()) {
      const file = path.join(root, folder, String(name));
      if (/\.[cm]?[jt]sx?$/.test(file)) hash.update(String(name)).update(readFileSync(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
