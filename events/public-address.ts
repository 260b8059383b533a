import ipaddr from 'ipaddr.js';

/** Answers, at Azure, what only the machine itself should ask. The other clouds' metadata lie in private ranges. */
const METADATA = ['168.63.129.16'];
/** All that the internet's registries have given out; what is left of IPv6 leads to nobody's receiver. */
const GIVEN_OUT_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Tells whether an address, in any way of writing it, is one on the open internet: not this machine, not the network it stands in. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // Turns an IPv4 address in IPv6's clothes into what it leads to.
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast' || METADATA.includes(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(GIVEN_OUT_IPV6);
}
