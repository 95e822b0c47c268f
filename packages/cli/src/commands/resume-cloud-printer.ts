import { defineCommand } from '@hawser/command/declaration/command';
import { cloudPrinterOutput } from '../cloud-print/cloud-printer-output.ts';
import { cloudPrinters } from '../cloud-print/cloud-printer-parameters.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Resume',
  noun: 'CloudPrinter',
  summary: 'Has printers print again and take new jobs, whichever of it was suspended.',
  description:
    'It is IPP’s Resume-Printer and Enable-Printer; with -NewJobs only the latter, so that a printer takes jobs that wait. Jobs that are held stay held. Whoever may manage the printer may do it, by the role Printers.Publish or by its security descriptor.',
  parameters: {
    name: cloudPrinters,
    newJobs: { type: 'switch', help: 'Only has them take new jobs.' },
  },
  impact: 'medium',
  passThru: 'Writes the printers as they are now.',
  output: cloudPrinterOutput,
  examples: [
    {
      line: 'hawser resume-cloud-printer Office',
      says: 'Has it print what has waited, and take new jobs.',
      notRun: 'no site runs',
    },
  ],
  async *run(call) {
    const { parameters, session, passThru } = call;
    const site = await signedInSite(session);
    const { setPrinterStates } = await import('../cloud-print/set-printer-states.ts');
    const changed = setPrinterStates(site, call, {
      names: parameters.name,
      action: parameters.newJobs ? 'Open CloudPrinter' : 'Resume CloudPrinter',
      wanted: parameters.newJobs ? { accepting: true } : { paused: false, accepting: true },
    });
    for await (const printer of changed) if (passThru) yield printer;
  },
});
