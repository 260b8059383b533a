import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Names why a URL can be no receiver's; the words are in the API's faults. */
export type UrlFault = 'wrong-form' | 'not-https' | 'private-address';

/** Finds what is wrong with a receiver's URL before any name in it is looked up; undefined when nothing is. */
export function findUrlFault(text: string, allowPrivate: boolean): UrlFault | undefined {
  if (!URL.canParse(text)) return 'wrong-form';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'wrong-form';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'not-https';
  if (allowPrivate) return undefined;
  const host = hostOf(url);
  const isInside = isIP(host) > 0 ? !isPublicAddress(host) : isLocalName(host);
  return isInside ? 'private-address' : undefined;
}

/** Reads the host of a URL, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal|localdomain)\.?$/i.test(host);
}
