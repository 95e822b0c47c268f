import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinterOutput } from '../cloud-print/cloud-printer-output.ts';
import { cloudPrinters } from '../cloud-print/cloud-printer-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Suspend',
  noun: 'CloudPrinter',
  aliases: ['pause-cloud-printer'],
  summary: 'Pauses printers: they take jobs, which wait.',
  description:
    'It is IPP’s Pause-Printer: what a device has it prints to its end, and nothing more is handed to it. With -NewJobs it is Disable-Printer instead: new jobs are refused, and those that wait are printed, so that a printer can be emptied before it is taken away. Whoever may manage the printer may do it, by the role Printers.Publish or by its security descriptor.',
  parameters: {
    name: cloudPrinters,
    newJobs: { type: 'switch', help: 'Refuses new jobs, and prints those that there are.' },
  },
  impact: 'medium',
  passThru: 'Writes the printers as they are now.',
  output: cloudPrinterOutput,
  examples: [
    {
      line: 'hawser suspend-cloud-printer Office',
      says: 'Has jobs wait while it is repaired.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser suspend-cloud-printer Office -NewJobs',
      says: 'Has it print what it has, and take nothing more.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, session, passThru } = call;
    const site = await signedInSite(session);
    const { setPrinterStates } = await import('../cloud-print/set-printer-states.ts');
    const changed = setPrinterStates(site, call, {
      names: parameters.name,
      action: parameters.newJobs ? 'Close CloudPrinter' : 'Suspend CloudPrinter',
      wanted: parameters.newJobs ? { accepting: false } : { paused: true },
    });
    for await (const printer of changed) if (passThru) yield printer;
  },
});
