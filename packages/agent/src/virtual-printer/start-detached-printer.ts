import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { makeFolder } from '@hawser/core/files/make-folder';
import { readText } from '@hawser/core/files/read-text';
import { isRunning } from '../running/hold-folder.ts';
import type { PrinterPlace } from './printer-place.ts';
import { type PrinterStatus, readPrinterStatus } from './printer-state.ts';
import { virtualPrinterErrors } from './virtual-printer-errors.ts';

const pauseMs = 20;
const mostSaid = 1024 * 1024;

/** Starts the printer in a process of its own, and comes back when it answers. */
export async function startDetachedPrinter(
  place: PrinterPlace,
  {
    words,
    env,
    signal,
  }: {
    readonly words: readonly string[];
    readonly env: NodeJS.ProcessEnv;
    readonly signal: AbortSignal;
  },
): Promise<PrinterStatus> {
  const { root, own } = place;
  await makeFolder(root);
  await makeFolder(own, 0o700);
  if (await isRunning(place)) {
    throw virtualPrinterErrors('running', { folder: root }, { target: root });
  }
  const said = join(own, 'output.log');
  const output = await open(said, 'w', 0o600);
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, [script, 'start-virtual-printer', ...words], {
    // A session of its own: what ends the terminal does not end the printer.
    detached: true,
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', output.fd],
    windowsHide: true,
  });
  await output.close();
  while (child.exitCode === null && child.signalCode === null) {
    const status = await readPrinterStatus(place);
    if (status !== undefined && status.process === child.pid) {
      child.unref();
      return status;
    }
    await systemClock.sleep(pauseMs, signal).catch((error: unknown) => {
      child.kill();
      throw error;
    });
  }
  const reason = (await readText(said, { limit: mostSaid }))?.trim().split('\n')[0] ?? '';
  throw virtualPrinterErrors('not-started', { reason, folder: root }, { target: root });
}
