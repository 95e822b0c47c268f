import { lookup, lookupService } from 'node:dns/promises';
import { hostname, networkInterfaces } from 'node:os';
import { type Clock, systemClock } from '@hawser/core/clock';
import { isDnsName } from '@hawser/core/pki/subject-names';
import { type ServerNames, serverNames } from './server-names.ts';

/** What a machine knows of itself. */
export interface Machine {
  hostname(): string;
  /** Those of its network cards that others can reach. */
  addresses(): readonly string[];
  /** The name that the network gives to it. */
  fullName(hostname: string): Promise<string | undefined>;
}

const patience = 1000;

// A machine with many containers has many addresses.
const most = 100;

/** The names and addresses of this machine, as far as it can tell quickly. */
export async function detectServerNames(
  machine: Machine = thisMachine,
  clock: Clock = systemClock,
): Promise<ServerNames> {
  const short = machine.hostname().toLowerCase();
  const full = short.includes('.') ? undefined : await fullNameOf(machine, short, clock);
  const names = [short, full ?? ''].filter(isDnsName);
  return serverNames([...names, ...machine.addresses().slice(0, most)], { detected: true });
}

async function fullNameOf(
  machine: Machine,
  short: string,
  clock: Clock,
): Promise<string | undefined> {
  const given = new AbortController();
  try {
    const name = await Promise.race([
      machine.fullName(short).catch(() => undefined),
      // A name server that does not answer may take half a minute.
      clock.sleep(patience, given.signal).then(() => undefined),
    ]);
    // Whoever names the address may name it anything; only what begins with our own name is taken.
    return name?.toLowerCase().startsWith(`${short}.`) === true ? name.toLowerCase() : undefined;
  } finally {
    given.abort();
  }
}

export const thisMachine: Machine = {
  hostname,
  addresses: () =>
    Object.values(networkInterfaces())
      .flatMap((card) => card ?? [])
      .filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
      .map(({ address }) => address),
  async fullName(name) {
    const { address } = await lookup(name);
    return (await lookupService(address, 0)).hostname;
  },
};
