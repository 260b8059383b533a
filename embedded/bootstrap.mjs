// Runs a program of this project on a machine that has nothing but Node: installs what is missing,
// generates the database client, then runs the entry. Plain JavaScript, because it comes before
// everything else. What it says goes to stderr: stdout belongs to the program.
//
//   node embedded/bootstrap.mjs ENTRY [ARGUMENT…]     ENTRY: a .ts file, or a tool such as jest

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...names) => path.join(root, ...names);
const JEST_FLAGS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
const say = (line) => process.stderr.write(`${line}\n`);

requireNode();
await withInstallLock(() => {
  if (!hasDependencies()) installDependencies();
  if (!hasDatabaseClient()) generateDatabaseClient();
});
await runEntry(process.argv[2], process.argv.slice(3));

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Node ${process.versions.node} is too old: Nærvær needs 20.19 or later (https://nodejs.org).`,
  );
}

/** npm keeps a copy of the lock file of what it installed: they agree, or something is to be done. */
function hasDependencies() {
  const installedLock = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' || entry.optional || entry.link || installed[name]?.version === entry.version,
  );
}

function installDependencies() {
  const isFirst = !existsSync(inRoot('node_modules'));
  say(isFirst ? 'Installing what is missing (npm ci) …' : 'Bringing node_modules up to date …');
  // Only what our own programs need; `npm audit` and messages asking for money are for another day.
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (isFirst && runNpm(['ci', ...flags]) === 0) return;
  // A lock file made where some platform's optional packages were not served fails with `npm ci`.
  if (isFirst) say('`npm ci` failed; trying `npm install` …');
  if (runNpm(['install', '--no-save', ...flags]) === 0) return;
  fail(
    'The packages could not be installed; what npm says stands above. Check the network, or the ' +
      'registry it uses (npm config get registry), and start again.',
  );
}

function runNpm(args) {
  // Where npm runs us, this very npm; else the one on the PATH.
  const npm = process.env.npm_execpath;
  const isNpm = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: withoutNpmSettings() };
  const result = isNpm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.error) fail(`npm cannot be run (${result.error.message}); it comes with Node.`);
  return result.status;
}

/** Else `npm test --silent` or an `NODE_ENV=production` would decide what gets installed. */
function withoutNpmSettings() {
  const env = { ...process.env };
  for (const name of ['NODE_ENV', 'npm_config_loglevel', 'npm_config_omit']) delete env[name];
  return env;
}

function clientStamp() {
  const hash = createHash('sha256');
  hash.update(readFileSync(inRoot('prisma', 'schema.prisma')));
  hash.update(readFileSync(inRoot('node_modules', 'prisma', 'package.json')));
  return hash.digest('hex');
}

function hasDatabaseClient() {
  const stamp = inRoot('node_modules', '.cache', 'naervaer', 'prisma-client');
  return (
    existsSync(inRoot('prisma', 'generated', 'client.ts')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === clientStamp()
  );
}

function generateDatabaseClient() {
  say('Generating the database client …');
  const prisma = inRoot('node_modules', 'prisma', 'build', 'index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // Generating needs no engine, but looks for one, and downloads it, unless told where it is.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (status !== 0) fail(`The database client could not be generated.\n${stdout}${stderr}`);
  mkdirSync(inRoot('node_modules', '.cache', 'naervaer'), { recursive: true });
  writeFileSync(inRoot('node_modules', '.cache', 'naervaer', 'prisma-client'), clientStamp());
}

/** Two commands on a fresh clone, at once, must not install into each other's feet. */
async function withInstallLock(work) {
  if (hasDependencies() && hasDatabaseClient()) return;
  const lock = inRoot('.installing');
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`${root} cannot be written to: ${error.message}`);
      if (waited === 0) say('Another command is installing; waiting for it …');
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 15 * 60_000) rmSync(lock, { recursive: true, force: true }); // it was killed
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  const unlock = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', unlock);
  work();
  unlock();
}

async function runEntry(entry, args) {
  if (!entry) fail('Usage: node embedded/bootstrap.mjs ENTRY [ARGUMENT…]');
  process.env.TZ = 'UTC';
  if (!/\.[cm]?[jt]sx?$/.test(entry)) return runTool(entry, args);
  process.argv = [process.argv[0], inRoot(entry), ...args];
  await import('tsx');
  await import(pathToFileURL(inRoot(entry)).href);
}

function runTool(name, args) {
  const env = { ...process.env };
  // Jest loads modules of the new kind only with this flag, and its workers inherit it so.
  if (name === 'jest') env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} ${JEST_FLAGS}`.trim();
  const child = spawn(process.execPath, [findTool(name), ...args], {
    stdio: 'inherit',
    cwd: root,
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128 + (constants.signals[signal] ?? 0);
  });
}

function findTool(name) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'));
  return inRoot('node_modules', name, typeof bin === 'string' ? bin : bin[name]);
}

function fail(message) {
  say(message);
  process.exit(1);
}
