import { join } from 'node:path';
import { type DetachedStart, startDetached } from '@hawser/command/detached/start-detached';
import { makeFolder } from '@hawser/core/files/make-folder';
import { agentNodeOptions } from '../running/agent-node-options.ts';
import { isRunning } from '../running/hold-folder.ts';
import type { PrinterPlace } from './printer-place.ts';
import type { PrinterStatus } from './printer-state.ts';
import { virtualPrinterErrors } from './virtual-printer-errors.ts';

type Start = Pick<DetachedStart, 'words' | 'env' | 'signal' | 'takeSignals'>;

/** What a virtual printer tells the process that has started it. */
export interface ReadyPrinter {
  readonly status: PrinterStatus;
}

/** Starts the printer in a process of its own, and comes back when it answers. */
export async function startDetachedPrinter(
  place: PrinterPlace,
  { words, ...start }: Start,
): Promise<PrinterStatus> {
  const { root, own } = place;
  await makeFolder(root);
  await makeFolder(own, 0o700);
  const values = { folder: root };
  const about = { target: root };
  if (await isRunning(place)) throw virtualPrinterErrors('running', values, about);
  const output = join(own, 'output.log');
  const { status } = await startDetached<ReadyPrinter>({
    ...start,
    words: ['start-virtual-printer', ...words],
    nodeOptions: agentNodeOptions,
    folder: root,
    output,
    isThere: async () => isRunning(place),
    stopped: () => virtualPrinterErrors('start-stopped', values, about),
    ended: (ending) => virtualPrinterErrors('not-started', { ...values, ending, output }, about),
  });
  return status;
}
