import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';

const patienceSeconds = 10;
const pauseMs = 20;

export default defineCommand({
  verb: 'Stop',
  noun: 'VirtualPrinter',
  summary: 'Switches a virtual printer off.',
  description: 'What it has printed stays where it is; what it has not is gone.',
  parameters: {
    folder: {
      type: 'path',
      mandatory: true,
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.VirtualPrinter': 'folder' },
      help: 'The folder that it prints into.',
    },
  },
  impact: 'medium',
  examples: [
    {
      line: 'hawser-agent stop-virtual-printer paper',
      says: 'Switches off the one that prints into the folder paper.',
      notRun: 'there is no such printer',
    },
  ],
  async run({ parameters, should, signal }) {
    const { printerPlace } = await import('../virtual-printer/printer-place.ts');
    const { readPrinterStatus } = await import('../virtual-printer/printer-state.ts');
    const { virtualPrinterErrors } = await import('../virtual-printer/virtual-printer-errors.ts');
    const { isRunning } = await import('../running/hold-folder.ts');
    const place = printerPlace(parameters.folder);
    const { root } = place;
    const status = (await isRunning(place)) ? await readPrinterStatus(place) : undefined;
    if (status === undefined) {
      throw virtualPrinterErrors('not-running', { folder: root }, { target: root });
    }
    const { name, process: pid } = status;
    if (!(await should(`${name}, process ${pid}`, 'Stop Virtual Printer'))) return;
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < patienceSeconds * 1000; waited += pauseMs) {
      if (!(await isRunning(place))) return;
      await systemClock.sleep(pauseMs, signal);
    }
    const values = { folder: root, pid, seconds: patienceSeconds };
    throw virtualPrinterErrors('not-stopped', values, { target: root });
  },
});
