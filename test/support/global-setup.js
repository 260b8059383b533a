import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Starts the process that makes what test files share (see services.ts), and tells them its address. */
export default async function globalSetup() {
  const services = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'services.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: path.resolve(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const [address] = await Promise.race([
    once(services.stdout, 'data'),
    once(services, 'exit').then(() => {
      throw new Error('What the tests share could not be started; see above.');
    }),
  ]);
  process.env.NAERVAER_TEST_SERVICES = String(address).trim();
  globalThis.naervaerTestServices = services;
}
