// Completes package-lock.json with the optional packages of other platforms.
//
// Where a registry does not serve them, `npm install` leaves them out, and `npm ci` then refuses the
// lock file on every machine. Run it after an install that changed the lock file; `--check` only
// says whether something is missing (exit 1).

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = findMissing(lock.packages);

if (process.argv.includes('--check')) {
  for (const { place, version } of missing) process.stderr.write(`missing: ${place} ${version}\n`);
  if (missing.length > 0) {
    process.stderr.write('`npm ci` would refuse package-lock.json; run: npm run lock:complete\n');
    process.exitCode = 1;
  }
} else {
  for (const { place, entry } of missing) lock.packages[place] = entry;
  lock.packages = sortByName(lock.packages);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} entries added to package-lock.json\n`);
}

function findMissing(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, range]) => /^\d+\.\d+\.\d+/.test(range) && !isFound(packages, parent, name))
      .map(([name, version]) => {
        const isTaken = `node_modules/${name}` in packages;
        const place = isTaken ? `${parent}/node_modules/${name}` : `node_modules/${name}`;
        return {
          place,
          version,
          entry: { version, ...readPlatform(name), ...(dev ? { dev } : {}), optional: true },
        };
      }),
  );
}

/** As Node looks a package up: beside the parent's own, then one level up, and so on. */
function isFound(packages, parent, name) {
  for (
    let place = parent;
    ;
    place = place.slice(0, Math.max(place.lastIndexOf('node_modules/') - 1, 0))
  ) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
    if (place === '') return false;
  }
}

/** Such packages say in their names which machine they are for. */
function readPlatform(name) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const find = (known) => words.filter((word) => known.includes(word)).slice(0, 1);
  const os = find([
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
  ]);
  const cpu = find([
    'arm',
    'arm64',
    'ia32',
    'loong64',
    'mips64el',
    'ppc64',
    'riscv64',
    's390x',
    'wasm32',
    'x64',
  ]);
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    ...(os.length > 0 ? { os } : {}),
  };
}

function sortByName(packages) {
  const names = Object.keys(packages).sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, packages[name]]));
}
