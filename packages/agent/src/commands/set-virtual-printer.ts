import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { virtualPrinterOutput } from '../virtual-printer/printer-output.ts';
import { troubles } from '../virtual-printer/printer-troubles.ts';

const patienceSeconds = 10;
const pauseMs = 20;

export default defineCommand({
  verb: 'Set',
  noun: 'VirtualPrinter',
  summary: 'Has a virtual printer run out of paper, jam, or be well again.',
  description:
    'It says so to whoever asks it, as a real printer would, and where it cannot print it waits in the middle of the job until it is well. It stays so when it is started anew.',
  parameters: {
    folder: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The folder that it prints into.',
    },
    trouble: {
      type: 'enum',
      choices: [...troubles, 'none'],
      list: true,
      help: 'What is the matter with it; none where it is well.',
      otherwise: 'as it was',
    },
    accepting: {
      type: 'enum',
      choices: ['yes', 'no'],
      help: 'Whether it takes new jobs.',
      otherwise: 'as it was',
    },
  },
  impact: 'low',
  output: virtualPrinterOutput,
  examples: [
    {
      line: 'hawser-agent set-virtual-printer paper -Trouble media-empty',
      says: 'Takes the paper out of it.',
      notRun: 'there is no such printer',
    },
    {
      line: 'hawser-agent set-virtual-printer paper -Trouble none',
      says: 'Has it go on.',
      notRun: 'there is no such printer',
    },
  ],
  async *run({ parameters, should, signal }) {
    const { printerPlace } = await import('../virtual-printer/printer-place.ts');
    const { isRunning } = await import('../running/hold-folder.ts');
    const { readPrinterStatus, readWanted, writeWanted } =
      await import('../virtual-printer/printer-state.ts');
    const { virtualPrinterErrors } = await import('../virtual-printer/virtual-printer-errors.ts');
    const place = printerPlace(parameters.folder);
    const { root } = place;
    if (!(await isRunning(place))) {
      throw virtualPrinterErrors('not-running', { folder: root }, { target: root });
    }
    const before = await readWanted(place);
    const given = parameters.trouble?.filter((each) => each !== 'none');
    const wanted = {
      troubles: [...(given ?? before.troubles)],
      accepting:
        parameters.accepting === undefined ? before.accepting : parameters.accepting === 'yes',
    };
    if (!(await should(`the printer in ${root}`, 'Set Virtual Printer'))) return;
    await writeWanted(place, wanted);
    for (let waited = 0; waited < patienceSeconds * 1000; waited += pauseMs) {
      const status = await readPrinterStatus(place);
      const { troubles: now, accepting } = status ?? {};
      if (JSON.stringify({ troubles: now, accepting }) === JSON.stringify(wanted)) {
        yield { ...status, folder: root };
        return;
      }
      await systemClock.sleep(pauseMs, signal);
    }
    const values = { folder: root, seconds: patienceSeconds };
    throw virtualPrinterErrors('not-taken', values, { target: root });
  },
});
