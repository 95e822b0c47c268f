import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Check, failed, passed, warning } from './check.ts';

/** Whether the name by which people reach the site leads anywhere, and whether that is here. */
export function nameCheck(url: () => URL): Check {
  return async () => {
    const host = url().hostname.replaceAll(/[[\]]/g, '');
    if (isIP(host) !== 0) return [passed(host, 'it is an address')];
    const found = await lookup(host, { all: true }).catch(() => []);
    if (found.length === 0) {
      const hint =
        'Enter it at your name server, or give the site a name that is known by -PublicUrl.';
      return [failed(host, 'no name server knows it', hint)];
    }
    const addresses = found.map(({ address }) => address);
    const own = new Set(
      Object.values(networkInterfaces()).flatMap((card) =>
        (card ?? []).map((each) => each.address),
      ),
    );
    const shown = addresses.join(', ');
    return addresses.some((address) => own.has(address))
      ? [passed(host, `it is ${shown}, which is this machine`)]
      : [
          warning(
            host,
            `it is ${shown}, which is not this machine`,
            'That is right behind a proxy or a load balancer. Otherwise correct the name server.',
          ),
        ];
  };
}
