import { BlockList, isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** A network that this machine is in, by one of its addresses. */
export interface OwnNetwork {
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  has(address: string): boolean;
}

/** Addresses that lead to no other network: RFC 1918, 3927, 4193. Link-local ones of IPv6 tell no interface. */
const nearby = new BlockList();
nearby.addSubnet('10.0.0.0', 8);
nearby.addSubnet('172.16.0.0', 12);
nearby.addSubnet('192.168.0.0', 16);
nearby.addSubnet('169.254.0.0', 16);
nearby.addSubnet('fc00::', 7, 'ipv6');

/** The networks of a building that this machine is in, and that nobody outside can reach. */
export function ownNetworks(): readonly OwnNetwork[] {
  return Object.values(networkInterfaces())
    .flatMap((places = []) => places)
    .flatMap(({ address, cidr, internal, family }) => {
      const kind = family === 'IPv4' ? 'ipv4' : 'ipv6';
      if (internal || cidr === null || !nearby.check(address, kind)) return [];
      const network = new BlockList();
      network.addSubnet(address, Number(cidr.split('/')[1]), kind);
      const has = (other: string): boolean => {
        const otherKind = isIPv4(other) ? 'ipv4' : 'ipv6';
        return network.check(other, otherKind) && nearby.check(other, otherKind);
      };
      return [{ address, family: kind, has }];
    });
}
