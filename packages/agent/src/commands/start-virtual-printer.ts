import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { withoutSecrets } from '@hawser/core/secret';
import { failure, tellParent } from '@hawser/command/detached/waiting-parent';
import { printFormats } from '../virtual-printer/document/print-formats.ts';
import type { ReadyPrinter } from '../virtual-printer/start-detached-printer.ts';
import { virtualPrinterOutput } from '../virtual-printer/printer-output.ts';

export default defineCommand({
  verb: 'Start',
  noun: 'VirtualPrinter',
  summary: 'Starts a printer of IPP Everywhere whose paper is a folder.',
  description:
    'It prints one job after the other: each document becomes a file, named by the number of the job and by what it is, and never by what somebody has called it. It says where it prints, stays in the foreground and tells of each job, until Ctrl-C or stop-virtual-printer; what is not printed then is gone, as from a printer that is switched off. It is there to try things out: whoever reaches it prints.',
  parameters: {
    folder: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'Where it lays what it prints; it is made if it is not there.',
    },
    name: {
      type: 'string',
      minimum: 1,
      maximum: 127,
      default: 'Virtual printer',
      help: 'What it is called.',
    },
    location: { type: 'string', maximum: 127, default: '', help: 'Where it says that it stands.' },
    listen: {
      type: 'string',
      default: '127.0.0.1:0',
      takes: 'an address and a port',
      help: 'Where it listens; port 0 is one that is free.',
    },
    format: {
      type: 'enum',
      choices: printFormats,
      list: true,
      help: 'What it can print.',
      otherwise: 'application/pdf, image/jpeg and image/pwg-raster',
    },
    pagesPerMinute: {
      type: 'number',
      minimum: 0.1,
      maximum: 60_000,
      help: 'How fast it prints.',
      otherwise: 'as fast as it can',
    },
    detach: {
      type: 'switch',
      help: 'Leaves it running in the background, and comes back when it answers.',
    },
  },
  impact: 'low',
  output: virtualPrinterOutput,
  examples: [
    {
      line: 'hawser-agent start-virtual-printer paper',
      says: 'Prints into the folder paper until it is stopped.',
      notRun: 'it stays until it is stopped',
    },
    {
      line: 'hawser-agent start-virtual-printer -Folder paper -Name Kitchen -Listen 127.0.0.1:8631 -PagesPerMinute 20',
      says: 'Is as slow as a real one.',
      notRun: 'it stays until it is stopped',
    },
  ],
  async *run({ parameters, host, signal, should, suggest }) {
    const { folder, name, location, listen: address, pagesPerMinute } = parameters;
    const formats = parameters.format ?? ['application/pdf', 'image/jpeg', 'image/pwg-raster'];
    const { parseListenAddress } = await import('@hawser/core/site/listen-address');
    const { virtualPrinterErrors } = await import('../virtual-printer/virtual-printer-errors.ts');
    const { printerPlace } = await import('../virtual-printer/printer-place.ts');
    const listen = parseListenAddress(address);
    if (listen === undefined) {
      throw virtualPrinterErrors('bad-listen', { address }, { target: address });
    }
    const place = printerPlace(folder);
    if (!(await should(`${name}, which prints into ${place.root}`, 'Start Virtual Printer')))
      return;
    if (parameters.detach) {
      const { startDetachedPrinter } = await import('../virtual-printer/start-detached-printer.ts');
      const { printerWords } = await import('../virtual-printer/printer-words.ts');
      const words = printerWords({ ...parameters, folder: place.root });
      const { env, takeSignals } = host;
      const status = await startDetachedPrinter(place, { words, env, signal, takeSignals });
      yield { ...status, folder: place.root };
      suggest(
        `Next, have a connector print on it: hawser-agent add-connector-printer ${status.uri}. What it prints is in ${place.root}`,
      );
      return;
    }
    const { holdPrinter } = await import('../virtual-printer/hold-printer.ts');
    const { runVirtualPrinter } = await import('../virtual-printer/run-virtual-printer.ts');
    const stopped = new AbortController();
    using _ = host.takeSignals?.(() => {
      // Whoever asks twice does not want to wait.
      if (stopped.signal.aborted) process.exit(130);
      stopped.abort();
    });
    await using held = await holdPrinter(place).catch(refused);
    void held;
    const printer = await runVirtualPrinter({
      place,
      settings: { name, location, formats, pagesPerMinute },
      listen,
      clock: systemClock,
      say: (line) => {
        const at = new Date(systemClock.now()).toISOString();
        host.stderr.write(`${at} ${withoutSecrets(line)}\n`);
      },
    }).catch(refused);
    try {
      const { readPrinterStatus } = await import('../virtual-printer/printer-state.ts');
      const status = await readPrinterStatus(place);
      if (status !== undefined) await tellParent<ReadyPrinter>({ kind: 'ready', status });
      yield { ...status, folder: place.root };
      const end = AbortSignal.any([signal, stopped.signal]);
      const { promise, resolve } = Promise.withResolvers<void>();
      if (end.aborted) resolve();
      end.addEventListener('abort', () => resolve(), { once: true });
      await promise;
    } finally {
      await printer.stop();
    }
  },
});

/** Whoever has started it, and waits, hears why it is not. */
async function refused(error: unknown): Promise<never> {
  await tellParent(failure(error));
  throw error;
}
