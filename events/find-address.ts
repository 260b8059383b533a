import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Finds every address of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks as the machine itself does: its hosts file, then the name servers. */
export const resolveByMachine: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Finds the one address that a delivery will connect to. A name with a single private address among its own is refused: who mixes
 * them has no good in mind.
 */
export async function findAddress(
  host: string,
  { resolve, allowPrivate }: { resolve: Resolve; allowPrivate: boolean },
): Promise<{ address: string } | { fault: 'name-not-found' | 'private-address' }> {
  const addresses = isIP(host) > 0 ? [host] : await resolve(host).catch(() => []);
  const [address] = addresses;
  if (address === undefined) return { fault: 'name-not-found' };
  if (!allowPrivate && !addresses.every(isPublicAddress)) return { fault: 'private-address' };
  return { address };
}
