import type { PrismaClient } from './generated/client.js';

interface Sent {
  transaction?: unknown;
}
interface Loader {
  options: { batchBy(sent: Sent): string | undefined };
}

/**
 * Makes a client send each `findUnique` by itself. Prisma gathers those of one tick, whoever they are for, and sends them where the
 * first of them stood: in another request's scope. Inside a transaction, which has one scope, it may go on gathering.
 */
export function sendEachByItself(client: PrismaClient): PrismaClient {
  const { options } = loaderOf(client);
  const { batchBy } = options;
  options.batchBy = (sent) => (sent.transaction ? batchBy(sent) : undefined);
  return client;
}

// Prisma has no setting for it. Its versions are pinned, and a version that is built otherwise does not start.
function loaderOf(client: PrismaClient): Loader {
  const { _requestHandler: handler } = client as unknown as {
    _requestHandler?: { dataloader?: Partial<Loader> };
  };
  const loader = handler?.dataloader;
  if (typeof loader?.options?.batchBy !== 'function') {
    throw new Error('This version of Prisma gathers queries in a way that the scopes do not know');
  }
  return loader as Loader;
}
