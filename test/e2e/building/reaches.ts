import { connect } from 'node:net';
import type { Network } from './network.ts';
import { programEnded } from './program-ended.ts';

const patienceMs = 500;

/** Whether the site, that is this machine, gets through to a port of a building. */
export async function siteReaches({ inside }: Network, port: number): Promise<boolean> {
  const socket = connect({ host: inside, port, timeout: patienceMs });
  return await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true));
    socket.on('timeout', () => resolve(false)).on('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

/** Throws where somebody in the building does not get through to it. */
export async function neighbourReaches({ inside, within }: Network, port: number): Promise<void> {
  await programEnded([...within, 'bash', '-c', `exec 3<>/dev/tcp/${inside}/${port}`]);
}
