import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { makeCacheDir } from './cache-dir.js';
import { showProgress } from './progress.js';
import { StartError } from './start-error.js';
import { stopTogether } from './stop-together.js';

/** A program that is built from the source of a Go module, once for all clones. */
export interface GoProgram {
  /** What people call it, with its version. */
  title: string;
  /** What `go install` takes, with the version. */
  package: string;
  /** The name of the file that `go install` makes. */
  file: string;
  /** Names the folder of the cache. */
  cacheName: string;
  /** What to do where there is no Go: a clause. */
  orElse: string;
}

/** Names the built program, if it has been built. */
export function findBuilt(program: GoProgram): string | undefined {
  return existsSync(builtFile(program)) ? builtFile(program) : undefined;
}

/** Builds a program with Go, into the cache, and names it; throws a StartError that says what to do. */
export async function buildWithGo(program: GoProgram): Promise<string> {
  assertGo(program);
  const target = builtFile(program);
  const half = `${target}-build-${process.pid}`;
  mkdirSync(half, { recursive: true });
  const progress = showProgress(`Building ${program.title} with Go, once (about 4 minutes)`);
  try {
    const args = ['install', '-v', program.package];
    const { code, output } = await runGo(args, half, progress.detail);
    if (code !== 0) throw explainBuild(program, output);
    renameSync(path.join(half, program.file), target);
    return target;
  } finally {
    progress.done();
    rmSync(half, { recursive: true, force: true });
  }
}

/** Asks a program for its version; undefined where there is none. */
export function tryVersion(command: string, args: string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function builtFile({ cacheName, file }: GoProgram): string {
  return path.join(makeCacheDir(cacheName), file);
}

function runGo(args: string[], binDir: string, onDetail: (text: string) => void) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const env = { ...process.env, GOBIN: binDir, GOFLAGS: '-buildvcs=false' };
    const go = spawn('go', args, { stdio: ['ignore', 'ignore', 'pipe'], env });
    const lines: string[] = [];
    let packages = 0;
    createInterface({ input: go.stderr }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('go: downloading')) onDetail(line.slice(4));
      else onDetail(`${(packages += 1)} packages built`);
    });
    stopTogether(go);
    go.once('error', reject);
    go.once('close', (code) => resolve({ code, output: lines.slice(-8).join('\n') }));
  });
}

function assertGo({ title, orElse }: GoProgram): void {
  const found = /go(\d+)\.(\d+)/.exec(tryVersion('go', ['version']) ?? '');
  if (found && (Number(found[1]) > 1 || Number(found[2]) >= 25)) return;
  throw new StartError(
    `${title} is missing, and cannot be downloaded from here. Do one of these, then start again: ${orElse}, ` +
      `or install Go 1.25 or later, with which it is then built${found ? ` (this machine has ${found[0]})` : ''}.`,
  );
}

function explainBuild({ title }: GoProgram, output: string): StartError {
  return new StartError(
    /no space left on device/i.test(output)
      ? `${title} cannot be built: the disk is full. It needs about 3 GB, most of it in Go’s caches.`
      : `${title} cannot be built with Go:\n${output}`,
  );
}
