import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIPv4, type LookupFunction } from 'node:net';
import { systemClock } from '@hawser/core/clock';
import { keyOf } from './service-text.ts';
import { openMulticast } from './multicast.ts';

/** Finds hosts as `office.local` by asking for them (RFC 6762), so that no daemon is needed; all others as ever. */
export const lookupGiven: LookupFunction = (host, options, callback) => {
  const otherwise = (): void => systemLookup(host, options, callback);
  if (isLocal(host)) answer(host, { options, callback, otherwise });
  else otherwise();
};

/** The same, and nowhere else: a printer that was only found has no other name. */
export const lookupFound: LookupFunction = (host, options, callback) => {
  const otherwise = (): void => {
    const error = new Error(`nobody in the networks of this machine is called ${host}`);
    callback(Object.assign(error, { code: 'ENOTFOUND' }), '', 0);
  };
  if (isLocal(host)) answer(host, { options, callback, otherwise });
  else otherwise();
};

type Answer = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

interface Asked {
  readonly options: Parameters<LookupFunction>[1];
  readonly callback: Answer;
  readonly otherwise: () => void;
}

function isLocal(host: string): boolean {
  return /^[\w-]{1,63}\.local$/i.test(host);
}

function answer(host: string, { options, callback, otherwise }: Asked): void {
  const reply = async (): Promise<void> => {
    const family = options.family === 4 || options.family === 'IPv4' ? 4 : undefined;
    const found = (await addressesOf(host))
      .map((address) => ({ address, family: isIPv4(address) ? 4 : 6 }))
      .filter((each) => family === undefined || each.family === family);
    const [first] = found;
    if (first === undefined) otherwise();
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  };
  reply().catch(otherwise);
}

interface Known {
  readonly addresses: readonly string[];
  readonly at: number;
}

/** As long as hosts say that what they say of their addresses holds. */
const keptMs = 120_000;
const mostKept = 4000;
const askedAtMs = [0, 250, 1000];
const patienceMs = 2500;

const known = new Map<string, Known>();
const asking = new Map<string, Promise<readonly string[]>>();

/** Where printers have said just now that they are. */
export function rememberHost(host: string, addresses: readonly string[]): void {
  known.delete(host);
  if (known.size >= mostKept) known.clear();
  known.set(host, { addresses, at: systemClock.now() });
}

async function addressesOf(name: string): Promise<readonly string[]> {
  const host = name.toLowerCase();
  const before = known.get(host);
  if (before !== undefined && Math.abs(systemClock.now() - before.at) < keptMs) {
    return before.addresses;
  }
  const asked = asking.get(host) ?? ask(host).finally(() => asking.delete(host));
  asking.set(host, asked);
  return await asked;
}

async function ask(host: string): Promise<readonly string[]> {
  const name = host.split('.');
  const found = Promise.withResolvers<readonly string[]>();
  const multicast = await openMulticast((records) => {
    const addresses = records.flatMap((record) => {
      const isIts = record.type === 'A' && record.ttl > 0 && keyOf(record.name) === keyOf(name);
      return isIts && multicast.networks.some((each) => each.has(record.address))
        ? [record.address]
        : [];
    });
    if (addresses.length > 0) found.resolve(addresses);
  });
  const timers = [
    ...askedAtMs.map((ms) => systemClock.timer(ms, () => multicast.ask([{ name, type: 'A' }]))),
    systemClock.timer(patienceMs, () => found.resolve([])),
  ];
  const addresses = await found.promise;
  for (const timer of timers) timer.cancel();
  multicast.close();
  if (addresses.length > 0) rememberHost(host, addresses);
  return addresses;
}
