import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeCacheDir } from '../embedded/cache-dir.js';
import { showProgress } from '../embedded/progress.js';
import { StartError } from '../embedded/start-error.js';

const VERSION = '4.32.5';

/** Installs schemathesis into a cache folder of its own, once, and names its program. Needs Python with venv. */
export function installSchemathesis(): string {
  const venv = path.join(makeCacheDir('schemathesis'), VERSION);
  const [python, program] = ['python', 'schemathesis'].map((name) => path.join(venv, 'bin', name));
  if (program !== undefined && existsSync(program)) return program;
  const progress = showProgress(`Installing schemathesis ${VERSION} (once)`);
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  try {
    execFileSync('python3', ['-m', 'venv', venv], { stdio: [...stdio] });
    const install = ['-m', 'pip', 'install', '--quiet', `schemathesis==${VERSION}`];
    execFileSync(python ?? '', install, { stdio: [...stdio] });
  } catch {
    rmSync(venv, { recursive: true, force: true });
    throw new StartError('schemathesis cannot be installed: it needs python3 with venv and pip.');
  } finally {
    progress.done();
  }
  return program ?? '';
}
