import { createServer } from 'node:net';
import { StartError } from './start-error.js';

/** Refuses, with a sentence that names the setting, a port that something else listens on. */
export async function assertPortFree(port: number, part: string, setting: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new StartError(
    `Port ${port}, meant for ${part}, is in use. Stop what uses it (lsof -i :${port}), ` +
      `or move ${part}: ${setting}=${port + 10000 > 65535 ? 15000 : port + 10000} npm start`,
  );
}

/** Finds ports of 127.0.0.1 that nothing listens on, all different. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return ports;
}

async function isPortFree(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new StartError(`Port ${port} may not be used by this user; choose one above 1024.`);
    }
    return false;
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
