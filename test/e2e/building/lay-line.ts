import { randomBytes, randomInt } from 'node:crypto';
import type { Network } from './network.ts';
import { programEnded } from './program-ended.ts';

/** The addresses of this machine and of the other end on the line between them. */
type Line = Pick<Network, 'outside' | 'inside'>;

/** Joins the network that a process is in with this machine. The line goes with that network. */
export async function layLine(pid: number, within: readonly string[]): Promise<Line> {
  const { outside, inside } = addresses();
  // Names of lines have 15 letters at most.
  const line = `hw-${randomBytes(5).toString('hex')}`;
  const otherEnd = ['peer', 'name', 'street', 'netns', String(pid)];
  await programEnded(['ip', 'link', 'add', line, 'type', 'veth', ...otherEnd]);
  await programEnded(['ip', 'address', 'add', `${outside}/30`, 'dev', line]);
  await programEnded(['ip', 'link', 'set', line, 'up']);
  const settings = [
    'link set lo up',
    `address add ${inside}/30 dev street`,
    'link set street up',
    `route add default via ${outside}`,
  ].join('\n');
  await programEnded([...within, 'ip', '-batch', '-'], { stdin: settings });
  return { outside, inside };
}

/** Two neighbours of those that are for trying out networks (RFC 2544), so that nobody has them. */
function addresses(): Line {
  const first = 4 * randomInt(2 ** 15);
  const at = (n: number): string => `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`;
  return { outside: at(first + 1), inside: at(first + 2) };
}
