import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Candidate } from './bench.ts';
import { benchOffice } from './connector-lab.ts';
import { residentKilobytes } from './site.ts';
import type { Shipped } from './start-up.ts';

const printers = 100;
/** How long it is left alone before it is idle: each printer of a connector is known then. */
const idleMs = 20_000;
const starts = 20;

interface Measured {
  readonly device: number;
  readonly connector: number;
  readonly startOfDevice: number;
  readonly startOfConnector: number;
}

/** What an agent costs that has nothing to do, and how long it takes until it is there. */
export function idleAgentBenches(shipped: Shipped): readonly Bench[] {
  let round: Promise<Measured> | undefined;
  const row = (name: string, atMost: number, figure: keyof Measured): Candidate => ({
    name,
    target: { atMost },
    async run() {
      round ??= measured(shipped);
      return (await round)[figure];
    },
  });
  return [
    {
      title: 'Memory of an idle agent',
      unit: 'MB',
      runs: 1,
      candidates: [
        row('as device', 75, 'device'),
        row(`as connector of ${printers} printers`, 90, 'connector'),
      ],
    },
    {
      title: `Start of an agent, until it is connected, of ${starts}`,
      unit: 'ms',
      runs: 1,
      candidates: [
        row('as device', 300, 'startOfDevice'),
        row('as connector', 300, 'startOfConnector'),
      ],
    },
  ];
}

async function measured(shipped: Shipped): Promise<Measured> {
  const office = await benchOffice(shipped, printers);
  try {
    const device = office.another('device');
    const connector = office.another('connector');
    const startOfDevice = await usualStart(device);
    const startOfConnector = await usualStart(connector);
    const waiting = device();
    await once(waiting, 'message');
    await sleep(idleMs);
    const megabytes = [waiting, office.connector].map(({ pid }) => residentKilobytes(pid) / 1024);
    await ended(waiting);
    const [ofDevice = NaN, ofConnector = NaN] = megabytes;
    return { device: ofDevice, connector: ofConnector, startOfDevice, startOfConnector };
  } finally {
    await office.close();
  }
}

async function usualStart(start: () => ChildProcess): Promise<number> {
  const took: number[] = [];
  while (took.length < starts) {
    const began = performance.now();
    const agent = start();
    await once(agent, 'message');
    took.push(performance.now() - began);
    await ended(agent);
  }
  return took.toSorted((one, other) => one - other)[starts / 2] ?? NaN;
}

async function ended(agent: ChildProcess): Promise<void> {
  const exit = once(agent, 'exit');
  agent.kill();
  await exit;
}
