import type { Host } from '@hawser/command/invocation/host';
import { inCi } from '@hawser/command/output/display';

/** Whether somebody sits there, at a terminal that can be written on anywhere. */
export function hasTerminal({ stdin, stdout, env }: Host): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && !inCi(env) && env['TERM'] !== 'dumb';
}
