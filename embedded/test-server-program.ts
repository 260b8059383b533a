import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeCacheDir } from './cache-dir.js';
import { showProgress } from './progress.js';
import { downloadWithSdk, findDownloaded } from './sdk-download.js';
import { StartError } from './start-error.js';
import { stopTogether } from './stop-together.js';

const VERSION = '1.32.1';

/**
 * Finds Temporal's time-skipping test server, or gets it, and returns an executable that takes its
 * arguments (`PORT --enable-time-skipping`) and ends when the process that started it ends.
 */
export async function obtainTestServer(): Promise<string> {
  const native =
    findDownloaded('temporal-test-server') ??
    (findJars() === undefined ? await downloadWithSdk('temporal-test-server') : undefined);
  if (native !== undefined) return writeScript(`"${native}"`);
  const jars = findJars() ?? (await fetchJars());
  return writeScript(`"${findJava()}" -Xmx1g -cp "${jars}/*" io.temporal.testserver.TestServer`);
}

// A crash of the tests must not leave the server behind: something watches the parent, whatever
// becomes of it. `exec` makes the server the very process that the starter knows and stops.
function writeScript(command: string): string {
  const script = `#!/bin/sh
parent=$PPID
self=$$
(
  while kill -0 "$parent" && kill -0 "$self"; do sleep 1; done
  kill -9 "$self"
) >/dev/null 2>&1 </dev/null &
exec ${command} "$@"
`;
  const file = path.join(makeCacheDir('test-server'), 'run');
  const half = `${file}-${process.pid}`;
  writeFileSync(half, script);
  chmodSync(half, 0o755);
  renameSync(half, file);
  return file;
}

function jarsDir(): string {
  return path.join(makeCacheDir('test-server'), `jars-${VERSION}`);
}

function findJars(): string | undefined {
  return existsSync(jarsDir()) ? jarsDir() : undefined;
}

async function fetchJars(): Promise<string> {
  findJava();
  const half = `${jarsDir()}-${process.pid}`;
  mkdirSync(half, { recursive: true });
  const pom = path.join(half, 'pom.xml');
  writeFileSync(pom, POM);
  const progress = showProgress(`Fetching Temporal's test server ${VERSION} with Maven, once`);
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${half}`];
  try {
    const fetching = promisify(execFile)('mvn', args, { cwd: half });
    stopTogether(fetching.child);
    await fetching;
    if (!readdirSync(half).includes(`temporal-test-server-${VERSION}.jar`)) {
      throw new Error('Maven fetched no test server');
    }
    renameSync(half, jarsDir());
    return jarsDir();
  } catch (error) {
    const { code, stdout } = error as { code?: string; stdout?: string };
    throw new StartError(
      code === 'ENOENT'
        ? `${MISSING} Maven (\`mvn\`) is not there, which would fetch it.`
        : `${MISSING} Maven could not fetch it either:\n${stdout || (error as Error).message}`,
    );
  } finally {
    progress.done();
    rmSync(half, { recursive: true, force: true });
  }
}

const MISSING =
  "The workflow tests need Temporal's time-skipping test server. It cannot be downloaded from " +
  'temporal.download from here, so Java 17 or later and Maven are needed.';

function findJava(): string {
  const home = process.env.JAVA_HOME;
  const java = home ? path.join(home, 'bin', 'java') : 'java';
  try {
    execFileSync(java, ['-version'], { stdio: 'ignore' });
    return java;
  } catch {
    throw new StartError(`${MISSING} Java (\`${java}\`) does not run.`);
  }
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>naervaer</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
