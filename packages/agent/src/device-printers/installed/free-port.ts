import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Below those that anybody may have, and above those of most services. */
const [lowest, highest] = [660, 988];
const tries = 16;

/**
 * One that is free now. It is nobody's before the agent listens there, and another if it is taken then. Root
 * gets one that nobody else can have while its agent does not run, where the system has such.
 */
export async function freePort(): Promise<number> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const usual = await namedPorts();
    for (let left = tries; left > 0 && (await firstOfAnybody()) > highest; left -= 1) {
      const port = randomInt(lowest, highest + 1);
      if (!usual.has(port) && (await listened(port)) !== undefined) return port;
    }
  }
  return (await listened(0)) ?? 0;
}

/** Listens there for a moment; undefined where that cannot be. */
async function listened(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

async function firstOfAnybody(): Promise<number> {
  const told = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'latin1').catch(
    () => '1024',
  );
  return Number(told);
}

/** Those that some service is known to listen at, here or elsewhere. */
async function namedPorts(): Promise<ReadonlySet<number>> {
  const text = await readFile('/etc/services', 'utf8').catch(() => '');
  return new Set(Array.from(text.matchAll(/^\S+\s+(\d+)\//gm), ([, port]) => Number(port)));
}
