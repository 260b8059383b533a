import { createServer } from 'node:net';
import { StartError } from './start-error.js';

/** Names a port that we are about to listen on, the part that does, and the setting that moves it. */
export interface WantedPort {
  port: number;
  part: string;
  setting: string;
}

/** Refuses ports that something else listens on, all at once, with the settings that move them. */
export async function assertPortsFree(wanted: readonly WantedPort[]): Promise<void> {
  const free = await Promise.all(wanted.map(({ port }) => isPortFree(port)));
  const used = wanted.filter((_, i) => !free[i]);
  if (used.length === 0) return;
  const sentences = used.map(({ port, part }) => `Port ${port}, meant for ${part}, is in use.`);
  // Of several ports that one setting moves, the first is the one it names.
  const settings = new Map(used.toReversed().map(({ port, setting }) => [setting, movedBy(port)]));
  throw new StartError(
    `${sentences.join('\n')}\nStop what uses it (lsof -i :${used[0]?.port}), or move it: ` +
      `${[...settings]
        .reverse()
        .map(([setting, port]) => `${setting}=${port}`)
        .join(' ')} npm start`,
  );
}

const movedBy = (port: number) => (port + 10_000 > 65_535 ? port - 10_000 : port + 10_000);

/** Finds ports of 127.0.0.1 that nothing listens on, all different. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return ports;
}

/** Finds free ports, all different, under a bound that whoever is to listen on them needs. */
export async function findFreePortsBelow(bound: number, count: number): Promise<number[]> {
  const found: number[] = [];
  // Where a search begins differs between programs that look at the same time.
  for (let port = 10_000 + (process.pid % 10_000); port < bound && found.length < count; port++) {
    if (await isPortFree(port)) found.push(port);
  }
  if (found.length === count) return found;
  throw new StartError(`There are no ${count} free ports below ${bound}: stop what uses them.`);
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
