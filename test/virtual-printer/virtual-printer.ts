import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { holdPrinter } from '../../packages/agent/src/virtual-printer/hold-printer.ts';
import { printerPlace } from '../../packages/agent/src/virtual-printer/printer-place.ts';
import type { PrinterSettings } from '../../packages/agent/src/virtual-printer/printer-settings.ts';
import { runVirtualPrinter } from '../../packages/agent/src/virtual-printer/run-virtual-printer.ts';
import { atEnd } from '../printing/at-end.ts';
import { printerFolder } from '../printing/printer-folder.ts';

/** A virtual printer in this process. */
export interface VirtualPrinter {
  readonly uri: string;
  readonly folder: string;
  said(): string;
  /** What lies in its folder, by name. */
  printed(): Promise<Readonly<Record<string, Buffer>>>;
  stop(): Promise<void>;
}

export async function startVirtualPrinter({
  folder,
  ...settings
}: Partial<PrinterSettings> & { readonly folder?: string } = {}): Promise<VirtualPrinter> {
  const place = printerPlace(folder ?? (await printerFolder()));
  const held = await holdPrinter(place);
  let said = '';
  const printer = await runVirtualPrinter({
    place,
    settings: {
      name: 'Office',
      location: '',
      formats: ['application/pdf', 'image/jpeg', 'image/pwg-raster', 'text/plain'],
      pagesPerMinute: undefined,
      ...settings,
    },
    listen: { host: '127.0.0.1', port: 0 },
    clock: systemClock,
    say: (line) => void (said += `${line}\n`),
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping ??= printer.stop().then(async () => held[Symbol.asyncDispose]());
    await stopping;
  };
  atEnd(stop);
  return {
    uri: printer.uri,
    folder: place.root,
    said: () => said,
    async printed() {
      const names = (await readdir(place.root)).filter((name) => name.startsWith('job-'));
      const files = names
        .toSorted()
        .map(async (name) => [name, await readFile(join(place.root, name))] as const);
      return Object.fromEntries(await Promise.all(files));
    },
    stop,
  };
}
