import { once } from 'node:events';

/** Ends the process that made what test files share; it stops its database and removes its files. */
export default async function globalTeardown() {
  const services = globalThis.naervaerTestServices;
  if (services === undefined || services.exitCode !== null) return;
  const exited = once(services, 'exit');
  services.stdin.end();
  await exited;
}
