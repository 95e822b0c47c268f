import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readlink } from 'node:fs/promises';
import { missingPeers } from '../../peers/peers.ts';
import { atEnd } from '../../printing/at-end.ts';
import { layLine } from './lay-line.ts';
import { type Network, openNetwork } from './network.ts';
import { programEnded } from './program-ended.ts';

const tryOut = 'ip link add hwtry type veth && nft add table inet hwtry';

/** Whether a network can be made here that only dials out: on Linux, where the user may make networks. */
export const canCloseNetwork =
  process.platform === 'linux' &&
  missingPeers('networks').length === 0 &&
  spawnSync('unshare', ['--net', 'sh', '-c', tryOut]).status === 0;

/** What a firewall does that has no port open: nothing comes in but answers. */
const firewall = `table inet building {
  chain inward {
    type filter hook input priority filter; policy drop;
    iif lo accept
    ct state established,related accept
  }
}
`;

/**
 * The network of a building: one of its own that is joined with this machine by one line, on which it can dial
 * this machine, and nobody can dial in. It goes with the test. Where none can be made it is this machine.
 */
export async function buildingNetwork(): Promise<Network> {
  if (!canCloseNetwork) return openNetwork;
  // It lasts as long as somebody is in it: this one until nobody writes to it any more, whatever happens.
  const keeper = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  atEnd(async () => end(keeper));
  await isApart(keeper);
  const within = ['nsenter', `--net=/proc/${keeper.pid}/ns/net`];
  const line = await layLine(keeper.pid ?? 0, within);
  await programEnded([...within, 'nft', '-f', '-'], { stdin: firewall });
  return { ...line, within };
}

/** The firewall must never become that of the machine: cat answers as soon as it has a network of its own. */
async function isApart({ stdin, stdout, pid }: ChildProcess): Promise<void> {
  if (stdin === null || stdout === null) throw new Error('it cannot be asked');
  stdin.write('apart?');
  await once(stdout, 'data');
  const [ours, its] = await Promise.all(
    ['self', pid].map(async (id) => readlink(`/proc/${id}/ns/net`)),
  );
  if (ours === its) throw new Error('there is no network of its own');
}

async function end(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  const ended = once(keeper, 'exit');
  keeper.stdin?.end();
  await ended;
}
