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

// Below the ports that systems give to outgoing connections and to those who ask for any: nothing takes one between
// our finding it and our program listening on it. Temporal's server keeps its own in 16 bits with a sign.
const LOWEST = 10_000;
const COUNT = 20_000;
// Processes that search at the same time begin far apart, and each goes on where it stopped.
const STRIDE = 12_361;
let searched = 0;

/** Finds ports of 127.0.0.1 that nothing listens on, all different, also from those found before. */
export async function findFreePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let tried = 0; tried < COUNT && found.length < count; tried++) {
    const port = LOWEST + ((process.pid * STRIDE + searched++) % COUNT);
    if (await isPortFree(port)) found.push(port);
  }
  if (found.length === count) return found;
  throw new StartError(
    `There are no ${count} free ports from ${LOWEST} to ${LOWEST + COUNT - 1}: stop what uses them.`,
  );
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
