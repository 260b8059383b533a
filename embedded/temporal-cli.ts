import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { makeCacheDir } from './cache-dir.js';
import { showProgress } from './progress.js';
import { downloadWithSdk, findDownloaded } from './sdk-download.js';
import { StartError } from './start-error.js';
import { stopTogether } from './stop-together.js';

// The last version whose module `go install` accepts: later ones hold replace directives.
const VERSION = '1.5.1';
const MODULE = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;

/** Finds the Temporal program, or gets it: from the PATH, by the SDK's download, built with Go. */
export async function obtainTemporal(): Promise<string> {
  return (
    findOnPath() ??
    findDownloaded('temporal-cli') ??
    findBuilt() ??
    (await downloadWithSdk('temporal-cli')) ??
    (await buildWithGo())
  );
}

function findOnPath(): string | undefined {
  return tryVersion('temporal', ['--version']) === undefined ? undefined : 'temporal';
}

function builtFile(): string {
  return path.join(makeCacheDir(`temporal-${VERSION}`), 'temporal');
}

function findBuilt(): string | undefined {
  return existsSync(builtFile()) ? builtFile() : undefined;
}

async function buildWithGo(): Promise<string> {
  assertGo();
  const target = builtFile();
  const half = `${target}-build-${process.pid}`;
  mkdirSync(half, { recursive: true });
  const progress = showProgress(`Building Temporal ${VERSION} with Go, once (about 4 minutes)`);
  try {
    const { code, output } = await runGo(['install', '-v', MODULE], half, progress.detail);
    if (code !== 0) throw explainBuild(output);
    renameSync(path.join(half, 'temporal'), target);
    return target;
  } finally {
    progress.done();
    rmSync(half, { recursive: true, force: true });
  }
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

function assertGo(): void {
  const found = /go(\d+)\.(\d+)/.exec(tryVersion('go', ['version']) ?? '');
  if (found && (Number(found[1]) > 1 || Number(found[2]) >= 25)) return;
  throw new StartError(
    'Temporal is missing, and cannot be downloaded from here. Do one of these, then start again: ' +
      'install the Temporal CLI so that `temporal` is on the PATH (https://docs.temporal.io/cli), ' +
      'set TEMPORAL_ADDRESS to a running Temporal, or install Go 1.25 or later, with which it is ' +
      `then built${found ? ` (this machine has ${found[0]})` : ''}.`,
  );
}

function explainBuild(output: string): StartError {
  return new StartError(
    /no space left on device/i.test(output)
      ? 'Temporal cannot be built: the disk is full. It needs about 3 GB, most of it in Go’s caches.'
      : `Temporal cannot be built with Go:\n${output}`,
  );
}

function tryVersion(command: string, args: string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
